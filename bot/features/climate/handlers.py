"""Answering the climate check, and looking at what it has come to."""

from bot.features import actions
from bot.features.climate import service, views
from bot.features.climate.forms import ClimateForm
from bot.features.deps import Deps
from bot.features.payloads import SessionButton
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class ClimateHandlers:
    """Members alone answer and look, in modals."""

    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def open(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show the five sentences, once."""
        me, words = request.actor.person_id, request.actor.words
        session, answered = await service.opened(work, about.session, me, self._clock.now())
        return ShowModal(views.answered_modal(words) if answered else views.climate_modal(words, session))

    async def keep(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Count what was answered."""
        scores, me = ClimateForm.read(request.values).scores(), request.actor.person_id
        await service.answer(work, about.session, me, scores, self._clock.now())
        return ChangeModal(views.answered_modal(request.actor.words))

    async def result(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show what the answers come to."""
        me, now = request.actor.person_id, self._clock.now()
        return ShowModal(views.result_modal(request.actor.words, await service.result(work, about.session, me, now)))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about the climate check."""
    handlers = ClimateHandlers(deps)
    routes.action(actions.CLIMATE_OPEN, handlers.open)
    routes.submission(actions.CLIMATE_KEEP, handlers.keep, writes=True)
    routes.action(actions.CLIMATE_RESULT, handlers.result)
