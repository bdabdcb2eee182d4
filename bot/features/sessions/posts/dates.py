"""What the channel hears of other dates."""

from typing import ClassVar

from bot.features.sessions import service
from bot.features.sessions.posts.base import SessionPost
from bot.features.sessions.views import dates
from bot.kernel.vocabulary import SessionState
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import Letter


class Moved(SessionPost):
    """A session has another time."""

    kind: ClassVar[str] = service.MOVED

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return when it is now; nothing where it has begun or was called off meanwhile."""
        session = await self.session_of(work, letter)
        if session.state is not SessionState.PLANNED or session.pauses:
            return None
        return dates.moved(self.words(session), session)


class CalledBefore(SessionPost):
    """What was a call to start: the session is another time."""

    kind: ClassVar[str] = service.CALLED_BEFORE

    async def compose(self, work: UnitOfWork, letter: Letter) -> Message | None:
        """Return when it is now, without anything to press."""
        session = await self.session_of(work, letter)
        return dates.moved_away(self.words(session), session)
