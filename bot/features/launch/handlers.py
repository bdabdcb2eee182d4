"""Whoever is in a programme with buddies finds one: a proposal, two taps, and the other one's yes."""

from bot.features import actions
from bot.features.deps import Deps
from bot.features.launch import service
from bot.features.payloads import ProgrammeButton
from bot.features.tandems import service as tandems
from bot.features.tandems import views as tandem_views
from bot.slack.request import Request
from bot.slack.responses import Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


def register(routes: Routes, deps: Deps) -> None:
    """Answer who looks for a buddy."""

    async def find_buddy(request: Request, work: UnitOfWork, about: ProgrammeButton) -> Responses:
        me, words, now = request.actor.person_id, request.actor.words, deps.clock.now()
        tandem = await service.find_buddy(work, about.programme, me, request.actor.zone, now)
        return ShowModal(tandem_views.page(words, await tandems.page(work, tandem, me, now)))

    routes.action(actions.LAUNCH_BUDDY, find_buddy, writes=True, guests=False)
