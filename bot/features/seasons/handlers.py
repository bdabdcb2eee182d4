"""The tap of whoever is in for another season, or isn't after all."""

from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import CircleButton
from bot.features.seasons import service, views
from bot.features.sessions import service as sessions
from bot.slack.request import Request
from bot.slack.responses import Responses
from bot.slack.routes import Routes
from bot.slack.system_messages import told
from bot.storage.unit_of_work import UnitOfWork


class SeasonHandlers:
    """One tap is enough, in the channel or on the circle's page."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def join_in(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Note that somebody is in; the question says so by itself."""
        actor, now = request.actor, self._deps.clock.now()
        circle = await service.say_yes(work, about.circle, actor.person_id, self._deps.formats, now)
        return told(request, views.noted(actor.words, circle, await sessions.next_session(work, circle.id, now)))

    async def take_back(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Note that somebody isn't in after all."""
        actor = request.actor
        circle = await service.take_back(work, about.circle, actor.person_id, self._deps.clock.now())
        return told(request, views.taken_back(actor.words, circle))


def register(routes: Routes, deps: Deps) -> None:
    """Answer who is in for another season."""
    handlers = SeasonHandlers(deps)
    routes.action(actions.SEASONS_IN, handlers.join_in, writes=True)
    routes.action(actions.SEASONS_OUT, handlers.take_back, writes=True)
