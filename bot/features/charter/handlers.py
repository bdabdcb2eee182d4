"""Writing down a circle's goal and ground rules."""

from bot.content.loader import load_library
from bot.features import actions
from bot.features.charter import service, views
from bot.features.charter.forms import CharterForm
from bot.features.deps import Deps
from bot.features.payloads import MinutesDraft, SessionButton
from bot.features.sessions import service as sessions
from bot.slack.request import Request
from bot.slack.responses import CloseModals, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class CharterHandlers:
    """Any member may write: whoever documents is named beside the button."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._rules = load_library().ground_rules

    async def open(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show the modal with what is agreed so far."""
        session = await sessions.of_member(work, about.session, request.actor.person_id)
        return ShowModal(views.charter_modal(request.actor.words, session, self._rules(session.circle.language)))

    async def keep(self, request: Request, work: UnitOfWork, draft: MinutesDraft) -> Responses:
        """Keep what the circle has agreed on."""
        form, person, now = CharterForm.read(request.values), request.actor.person_id, self._deps.clock.now()
        await service.agree(work, draft.session, person, form, seen=draft.seen, now=now)
        return CloseModals()


def register(routes: Routes, deps: Deps) -> None:
    """Answer whoever writes down what a circle agrees on."""
    handlers = CharterHandlers(deps)
    routes.action(actions.CHARTER_OPEN, handlers.open)
    routes.submission(actions.CHARTER_KEEP, handlers.keep, writes=True)
