"""Start, next, more time, back, end; the agenda."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from bot.features.actions import (
    SESSIONS_AGENDA,
    SESSIONS_BACK,
    SESSIONS_END,
    SESSIONS_MORE_TIME,
    SESSIONS_NEXT_PHASE,
    SESSIONS_START,
    PhaseButton,
    SessionButton,
)
from bot.features.assignments import views as assignments_views
from bot.features.deps import Deps
from bot.features.facilitation import service, views
from bot.features.sessions import service as sessions
from bot.features.sessions.handlers import SessionHandlers
from bot.kernel.errors import NotModerating
from bot.slack.request import Request
from bot.slack.responses import Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class LeadingHandlers(SessionHandlers):
    """Start, next, more time, back, end; the agenda."""

    async def agenda(self, call: Request) -> Responses:
        """Show the agenda."""
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await sessions.of_member(work, about.session, actor.person_id)
        return ShowModal(views.agenda_modal(actor.words, self.form(session), session))

    async def start(self, call: Request) -> Responses:
        """Begin."""
        about, person, now = SessionButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        formats = self._deps.formats
        return await self._lead(call, about.session, lambda w: service.start(w, about.session, person, formats, now))

    async def next_phase(self, call: Request) -> Responses:
        """Go on to the next phase."""
        about, person, now = PhaseButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._lead(
            call, about.session, lambda w: service.next_phase(w, about.session, about.run, person, now)
        )

    async def more_time(self, call: Request) -> Responses:
        """Give the phase five minutes more."""
        about, person, now = PhaseButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._lead(
            call, about.session, lambda w: service.more_time(w, about.session, about.run, person, now)
        )

    async def back(self, call: Request) -> Responses:
        """Go back to the phase before."""
        about, person, now = PhaseButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        formats = self._deps.formats
        return await self._lead(
            call, about.session, lambda w: service.go_back(w, about.session, about.run, person, formats, now)
        )

    async def end(self, call: Request) -> Responses:
        """End the session."""
        about, person, now = SessionButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._lead(call, about.session, lambda w: service.end(w, about.session, person, now))

    async def _lead(self, call: Request, session_id: UUID, act: Callable[[UnitOfWork], Awaitable[None]]) -> Responses:
        """Do what only the moderation may; offer it to any other member."""
        workspace_id = call.actor.workspace_id
        try:
            async with self._deps.storage.work(workspace_id) as work:
                await act(work)
        except NotModerating:
            async with self._deps.storage.work(workspace_id) as work:
                session = await sessions.session(work, session_id)
            return Whisper(assignments_views.somebody_moderates(call.actor.words, session))
        self._deps.nudge()
        return None


def register(routes: Routes, deps: Deps) -> None:
    """Answer whoever leads a session."""
    leading = LeadingHandlers(deps)
    routes.action(SESSIONS_AGENDA, leading.agenda, old=True)
    routes.action(SESSIONS_START, leading.start, old=True)
    routes.action(SESSIONS_NEXT_PHASE, leading.next_phase, old=True)
    routes.action(SESSIONS_MORE_TIME, leading.more_time, old=True)
    routes.action(SESSIONS_BACK, leading.back, old=True)
    routes.action(SESSIONS_END, leading.end, old=True)
