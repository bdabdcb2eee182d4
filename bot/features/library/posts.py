"""The minutes in a session's thread."""

from datetime import timedelta
from typing import ClassVar

from bot.delivery.post import Post
from bot.features.deps import Deps
from bot.features.library import service, views
from bot.features.sessions import service as sessions
from bot.features.sessions.posts import SessionPost
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class MinutesPost(SessionPost):
    """The minutes, in the session's thread."""

    kind: ClassVar[str] = sessions.MINUTES
    kept_for: ClassVar[timedelta | None] = None  # minutes may be written at any time, and change it
    goes_when_empty: ClassVar[bool] = True

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        """Return the minutes as they were saved last."""
        session, minutes = await self.session_of(work, queued), await service.minutes_of(work, queued.subject)
        return views.minutes_message(self.words(session), session, minutes) if minutes else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [MinutesPost(deps)]
