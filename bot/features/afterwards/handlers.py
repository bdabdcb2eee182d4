"""Again some time, or rather not: each says it in a message that nobody else has; and what they take with them."""

from bot.features import actions
from bot.features.afterwards import service, views
from bot.features.afterwards.forms import PairLookBackForm
from bot.features.coaching import service as coaching
from bot.features.coaching.views import not_with_kept, not_with_modal
from bot.features.deps import Deps
from bot.features.payloads import PairButton
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, CloseModals, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


async def _again(request: Request, work: UnitOfWork, about: PairButton) -> Responses:
    await service.again(work, about.pair, request.actor.person_id)
    return ChangeMessage(views.gladly(request.actor.words))


async def _rather_not(request: Request, work: UnitOfWork, about: PairButton) -> Responses:
    """Put the other on the private list; where that is full, it opens."""
    words, me = request.actor.words, request.actor.person_id
    if await service.rather_not(work, about.pair, me):
        return ChangeMessage(not_with_kept(words))
    return ShowModal(not_with_modal(words, await coaching.not_with(work, me)))


async def _look_back(request: Request, work: UnitOfWork, about: PairButton) -> Responses:
    pair = await coaching.pair_for(work, about.pair, request.actor.person_id)
    written = await service.looked_back(work, about.pair, request.actor.person_id)
    return ShowModal(views.look_back_modal(request.actor.words, pair, request.actor.person_id, written))


async def _keep_look_back(request: Request, work: UnitOfWork, about: PairButton) -> Responses:
    await service.look_back(work, about.pair, request.actor.person_id, PairLookBackForm.read(request.values))
    return CloseModals()


def register(routes: Routes, _deps: Deps) -> None:
    """Answer what is said after meeting."""
    routes.action(actions.COACHING_AGAIN, _again, writes=True)
    routes.action(actions.COACHING_RATHER_NOT, _rather_not, writes=True)
    routes.action(actions.COACHING_LOOK_BACK, _look_back)
    routes.submission(actions.COACHING_KEEP_LOOK_BACK, _keep_look_back, writes=True)
