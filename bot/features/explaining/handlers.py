"""Answers who says that something helped."""

from bot.features import actions
from bot.features.deps import Deps
from bot.features.explaining import service, views
from bot.features.payloads import RoleButton
from bot.slack.request import Request
from bot.slack.responses import Responses, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


def register(routes: Routes, deps: Deps) -> None:
    """Answer who says that something helped."""

    async def say_it_helped(request: Request, work: UnitOfWork, about: RoleButton) -> Responses:
        who = await service.say_it_helped(work, about.turn, request.actor.person_id, deps.clock.now())
        return Whisper(views.noted(request.actor.words, who))

    routes.action(actions.EXPLAINING_HELPED, say_it_helped, writes=True)
