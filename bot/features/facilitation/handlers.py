"""Start, next, more time, back, end; the agenda."""

from bot.features import actions
from bot.features.assignments.views import somebody_moderates
from bot.features.deps import Deps
from bot.features.facilitation import service, views
from bot.features.payloads import PhaseButton, SessionButton
from bot.features.sessions import service as sessions
from bot.features.sessions.handlers import SessionHandlers
from bot.kernel.errors import NotModerating
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, ShowModal, Whisper
from bot.slack.routes import Handler, Routes
from bot.storage.unit_of_work import UnitOfWork


class FacilitationHandlers(SessionHandlers):
    """What the moderation presses changes messages in the thread: most of it is answered there, not here."""

    async def agenda(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show what happens step by step, to any member and at any time."""
        session = await sessions.of_member(work, about.session, request.actor.person_id)
        return ShowModal(views.agenda_modal(request.actor.words, self.form(session), session))

    async def start(self, request: Request, work: UnitOfWork, about: SessionButton) -> None:
        """Begin with the first phase."""
        await service.start(work, about.session, *self.doer(request))

    async def next_phase(self, request: Request, work: UnitOfWork, about: PhaseButton) -> Responses:
        """Go on, and show at once in the message that was pressed that its phase is over."""
        language, form, run = await service.next_phase(
            work, about.session, about.run, *self.doer(request), pressed=request.message_ts
        )
        step = sessions.step_of(form, run)
        return ChangeMessage(views.phase_over(self._deps.languages.words(language), form, run, step)) if step else None

    async def more_time(self, request: Request, work: UnitOfWork, about: PhaseButton) -> None:
        """Give the phase five minutes more."""
        await service.more_time(work, about.session, about.run, request.actor.person_id, self._deps.clock.now())

    async def back(self, request: Request, work: UnitOfWork, about: PhaseButton) -> None:
        """Go back to the phase before."""
        await service.go_back(work, about.session, about.run, *self.doer(request))

    async def end(self, request: Request, work: UnitOfWork, about: SessionButton) -> None:
        """End the session before its time."""
        await service.end(work, about.session, request.actor.person_id, self._deps.clock.now())


def _led(handler: Handler) -> Handler:
    """Offer the moderation to any other member who presses what only it may; nothing is written by then."""

    async def answer(request: Request, work: UnitOfWork, about: SessionButton | PhaseButton) -> Responses:
        try:
            return await handler(request, work, about)
        except NotModerating:
            session = await sessions.session(work, about.session)
            return Whisper(somebody_moderates(request.actor.words, session))

    return answer


def register(routes: Routes, deps: Deps) -> None:
    """Answer whoever leads a session."""
    handlers = FacilitationHandlers(deps)
    routes.action(actions.SESSIONS_AGENDA, handlers.agenda)
    for action, handler in (
        (actions.SESSIONS_START, handlers.start),
        (actions.SESSIONS_NEXT_PHASE, handlers.next_phase),
        (actions.SESSIONS_MORE_TIME, handlers.more_time),
        (actions.SESSIONS_BACK, handlers.back),
        (actions.SESSIONS_END, handlers.end),
    ):
        routes.action(action, _led(handler), writes=True)
