"""Joining, asking, waiting, going away from the door, leaving."""

from datetime import datetime

from bot.features.actions import (
    CIRCLES_ASK,
    CIRCLES_JOIN,
    CIRCLES_LEAVE,
    CIRCLES_WAIT,
    CIRCLES_WHAT,
    CIRCLES_WITHDRAW,
    CircleButton,
)
from bot.features.circles import service as circles
from bot.features.circles import views as circles_views
from bot.features.deps import Deps
from bot.features.membership import service, views
from bot.features.membership.rules import Entry
from bot.features.sessions import service as sessions
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import told


class DoorHandlers:
    """Answers what is about joining and leaving."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def join(self, call: Request) -> Responses:
        """Let somebody in; who is invited to a circle that is full by now waits."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            entry = await service.enter(work, about.circle, call.actor.person_id, self._deps.clock.now())
            next_at = await sessions.meets_next(work, about.circle, self._deps.clock.now())
        return self._entered(call, entry, next_at, was_invited=True)

    async def ask(self, call: Request) -> Responses:
        """Ask the owners to be let in."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            entry = await service.ask(work, about.circle, call.actor.person_id, self._deps.clock.now())
            next_at = await sessions.meets_next(work, about.circle, self._deps.clock.now())
        return self._entered(call, entry, next_at)

    async def wait(self, call: Request) -> Responses:
        """Put somebody on the waitlist."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            entry = await service.wait(work, about.circle, call.actor.person_id, self._deps.clock.now())
            next_at = await sessions.meets_next(work, about.circle, self._deps.clock.now())
        return self._entered(call, entry, next_at)

    def _entered(
        self, call: Request, entry: Entry, next_at: datetime | None, *, was_invited: bool = False
    ) -> Responses:
        self._deps.nudge()
        words, now = call.actor.words, self._deps.clock.now()
        return told(call, views.entered(words, entry, was_invited=was_invited, next_at=next_at, now=now))

    async def withdraw(self, call: Request) -> Responses:
        """Take back what somebody has at the door."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle, known = await service.withdraw(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        message = views.withdrawn(call.actor.words, circle, known)
        return ChangeMessage(message) if call.response_url else told(call, message)

    async def leave(self, call: Request) -> Responses:
        """Let somebody go, without a reason."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await service.leave(work, about.circle, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        message = views.left(call.actor.words, circle)
        return ChangeMessage(message) if call.response_url else told(call, message)

    async def explain(self, call: Request) -> Responses:
        """Say what a circle is."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            circle = await circles.load(work, about.circle)
        return ShowModal(circles_views.explanation_modal(call.actor.words, circle))


def register(routes: Routes, deps: Deps) -> None:
    """Answer what is about joining and leaving."""
    doors = DoorHandlers(deps)
    routes.action(CIRCLES_JOIN, doors.join, old=True)
    routes.action(CIRCLES_ASK, doors.ask, old=True)
    routes.action(CIRCLES_WAIT, doors.wait, old=True)
    routes.action(CIRCLES_WITHDRAW, doors.withdraw, old=True)
    routes.action(CIRCLES_LEAVE, doors.leave, old=True)
    routes.action(CIRCLES_WHAT, doors.explain, old=True)
