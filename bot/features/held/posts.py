"""The question, to those who are responsible for what may be there."""

from typing import ClassVar

from bot.delivery import held
from bot.delivery.post import Post
from bot.features.deps import Deps
from bot.features.held import views
from bot.features.people.posts import PersonPost
from bot.kernel.enums import Operation, OutboxState, Priority
from bot.kernel.ids import ChannelId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


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
    return [_HeldQuestion(deps)]
