"""Again some time, or rather not: each says it in a message that nobody else has."""

from bot.features import actions
from bot.features.afterwards import service, views
from bot.features.coaching import service as coaching
from bot.features.coaching.views import not_with_kept, not_with_modal
from bot.features.deps import Deps
from bot.features.payloads import PairButton
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, ShowModal
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


def register(routes: Routes, _deps: Deps) -> None:
    """Answer what is said after meeting."""
    routes.action(actions.COACHING_AGAIN, _again, writes=True)
    routes.action(actions.COACHING_RATHER_NOT, _rather_not, writes=True)
