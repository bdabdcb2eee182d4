"""Writing one's goal, reading it again, and looking at the circle's wall."""

from bot.features import actions
from bot.features.deps import Deps
from bot.features.goals import service, views
from bot.features.goals.forms import GoalForm
from bot.features.payloads import CircleButton, GoalButton
from bot.slack.request import Request
from bot.slack.responses import CloseModals, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class GoalHandlers:
    """What stands here is read in modals alone: no text of it is ever posted."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def open(self, request: Request, work: UnitOfWork, about: GoalButton) -> Responses:
        """Show somebody their own goal."""
        own = await service.own(work, about.circle, request.actor.person_id)
        return ShowModal(views.goal_modal(request.actor.words, own, self._deps.formats, then=about.then))

    async def keep(self, request: Request, work: UnitOfWork, about: GoalButton) -> Responses:
        """Keep what they wrote."""
        form, now = GoalForm.read(request.values), self._deps.clock.now()
        await service.keep(work, about.circle, request.actor.person_id, form, then=about.then, now=now)
        return CloseModals()

    async def wall(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show a member the wall."""
        return ShowModal(
            views.wall_modal(request.actor.words, await service.wall(work, about.circle, request.actor.person_id))
        )


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about goals and the wall."""
    handlers = GoalHandlers(deps)
    routes.action(actions.GOALS_OPEN, handlers.open)
    routes.submission(actions.GOALS_KEEP, handlers.keep, writes=True)
    routes.action(actions.GOALS_WALL, handlers.wall)
