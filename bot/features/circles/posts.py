"""What circles post: the card in the channel, and what people need to know who are responsible for a circle."""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address, ChannelInvite, Post
from bot.features.circles import service, views
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.kernel.enums import CircleState, Operation, Priority
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Languages, Words
from bot.slack.errors import ARCHIVED, MENDABLE, UNINVITED
from bot.slack.message import Entry, Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, Workspace

NOT_INVITED, IN_ARCHIVE = "circles-not-invited", "circles-in-archive"

CHANNEL_GONE = "circles-channel-gone"

TOLD_FOR = timedelta(days=4)
"""Over a long weekend."""


class CirclePost(Post):
    """A post into a circle's channel; when it can't be reached, the owner is told what to do."""

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self.languages = languages

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle that the message is about; a feature whose subject is another row says which."""
        return await service.load(work, queued.subject)

    async def channel_of(self, work: UnitOfWork, subject: UUID) -> ChannelId | None:
        """Return the circle's channel, of a message that isn't written yet."""
        return (await self.circle_of(work, OutboxMessage(subject=subject))).channel

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:
        """Tell the owners what to type in the channel, or that it is archived; nobody asks about one that was left."""
        circle = await self.circle_of(work, queued)
        if code in MENDABLE and queued.channel_id == circle.channel:
            await tell_owners(work, NOT_INVITED if code in UNINVITED else IN_ARCHIVE, circle, now)


async def tell_owners(work: UnitOfWork, kind: str, circle: CircleInfo, now: datetime) -> None:
    """Have the owners told what they can do about their channel: what to type once a day, all else once a week."""
    once = f"{now:%Y-%m-%d}" if kind == NOT_INVITED else f"{now:%G-W%V}"
    for owner in circle.owners:
        to = Address(people=(owner.user,))
        await outbox.put(work, kind, circle.id, to, now=now, not_after=now + TOLD_FOR, once=once)


class Invitation(CirclePost):
    """The card with the Join button, brought up to date as people join."""

    kind: ClassVar[str] = service.INVITATION

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the card as the circle stands now; a circle that is over already gets none any more."""
        circle = await service.load(work, queued.subject)
        if circle.state is CircleState.CLOSED and queued.operation is Operation.POST:
            return None
        return views.invitation_card(self.languages.words(circle.language), circle)


class InvitationElsewhere(CirclePost):
    """What a card says in a channel that the circle has left."""

    kind: ClassVar[str] = service.INVITATION_ELSEWHERE

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return where the circle lives now."""
        circle = await service.load(work, queued.subject)
        return views.lives_elsewhere(self.languages.words(circle.language), circle)


class _ToOwner(Post):
    """To an owner, in their own language, as long as the circle isn't over."""

    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the words; nothing where the circle is over or the owner has left it."""
        circle = await service.load(work, queued.subject)
        owner = next((one for one in circle.members if one.user == queued.people), None)
        if owner is None or circle.state is CircleState.CLOSED:
            return None
        return await self._say(work, self._languages.words(owner.language), circle)

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo) -> Message:
        raise NotImplementedError


class NotInvited(_ToOwner):
    """Which words to type so that the bot can write in the channel."""

    kind: ClassVar[str] = NOT_INVITED

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo) -> Message:
        bot = (await work.session.get_one(Workspace, work.workspace_id)).bot_user_id
        return views.not_invited(words, circle, UserId(bot))


class InArchive(_ToOwner):
    """That the channel is archived, and what can be done."""

    kind: ClassVar[str] = IN_ARCHIVE

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo) -> Message:  # noqa: ARG002
        return views.in_archive(words, circle)


class ChannelGone(_ToOwner):
    """That the channel was deleted."""

    kind: ClassVar[str] = CHANNEL_GONE

    async def _say(self, work: UnitOfWork, words: Words, circle: CircleInfo) -> Message:  # noqa: ARG002
        return views.channel_gone(words, circle)


NOT_BROUGHT_IN = "circles-not-brought-in"


class BringIn(CirclePost, ChannelInvite):
    """Not a message: a member is brought into the channel that Zirkel made for the circle."""

    kind: ClassVar[str] = service.BRING_IN

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle that the membership is in."""
        return (await service.membership(work, queued.subject))[0]

    async def guest(self, work: UnitOfWork, queued: OutboxMessage) -> Entry | None:
        """Return who is to be brought in; nobody where they have left, or the circle lives elsewhere by now."""
        circle, member = await service.membership(work, queued.subject)
        at_home = circle.channel == queued.channel_id and circle.state is not CircleState.CLOSED
        return Entry(member.user) if member and at_home else None

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:
        """Tell the owners whom to invite by hand, where inviting the bot wouldn't help."""
        if code in (*UNINVITED, *ARCHIVED):
            await super().undeliverable(work, queued, code, now)
            return
        circle, _ = await service.membership(work, queued.subject)
        for owner in circle.owners:
            to = Address(people=(owner.user,))
            await outbox.put(work, NOT_BROUGHT_IN, queued.subject, to, now=now, not_after=now + TOLD_FOR)


class NotBroughtIn(Post):
    """To an owner: whom to invite by hand."""

    kind: ClassVar[str] = NOT_BROUGHT_IN
    priority: ClassVar[Priority] = Priority.NEEDED
    harmless_twice: ClassVar[bool] = True

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the words; nothing where either of them has left the circle meanwhile."""
        circle, guest = await service.membership(work, queued.subject)
        owner = next((one for one in circle.members if one.user == queued.people), None)
        if owner is None or guest is None or circle.state is CircleState.CLOSED:
            return None
        return views.not_brought_in(self._languages.words(owner.language), circle, guest.user, myself=guest == owner)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    kinds = (
        Invitation,
        InvitationElsewhere,
        NotInvited,
        InArchive,
        ChannelGone,
        BringIn,
        NotBroughtIn,
    )
    return [*(kind(deps.languages) for kind in kinds)]
