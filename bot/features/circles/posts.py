"""What circles post: the card in the channel, and what people need to know who are responsible for a circle."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar
from uuid import UUID

from bot.delivery import outbox
from bot.delivery.post import Address, ChannelInvite, Post
from bot.features.circles import service, views
from bot.features.circles.rules import CircleInfo, Member
from bot.features.deps import Deps
from bot.kernel.enums import CircleState, Operation, Priority
from bot.kernel.ids import ChannelId, UserId
from bot.language.translator import Languages
from bot.slack.errors import ARCHIVED, FORBIDDEN, UNINVITED
from bot.slack.message import Invitee, Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, Workspace

NOT_INVITED, IN_ARCHIVE, NOT_ALLOWED, CHANNEL_GONE, NOT_BROUGHT_IN = (
    "circles-not-invited", "circles-in-archive", "circles-not-allowed", "circles-channel-gone",
    "circles-not-brought-in",
)  # fmt: skip
"""To an owner: the bot isn't in the channel, that is archived, closed to apps, or deleted; a member isn't in it."""

_TO_OWNERS = (NOT_INVITED, IN_ARCHIVE, NOT_ALLOWED, CHANNEL_GONE)
_REFUSALS = (
    dict.fromkeys(UNINVITED, NOT_INVITED) | dict.fromkeys(ARCHIVED, IN_ARCHIVE) | dict.fromkeys(FORBIDDEN, NOT_ALLOWED)
)
"""What owners are told, by what Slack says of their channel."""

_OVER_A_LONG_WEEKEND = timedelta(days=4)


class CirclePost(Post):
    """A post into a circle's channel; when it can't be reached, the owner is told what to do."""

    def __init__(self, languages: Languages) -> None:
        self.languages = languages

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle that the message is about; a feature whose subject is another row says which."""
        return await service.load(work, queued.subject)

    async def channel_of(self, work: UnitOfWork, subject: UUID) -> ChannelId | None:
        """Return the circle's channel, of a message that isn't written yet."""
        return (await self.circle_of(work, OutboxMessage(subject=subject))).channel

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:
        """Tell the owners what can be done about their channel; nobody asks about one that was left."""
        circle = await self.circle_of(work, queued)
        if code in _REFUSALS and queued.channel_id == circle.channel:
            await tell_owners(work, _REFUSALS[code], circle, now)

    async def responsible(self, work: UnitOfWork, queued: OutboxMessage) -> Sequence[UserId]:
        """Return the circle's owners."""
        return [owner.user for owner in (await self.circle_of(work, queued)).owners]


async def tell_owners(work: UnitOfWork, kind: str, circle: CircleInfo, now: datetime) -> None:
    """Have the owners told what they can do about their channel: what to type once a day, all else once a week."""
    once = f"{now:%Y-%m-%d}" if kind == NOT_INVITED else f"{now:%G-W%V}"
    await _tell_each_owner(work, kind, circle.id, circle, now, once)


async def spare_owners(work: UnitOfWork, circle_id: UUID) -> None:
    """Take back what owners were to be told of their channel: it can be used again, or is another one."""
    for kind in _TO_OWNERS:
        await outbox.take_back(work, kind, circle_id)


async def _tell_each_owner(
    work: UnitOfWork, kind: str, subject: UUID, circle: CircleInfo, now: datetime, once: str = ""
) -> None:
    until = now + _OVER_A_LONG_WEEKEND
    for owner in circle.owners:
        await outbox.put(work, kind, subject, Address(people=(owner.user,)), now=now, not_after=until, once=once)


class Invitation(CirclePost):
    """The card with the Join button, brought up to date as people join."""

    kind: ClassVar[str] = service.INVITATION

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the card as the circle stands now; a circle that is over already gets none any more."""
        circle = await service.load(work, queued.subject)
        if circle.state is CircleState.CLOSED and queued.operation is Operation.POST:
            return None
        return views.invitation_card(self.languages.words(circle.language), circle)

    async def compose_superseded(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return where the circle lives now: it has left the channel in which this card stands."""
        circle = await service.load(work, queued.subject)
        return views.lives_elsewhere(self.languages.words(circle.language), circle)


class BringIn(CirclePost, ChannelInvite):
    """Not a message: a member is brought into the channel that Zirkel made for the circle."""

    kind: ClassVar[str] = service.BRING_IN

    async def circle_of(self, work: UnitOfWork, queued: OutboxMessage) -> CircleInfo:
        """Return the circle that the membership is in."""
        return (await service.circle_and_member(work, queued.subject))[0]

    async def guest(self, work: UnitOfWork, queued: OutboxMessage) -> Invitee | None:
        """Return who is to be brought in; nobody where they have left, or the circle lives elsewhere by now."""
        circle, member = await service.circle_and_member(work, queued.subject)
        at_home = circle.channel == queued.channel_id and circle.state is not CircleState.CLOSED
        return Invitee(member.user) if member and at_home else None

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:
        """Tell the owners whom to invite by hand, where inviting the bot wouldn't help."""
        if code in (*UNINVITED, *ARCHIVED):
            await super().undeliverable(work, queued, code, now)
            return
        circle, _ = await service.circle_and_member(work, queued.subject)
        await _tell_each_owner(work, NOT_BROUGHT_IN, queued.subject, circle, now)


class OwnerPost(Post):
    """To an owner, in their own language: what they can do where the circle's channel can't be used."""

    kind: str  # type: ignore[misc]  # one class for several kinds, which differ in what they say alone
    harmless_twice: ClassVar[bool] = True
    priority: ClassVar[Priority] = Priority.NEEDED

    def __init__(self, kind: str, languages: Languages) -> None:
        self.kind, self._languages = kind, languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the words; nothing where the circle is over, the owner has left it, or posts arrive again."""
        circle = await service.load(work, queued.subject)
        owner = _owner(circle, queued)
        if owner is None or await outbox.takes_again(work, circle.channel, queued.due_at):
            return None
        words = self._languages.words(owner.language)
        if self.kind == CHANNEL_GONE:
            return views.channel_gone(words, circle)
        bot = (await work.session.get_one(Workspace, work.workspace_id)).bot_user_id
        return views.shut_out(words, circle, self.kind.removeprefix("circles-"), bot)


class NotBroughtIn(Post):
    """To an owner, about a membership: whom to invite by hand."""

    kind: ClassVar[str] = NOT_BROUGHT_IN
    priority: ClassVar[Priority] = Priority.NEEDED
    harmless_twice: ClassVar[bool] = True

    def __init__(self, languages: Languages) -> None:
        self._languages = languages

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the words; nothing where the circle is over or either of them has left it."""
        circle, guest = await service.circle_and_member(work, queued.subject)
        owner = _owner(circle, queued)
        if owner is None or guest is None:
            return None
        return views.not_brought_in(self._languages.words(owner.language), circle, guest.user, myself=guest == owner)


def _owner(circle: CircleInfo, queued: OutboxMessage) -> Member | None:
    """Return which member the message goes to, None where they have left or the circle is over."""
    if circle.state is CircleState.CLOSED:
        return None
    return next((member for member in circle.members if member.user == queued.people), None)


def posts(deps: Deps) -> list[Post]:
    """Return all kinds of messages about circles."""
    in_channel = (Invitation, BringIn, NotBroughtIn)
    return [*(kind(deps.languages) for kind in in_channel), *(OwnerPost(kind, deps.languages) for kind in _TO_OWNERS)]
