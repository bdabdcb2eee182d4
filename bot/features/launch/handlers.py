"""Whoever is in a programme with something for two finds the other one: a proposal, two taps, and their yes."""

from bot.features import actions
from bot.features.deps import Deps
from bot.features.launch import service
from bot.features.payloads import PartnerButton
from bot.features.tandems import service as tandems
from bot.features.tandems import views as tandem_views
from bot.slack.request import Request
from bot.slack.responses import Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


def register(routes: Routes, deps: Deps) -> None:
    """Answer who looks for somebody."""

    async def find_partner(request: Request, work: UnitOfWork, about: PartnerButton) -> Responses:
        me, words, now = request.actor.person_id, request.actor.words, deps.clock.now()
        tandem = await service.find_partner(work, about.programme, about.kind, me, request.actor.zone, now)
        return ShowModal(tandem_views.page(words, await tandems.page(work, tandem, me, now)))

    routes.action(actions.LAUNCH_PARTNER, find_partner, writes=True, guests=False)
