"""Answers who would like to swap a role, and who is asked to."""

from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import RoleButton, SessionButton, SwapButton, SwapDraft
from bot.features.sessions.handlers import SessionHandlers
from bot.features.swaps import service, views
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class _SwapHandlers(SessionHandlers):
    """One chooses in a modal, the other answers in a direct message."""

    async def choose(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        session, mine = await service.own_roles(work, about.session, request.actor.person_id)
        if not mine:
            return Whisper(views.nothing_to_swap(request.actor.words, session))
        return ShowModal(views.swap_modal(request.actor.words, self.form(session), session, mine))

    async def ask(self, request: Request, work: UnitOfWork, about: SwapDraft) -> Responses:
        person, now = request.actor.person_id, self._deps.clock.now()
        await service.ask(work, about.session, about.turn, about.person, about.back, person, now)
        return await self._changed(request, work, about)

    async def hand_over(self, request: Request, work: UnitOfWork, about: RoleButton) -> Responses:
        await service.hand_over(work, about.session, about.turn, request.actor.person_id, self._deps.clock.now())
        return await self._changed(request, work, about)

    async def take_back(self, request: Request, work: UnitOfWork, about: RoleButton) -> Responses:
        await service.take_back(work, about.session, about.turn, request.actor.person_id, self._deps.clock.now())
        return await self._changed(request, work, about)

    async def _changed(self, request: Request, work: UnitOfWork, about: RoleButton) -> Responses:
        session, mine = await service.own_roles(work, about.session, request.actor.person_id)
        return ChangeModal(views.swap_modal(request.actor.words, self.form(session), session, mine))

    async def accept(self, request: Request, work: UnitOfWork, about: SwapButton) -> Responses:
        asked = await service.accept(work, about.swap, request.actor.person_id, self._deps.clock.now())
        return ChangeMessage(views.question(request.actor.words, self.form(asked.session), asked))

    async def decline(self, request: Request, work: UnitOfWork, about: SwapButton) -> Responses:
        asked = await service.decline(work, about.swap, request.actor.person_id, self._deps.clock.now())
        return ChangeMessage(views.question(request.actor.words, self.form(asked.session), asked))


def register(routes: Routes, deps: Deps) -> None:
    """Answer who would like to swap a role, and who is asked to."""
    swaps = _SwapHandlers(deps)
    routes.action(actions.SESSIONS_SWAP, swaps.choose)
    routes.action(actions.SESSIONS_ASK_TO_SWAP, swaps.ask, writes=True)
    routes.action(actions.SESSIONS_HAND_OVER, swaps.hand_over, writes=True)
    routes.action(actions.SESSIONS_TAKE_BACK, swaps.take_back, writes=True)
    routes.action(actions.SESSIONS_SWAP_YES, swaps.accept, writes=True)
    routes.action(actions.SESSIONS_SWAP_NO, swaps.decline, writes=True)
