"""Who can't come, who is there, and roles that are taken over, chosen and given back."""

from bot.features import actions
from bot.features.assignments import service, views
from bot.features.deps import Deps
from bot.features.payloads import ChooseButton, RoleButton, SessionButton
from bot.features.sessions import service as sessions
from bot.features.sessions.handlers import SessionHandlers
from bot.kernel.enums import SessionState
from bot.slack.message import Message
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class _AssignmentHandlers(SessionHandlers):
    """Answers what one person says about coming to a session, and about its roles."""

    async def cannot_come(self, request: Request, work: UnitOfWork, button: SessionButton) -> Responses:
        """Note that somebody can't come, and tell them who has their roles now."""
        session, given_up = await service.cannot_come(work, button.session, *self.doer(request))
        return Whisper(views.noted_absent(request.actor.words, self.form(session), session, given_up))

    async def can_come(self, request: Request, work: UnitOfWork, button: SessionButton) -> Responses:
        session = await service.can_come(work, button.session, *self.doer(request))
        form, person = self.form(session), request.actor.person_id
        return _instead(request, views.noted_present(request.actor.words, form, session, person))

    async def here(self, request: Request, work: UnitOfWork, button: SessionButton) -> Responses:
        session, back = await service.am_here(work, button.session, *self.doer(request))
        words, person = request.actor.words, request.actor.person_id
        return Whisper(views.noted_here(words, self.form(session), session, person, back=back))

    async def take_role(self, request: Request, work: UnitOfWork, button: RoleButton) -> None:
        """Take a role that was offered; the offer itself then says who has it."""
        await service.take_role(work, button.session, button.turn, *self.doer(request))

    async def choose_role(self, request: Request, work: UnitOfWork, button: ChooseButton) -> None:
        """Give somebody the role that they choose; the card then says so."""
        await service.choose_role(work, button.session, button.role, *self.doer(request))

    async def no_input(self, request: Request, work: UnitOfWork, button: SessionButton) -> Responses:
        """Ask somebody no further; everybody finds the role on the card."""
        await sessions.in_state_for(work, button.session, request.actor.person_id, SessionState.PLANNED)
        return _instead(request, views.no_input(request.actor.words))

    async def decline(self, request: Request, work: UnitOfWork, button: RoleButton) -> None:
        """Give a role back; its card then says who has it."""
        await service.decline(work, button.session, button.turn, *self.doer(request))

    async def take_moderation(self, request: Request, work: UnitOfWork, button: SessionButton) -> Responses:
        """Take the moderation over from somebody who isn't there."""
        await service.take_moderation(work, button.session, *self.doer(request))
        return _instead(request, views.you_moderate_now(request.actor.words))


def _instead(request: Request, message: Message) -> Responses:
    """Replace the whisper that was pressed; in Home there is none."""
    return ChangeMessage(message) if request.response_url else Whisper(message)


def register(routes: Routes, deps: Deps) -> None:
    """Answer who comes, and roles that somebody takes or declines."""
    handlers = _AssignmentHandlers(deps)
    routes.action(actions.SESSIONS_CANNOT_COME, handlers.cannot_come, writes=True)
    routes.action(actions.SESSIONS_CAN_COME, handlers.can_come, writes=True)
    routes.action(actions.SESSIONS_HERE, handlers.here, writes=True)
    routes.action(actions.SESSIONS_TAKE_ROLE, handlers.take_role, writes=True)
    routes.action(actions.SESSIONS_NO_INPUT, handlers.no_input)
    routes.action(actions.SESSIONS_DECLINE, handlers.decline, writes=True)
    routes.action(actions.SESSIONS_CHOOSE_ROLE, handlers.choose_role, writes=True)
    routes.action(actions.SESSIONS_TAKE_MODERATION, handlers.take_moderation, writes=True)
