"""To whoever explained something: that it has helped several."""

from typing import ClassVar

from bot.delivery.post import Post
from bot.features.deps import Deps
from bot.features.explaining import service, views
from bot.features.people.posts import PersonReminder
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _ItHelped(PersonReminder):
    kind: ClassVar[str] = service.HELPED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session = await service.helped(work, queued.subject)
        return views.it_helped(await self.words(work, queued), session) if session else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_ItHelped(deps)]
