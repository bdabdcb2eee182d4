"""To those who are responsible: the question whether a message is there, and that a channel lets none in."""

from datetime import datetime
from typing import ClassVar

from bot.delivery import held
from bot.delivery.post import Post
from bot.features.deps import Deps
from bot.features.held import views
from bot.features.people.posts import PersonPost
from bot.kernel.enums import Operation, OutboxState, Priority
from bot.kernel.ids import ChannelId
from bot.slack.errors import SHUT
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, Workspace


class ChannelPost(Post):
    """A post into a channel; where that lets nothing in, whoever is responsible is told what to do."""

    async def undeliverable(self, work: UnitOfWork, queued: OutboxMessage, code: str, now: datetime) -> None:
        """Tell them, where it is the channel that Slack refuses."""
        if code in SHUT:
            await held.tell_shut_out(work, queued, await self.responsible(work, queued), now)


class _ShutOut(PersonPost):
    """What to do about a channel; nothing once it lets messages in."""

    kind: ClassVar[str] = held.SHUT_OUT
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        if (about := await held.shut_out(work, queued.subject)) is None:
            return None
        bot = (await work.session.get_one(Workspace, work.workspace_id)).bot_user_id
        words, channel = await self.words(work, queued), ChannelId(about.channel_id or "")
        return views.shut_out(words, about.kind, channel, about.error or "", bot)


class _HeldQuestion(PersonPost):
    """Is it there? Once that is settled, the message says so, or never comes."""

    kind: ClassVar[str] = held.QUESTION
    priority: ClassVar[Priority] = Priority.ASKED_FOR  # perhaps a session runs, and waits for its next step

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        words, about = await self.words(work, queued), await work.get(OutboxMessage, queued.subject)
        channel = ChannelId(about.channel_id or "")
        if about.state is OutboxState.HELD:
            return views.question(words, about.id, about.kind, channel)
        return views.settled(words, about.kind, channel) if queued.operation is Operation.UPDATE else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_HeldQuestion(deps), _ShutOut(deps)]
