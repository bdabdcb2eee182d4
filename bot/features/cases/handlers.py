"""Reading the notes on one's own case."""

from bot.features import actions
from bot.features.cases import service, views
from bot.features.deps import Deps
from bot.features.payloads import SessionButton
from bot.features.sessions import service as sessions
from bot.slack.request import Request
from bot.slack.responses import Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


async def _read(request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
    notes = await service.read(work, about.session, request.actor.person_id)
    session = await sessions.session(work, about.session)
    return ShowModal(views.notes_modal(request.actor.words, session, notes))


def register(routes: Routes, deps: Deps) -> None:  # noqa: ARG001
    """Answer whoever reads the notes on their case."""
    routes.action(actions.CASES_READ, _read)
