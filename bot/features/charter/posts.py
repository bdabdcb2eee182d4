"""What a circle has agreed on, in the thread of the session in which it did."""

from datetime import timedelta
from typing import ClassVar

from bot.delivery.post import Post
from bot.features.charter import service, views
from bot.features.deps import Deps
from bot.features.sessions.posts import SessionPost
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class CharterPost(SessionPost):
    """The goal and the ground rules, brought up to date."""

    kind: ClassVar[str] = service.CHARTER
    kept_for: ClassVar[timedelta | None] = None  # it may be changed at any time, as minutes may

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return them as they were saved last."""
        session = await self.session_of(work, queued)
        return views.charter_message(self.words(session), session)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [CharterPost(deps)]
