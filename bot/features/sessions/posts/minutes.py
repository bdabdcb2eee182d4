"""The minutes in a session's thread."""

from typing import ClassVar

from bot.features.sessions import service
from bot.features.sessions.posts.base import SessionPost
from bot.features.sessions.views import minutes as minutes_views
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter


class MinutesPost(SessionPost):
    """The minutes, in the session's thread."""

    kind: ClassVar[str] = service.MINUTES

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return the minutes as they were saved last."""
        session, minutes = await self.session_of(work, letter), await service.minutes_of(work, letter.subject)
        return minutes_views.minutes_message(self.words(session), session, minutes) if minutes else None
