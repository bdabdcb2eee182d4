"""The channel that Zirkel made for a circle: its people are brought into it, or its owners are told whom to invite."""

from datetime import datetime
from typing import ClassVar

from bot.delivery import outbox
from bot.delivery.post import Address, Entrance, Post
from bot.features.circles import service, views
from bot.features.circles.posts.channel import TOLD_FOR, CirclePost
from bot.features.circles.rules import CircleInfo
from bot.kernel.vocabulary import CircleState, Courtesy
from bot.language.translator import Languages
from bot.slack.errors import ARCHIVED, UNINVITED
from bot.slack.message import Entry, Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter

NOT_BROUGHT_IN = "circles-not-brought-in"


class BringIn(CirclePost, Entrance):
    """Not a message: a member is brought into the channel that Zirkel made for the circle."""

    kind: ClassVar[str] = service.BRING_IN

    async def circle_of(self, work: UnitOfWork, letter: Letter) -> CircleInfo:
        """Return the circle that the membership is in."""
        return (await service.membership(work, letter.subject))[0]

    async def guest(self, work: UnitOfWork, letter: Letter) -> Entry | None:
        """Return who is to be brought in; nobody where they have left, or the circle lives elsewhere by now."""
        circle, member = await service.membership(work, letter.subject)
        at_home = circle.channel == letter.channel_id and circle.state is not CircleState.CLOSED
        return Entry(member.user) if member and at_home else None

    async def undeliverable(self, work: UnitOfWork, letter: Letter, code: str, now: datetime) -> None:
        """Tell the owners whom to invite by hand, where inviting the bot wouldn't help."""
        if code in (*UNINVITED, *ARCHIVED):
            await super().undeliverable(work, letter, code, now)
            return
        circle, _ = await service.membership(work, letter.subject)
        for owner in circle.owners:
            to = Address(people=(owner.user,))
            await outbox.put(work, NOT_BROUGHT_IN, letter.subject, to, now=now, not_after=now + TOLD_FOR)


class NotBroughtIn(Post):
    """To an owner: whom to invite by hand."""

    kind: ClassVar[str] = NOT_BROUGHT_IN
    courtesy: ClassVar[Courtesy] = Courtesy.NEEDED
    harmless_twice: ClassVar[bool] = True

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the words; nothing where either of them has left the circle meanwhile."""
        circle, guest = await service.membership(work, letter.subject)
        owner = next((one for one in circle.members if one.user == letter.people), None)
        if owner is None or guest is None or circle.state is CircleState.CLOSED:
            return None
        return views.not_brought_in(self._languages.words(owner.language), circle, guest.user, myself=guest == owner)
