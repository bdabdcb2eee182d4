"""What circles post: the invitation card in the channel, and the words to type where the bot isn't in it."""

from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address, Post
from bot.features.circles import service, views
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.vocabulary import CircleState, Operation
from bot.language.translator import Languages
from bot.slack.errors import UNINVITED
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter, Workspace

NOT_INVITED = "circles-not-invited"
_TOLD_FOR = timedelta(days=2)


class CirclePost(Post):
    """A post into a circle's channel; when it can't be reached, the owner is told what to do."""

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self.languages = languages

    async def circle_of(self, work: UnitOfWork, letter: Letter) -> CircleInfo:
        """Return the circle that the letter is about; a feature whose subject is another row says which."""
        return await service.load(work, letter.subject)

    async def channel_of(self, work: UnitOfWork, subject: UUID) -> ChannelId | None:
        """Return the circle's channel, of a letter that isn't written yet."""
        return (await self.circle_of(work, Letter(subject=subject))).channel

    async def undeliverable(self, work: UnitOfWork, letter: Letter, code: str, now: datetime) -> None:
        """Tell the owners once a day what to type in the channel."""
        if code in UNINVITED and letter.channel_id:
            await tell_owners(work, await self.circle_of(work, letter), now)


async def tell_owners(work: UnitOfWork, circle: CircleInfo, now: datetime) -> None:
    """Put the way to invite the bot into the owners' outboxes, once a day."""
    for owner in circle.owners:
        await outbox.put(
            work, NOT_INVITED, circle.id, Address(people=(owner.user,)),
            now=now, not_after=now + _TOLD_FOR, once=now.date().isoformat(),
        )  # fmt: skip


class Invitation(CirclePost):
    """The card with the Join button, brought up to date as people join."""

    kind: ClassVar[str] = service.INVITATION

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the card as the circle stands now; a circle that is over already gets none any more."""
        circle = await service.load(work, letter.subject)
        if circle.state is CircleState.CLOSED and letter.operation is Operation.POST:
            return None
        return views.invitation_card(self.languages.words(circle.language), circle)


class NotInvited(Post):
    """To an owner: which words to type so that the bot can write in the channel."""

    kind: ClassVar[str] = NOT_INVITED
    harmless_twice: ClassVar[bool] = True

    def __init__(self, languages: Languages) -> None:
        """Speak these languages."""
        self._languages = languages

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the words, in the owner's language; nothing where the circle is over."""
        circle = await service.load(work, letter.subject)
        owner = next((one for one in circle.members if one.user == letter.people), None)
        if owner is None or circle.state is CircleState.CLOSED:
            return None
        bot = (await work.session.get_one(Workspace, work.workspace_id)).bot_user_id
        return views.not_invited(self._languages.words(owner.language), circle, UserId(bot))


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [Invitation(deps.languages), NotInvited(deps.languages)]
