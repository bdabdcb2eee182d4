"""What people press who want to join a circle, no longer want to, or leave it."""

from bot.features import actions
from bot.features.circles import service as circles
from bot.features.deps import Deps
from bot.features.membership import service, views
from bot.features.membership.rules import JoinResult
from bot.features.payloads import CircleButton
from bot.features.sessions import service as sessions
from bot.kernel.ids import UserId
from bot.slack.message import Message
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, ShowModal
from bot.slack.routes import Routes
from bot.slack.system_messages import in_direct_message, told
from bot.storage.unit_of_work import UnitOfWork


class _MembershipHandlers:
    """Answers what is about joining and leaving."""

    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock

    async def join(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Let somebody in; who is invited to a circle that is full by now waits."""
        pressed_by, now = _pressed_by(request), self._clock.now()
        result = await service.enter(work, about.circle, request.actor.person_id, now, pressed_by=pressed_by)
        return await self._answer(request, work, result, was_invited=True)

    async def ask(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        result = await service.ask(work, about.circle, request.actor.person_id, self._clock.now())
        return await self._answer(request, work, result)

    async def wait(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        result = await service.wait(work, about.circle, request.actor.person_id, self._clock.now())
        return await self._answer(request, work, result)

    async def _answer(
        self, request: Request, work: UnitOfWork, result: JoinResult, *, was_invited: bool = False
    ) -> Responses:
        words, now = request.actor.words, self._clock.now()
        next_at = await sessions.meets_next(work, result.circle.id, now)
        return told(request, views.join_result(words, result, was_invited=was_invited, next_at=next_at, now=now))

    async def withdraw(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """End somebody's own request: they decline, no longer wait, or no longer ask."""
        pressed_by, now = _pressed_by(request), self._clock.now()
        circle, ended = await service.withdraw(work, about.circle, request.actor.person_id, now, pressed_by=pressed_by)
        return _instead(request, views.withdrawn(request.actor.words, circle, ended))

    async def leave(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        circle = await service.leave(work, about.circle, request.actor.person_id, self._clock.now())
        return _instead(request, views.left(request.actor.words, circle))

    async def explain(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Say what a circle is, to anybody."""
        circle = await circles.load(work, about.circle)
        return ShowModal(views.explanation_modal(request.actor.words, circle))


def _pressed_by(request: Request) -> UserId | None:
    """Return whose own message about their request was pressed: it changes by itself."""
    return request.actor.user if in_direct_message(request) else None


def _instead(request: Request, message: Message) -> Responses:
    """Answer in place of the message that was pressed, which asks for nothing any more."""
    return ChangeMessage(message) if request.response_url else told(request, message)


def register(routes: Routes, deps: Deps) -> None:
    """Answer what is about joining and leaving."""
    handlers = _MembershipHandlers(deps)
    routes.action(actions.CIRCLES_JOIN, handlers.join, writes=True)
    routes.action(actions.CIRCLES_ASK, handlers.ask, writes=True)
    routes.action(actions.CIRCLES_WAIT, handlers.wait, writes=True)
    routes.action(actions.CIRCLES_WITHDRAW, handlers.withdraw, writes=True)
    routes.action(actions.CIRCLES_LEAVE, handlers.leave, writes=True)
    routes.action(actions.CIRCLES_WHAT, handlers.explain)
