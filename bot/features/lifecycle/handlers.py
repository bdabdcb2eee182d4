"""Answers how circles pause, go on and end, and the question how to go on."""

from collections.abc import Callable

from bot.features import actions
from bot.features.circles import service as circles
from bot.features.circles.handlers import choices
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.lifecycle import rules, service, views
from bot.features.lifecycle.forms import VERBS
from bot.features.payloads import CircleButton
from bot.features.people.forms import UntilForm
from bot.features.schedule import service as schedule
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState
from bot.kernel.errors import CircleGathers
from bot.slack.action_ids import Action
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


async def circle_meant(
    request: Request,
    work: UnitOfWork,
    action: Action[CircleButton],
    fits: Callable[[CircleInfo], bool] = lambda _circle: True,
) -> CircleButton | Whisper:
    """Return the one circle that an owner's command means; else those that it may mean, each with ``action``."""
    me = request.actor.person_id
    found = await choices(work, request, lambda circle: circle.is_owner(me) and fits(circle))
    if len(found) == 1:
        return CircleButton(circle=found[0].id)
    return Whisper(views.which(request.actor.words, action, found))


class LifecycleHandlers:
    """A command does what the button of the same name does, where only one circle can be meant."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def pause_command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the modal for a pause, or ask for which circle."""
        meant = await circle_meant(request, work, actions.CIRCLES_PAUSE)
        return meant if isinstance(meant, Whisper) else await self.pause(request, work, meant)

    async def pause(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show the modal for a pause."""
        circle = await circles.require_owner(work, about.circle, request.actor.person_id, open_one=True)
        if circle.gathers:
            raise CircleGathers
        until = rules.usual_pause(self._deps.clock.now(), circle.rhythm.zone)
        return ShowModal(views.pause_modal(request.actor.words, circle, until))

    async def keep_pause(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Let the circle pause; its channel says so, and the modal closes."""
        form, now = UntilForm.read(request.values), self._deps.clock.now()
        circle = await circles.load(work, about.circle)
        until = form.end(circle.rhythm.zone, now)
        await service.pause(work, circle.id, request.actor.person_id, until, now)
        return CloseModals()

    async def resume_command(self, request: Request, work: UnitOfWork) -> Responses:
        """End the pause of the circle that is meant, or ask which that is."""
        meant = await circle_meant(request, work, actions.CIRCLES_RESUME, _pauses)
        return meant if isinstance(meant, Whisper) else await self.resume(request, work, meant)

    async def resume(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """End the pause before its time, and tell when the circle meets next; its channel is told for all."""
        actor, now = request.actor, self._deps.clock.now()
        circle = await service.resume(work, about.circle, actor.person_id, self._deps.formats, now)
        if request.channel == circle.channel:
            return None
        return Whisper(views.resumed(actor.words, circle, await sessions.next_session(work, circle.id, now)))

    async def end_command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the two ways to end, or ask for which circle."""
        meant = await circle_meant(request, work, actions.CIRCLES_END)
        return meant if isinstance(meant, Whisper) else await self.end(request, work, meant)

    async def end(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show the two ways to end: with the next session, where one is planned, or at once."""
        actor = request.actor
        circle, last = await service.ways_to_end(work, about.circle, actor.person_id, self._deps.clock.now())
        return ShowModal(views.end_modal(actor.words, circle, last))

    async def end_well(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Let the circle end with its next session."""
        actor, now = request.actor, self._deps.clock.now()
        last = await service.end_well(work, about.circle, actor.person_id, self._deps.formats, now)
        return ChangeModal(views.end_done(actor.words, views.closing(actor.words, last)))

    async def end_now(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """End the circle at once."""
        actor = request.actor
        circle = await service.end_now(work, about.circle, actor.person_id, self._deps.clock.now())
        met = await schedule.has_met(work, circle.id)
        return ChangeModal(views.end_done(actor.words, views.ended(actor.words, circle, met=met)))

    async def go_on(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Note that the circle goes on; the question in the channel says so by itself."""
        await service.go_on(work, about.circle, request.actor.person_id, self._deps.clock.now())
        return None

    async def ways(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show what else whoever pressed may decide."""
        person_id = request.actor.person_id
        asked = await service.ways_on(work, about.circle, person_id)
        return ShowModal(views.ways_modal(request.actor.words, asked, person_id))


def _pauses(circle: CircleInfo) -> bool:
    return circle.state is CircleState.PAUSED


def register(routes: Routes, deps: Deps) -> None:
    """Answer how circles pause, go on and end."""
    lifecycle = LifecycleHandlers(deps)
    routes.verb("/circle", VERBS["pause"], lifecycle.pause_command)
    routes.verb("/circle", VERBS["resume"], lifecycle.resume_command, writes=True)
    routes.verb("/circle", VERBS["end"], lifecycle.end_command)
    routes.action(actions.CIRCLES_PAUSE, lifecycle.pause)
    routes.submission(actions.LIFECYCLE_PAUSE, lifecycle.keep_pause, writes=True)
    routes.action(actions.CIRCLES_RESUME, lifecycle.resume, writes=True)
    routes.action(actions.CIRCLES_END, lifecycle.end)
    routes.action(actions.LIFECYCLE_END_WELL, lifecycle.end_well, writes=True)
    routes.action(actions.LIFECYCLE_END_NOW, lifecycle.end_now, writes=True)
    routes.action(actions.LIFECYCLE_GO_ON, lifecycle.go_on, writes=True)
    routes.action(actions.LIFECYCLE_WAYS, lifecycle.ways)
