"""Pausing, going on, and the two ways to end."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from bot.features.actions import (
    CIRCLES_END,
    CIRCLES_PAUSE,
    CIRCLES_RESUME,
    LIFECYCLE_END_NOW,
    LIFECYCLE_END_WELL,
    LIFECYCLE_GO_ON,
    LIFECYCLE_PAUSE,
    LIFECYCLE_TAKE_ON,
    CircleButton,
)
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.deps import Deps
from bot.features.lifecycle import rules, service, views
from bot.features.lifecycle.forms import VERBS, PauseForm
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState
from bot.kernel.errors import CircleIsClosed
from bot.slack.action_ids import Action
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, ShowModal, Whisper
from bot.slack.routes import Handler, Routes
from bot.storage.unit_of_work import UnitOfWork

About = Callable[[Request, UUID], Awaitable[Responses]]


class LifeHandlers:
    """Answers what is about pausing and ending."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    def pressed(self, about: About) -> Handler:
        """Return what answers a button that carries a circle."""

        async def answer(call: Request) -> Responses:
            return await about(call, CircleButton.unpack(call.value).circle)

        return answer

    def typed(self, verb: str, action: Action[CircleButton], about: About) -> Handler:
        """Return what answers a command: at once where only one circle can be meant, else it asks which."""

        async def answer(call: Request) -> Responses:
            async with self._deps.storage.work(call.actor.workspace_id) as work:
                found = await _meant(work, call, verb)
            if len(found) == 1:
                return await about(call, found[0].id)
            words = call.actor.words
            return Whisper(views.which(words, action, found) if found else views.nothing_here(words, verb))

        return answer

    async def pause(self, call: Request, circle_id: UUID) -> Responses:
        """Show the modal for a pause."""
        now = self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.require_owner(work, circle_id, call.actor.person_id)
        if circle.state is CircleState.CLOSED:
            raise CircleIsClosed
        return ShowModal(views.pause_modal(call.actor.words, circle, rules.usual_pause(now, circle.rhythm.zone)))

    async def keep_pause(self, call: Request) -> Responses:
        """Let the circle pause."""
        form, about, now = PauseForm.read(call.values), CircleButton.unpack(call.metadata), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.load(work, about.circle)
            until = form.end(circle.rhythm.zone, now)
            await service.pause(work, circle.id, call.actor.person_id, until, now)
        self._deps.nudge()
        return CloseModals()

    async def resume(self, call: Request, circle_id: UUID) -> Responses:
        """End the pause before its time."""
        actor, now = call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            circle = await service.resume(work, circle_id, actor.person_id, self._deps.formats, now)
            following = await sessions.next_session(work, circle_id, now)
        self._deps.nudge()
        return Whisper(views.resumed(actor.words, circle, following))

    async def end(self, call: Request, circle_id: UUID) -> Responses:
        """Show the two ways to end."""
        actor, now = call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            last = await service.last_session(work, circle_id, actor.person_id, now)
            circle = await circles.load(work, circle_id)
        return ShowModal(views.end_modal(actor.words, circle, last))

    async def end_well(self, call: Request) -> Responses:
        """Let the circle end with its next session."""
        about, actor, now = CircleButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            last = await service.end_well(work, about.circle, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return ChangeModal(views.end_done(actor.words, views.closing(actor.words, last)))

    async def end_now(self, call: Request) -> Responses:
        """End the circle."""
        about, actor, now = CircleButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            circle = await service.end_now(work, about.circle, actor.person_id, now)
        self._deps.nudge()
        return ChangeModal(views.end_done(actor.words, views.ended(actor.words, circle)))


async def _meant(work: UnitOfWork, call: Request, verb: str) -> list[CircleInfo]:
    """Return the circles that a command may be about: those of this channel, else all that somebody runs."""
    person = call.actor.person_id
    own = [circle for circle in await circles.circles_of(work, person) if circle.is_owner(person)]
    if verb == "resume":
        own = [circle for circle in own if circle.state is CircleState.PAUSED]
    named = [circle for circle in own if call.rest and call.rest.casefold() in circle.name.casefold()]
    here = [circle for circle in own if circle.channel == call.channel]
    return named or here or own


class QuestionHandlers:
    """Answers what is about how a circle goes on."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def go_on(self, call: Request) -> Responses:
        """Note that the circle goes on; the message says so."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.go_on(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return None

    async def take_on(self, call: Request) -> Responses:
        """Make somebody owner where none is left."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.take_on(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return Whisper(views.taken_on(call.actor.words, circle))


def register(routes: Routes, deps: Deps) -> None:
    """Answer how circles pause, go on and end."""
    life, questions = LifeHandlers(deps), QuestionHandlers(deps)
    routes.verb("/circle", VERBS["pause"], life.typed("pause", CIRCLES_PAUSE, life.pause), old=True)
    routes.verb("/circle", VERBS["resume"], life.typed("resume", CIRCLES_RESUME, life.resume), old=True)
    routes.verb("/circle", VERBS["end"], life.typed("end", CIRCLES_END, life.end), old=True)
    routes.action(CIRCLES_PAUSE, life.pressed(life.pause), old=True)
    routes.submission(LIFECYCLE_PAUSE, life.keep_pause, old=True)
    routes.action(CIRCLES_RESUME, life.pressed(life.resume), old=True)
    routes.action(CIRCLES_END, life.pressed(life.end), old=True)
    routes.action(LIFECYCLE_END_WELL, life.end_well, old=True)
    routes.action(LIFECYCLE_END_NOW, life.end_now, old=True)
    routes.action(LIFECYCLE_GO_ON, questions.go_on, old=True)
    routes.action(LIFECYCLE_TAKE_ON, questions.take_on, old=True)
