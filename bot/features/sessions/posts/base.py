"""What all posts about a session share."""

from datetime import datetime, timedelta

from bot.content.formats import Format
from bot.features.circles.posts import CirclePost
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.sessions import service
from bot.features.sessions.rules import SessionInfo
from bot.kernel.vocabulary import OccasionState
from bot.language.translator import Words
from bot.storage.unit_of_work import UnitOfWork
from models import Letter, Occasion

IN_ANY_CASE = timedelta(days=366)
"""How late a session may still be ended or counted as missed: that needs no message, and mustn't be forgotten."""


class SessionPost(CirclePost):
    """A post about a session, in its circle's channel and language."""

    def __init__(self, deps: Deps) -> None:
        super().__init__(deps.languages)
        self._formats = deps.formats

    async def session_of(self, work: UnitOfWork, letter: Letter) -> SessionInfo:
        """Return the session that the letter is about; a kind whose subject is another row says which."""
        return await service.session(work, letter.subject)

    async def circle_of(self, work: UnitOfWork, letter: Letter) -> CircleInfo:
        """Return the session's circle."""
        return (await self.session_of(work, letter)).circle

    def form(self, session: SessionInfo) -> Format:
        """Return how the session runs."""
        return service.recipe(self._formats, session.format_id, session.circle.minutes)

    def words(self, session: SessionInfo) -> Words:
        """Return the circle's words."""
        return self.languages.words(session.circle.language)


def wait(occasion: Occasion, until: datetime | None) -> None:
    """Have an occasion come again that somebody has just put off."""
    if until is not None:
        occasion.state, occasion.due_at, occasion.not_after = OccasionState.PLANNED, until, until + IN_ANY_CASE
