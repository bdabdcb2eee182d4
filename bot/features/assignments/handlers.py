"""Who can't come, who is there, and roles that change hands."""

from bot.features.actions import (
    SESSIONS_CAN_COME,
    SESSIONS_CANNOT_COME,
    SESSIONS_CHOOSE_ROLE,
    SESSIONS_DECLINE,
    SESSIONS_HERE,
    SESSIONS_SWAP,
    SESSIONS_TAKE_MODERATION,
    SESSIONS_TAKE_ROLE,
    ChooseButton,
    RoleButton,
    SessionButton,
)
from bot.features.assignments import service, views
from bot.features.deps import Deps
from bot.features.sessions import service as sessions
from bot.features.sessions import views as sessions_views
from bot.features.sessions.handlers import SessionHandlers, instead
from bot.slack.request import Request
from bot.slack.responses import Responses, Whisper
from bot.slack.routes import Routes


class HandsHandlers(SessionHandlers):
    """Who can't come, who is there, and roles that change hands."""

    async def cannot_come(self, call: Request) -> Responses:
        """Note that somebody can't come."""
        about, actor, now = SessionButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            session, given_up = await service.cannot_come(work, about.session, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return Whisper(views.noted_absent(actor.words, self.form(session), session, given_up))

    async def can_come(self, call: Request) -> Responses:
        """Note that somebody can come after all."""
        about, actor, now = SessionButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await service.can_come(work, about.session, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return instead(call, views.noted_present(actor.words, session))

    async def here(self, call: Request) -> Responses:
        """Note that somebody is there."""
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            await sessions.am_here(work, about.session, actor.person_id, self._deps.clock.now())
        return Whisper(sessions_views.noted_here(actor.words))

    async def swap(self, call: Request) -> Responses:
        """Offer somebody's roles to the others."""
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await service.offer_roles(work, about.session, actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        mine = session.roles_of(actor.person_id)
        return Whisper(views.offered(actor.words, self.form(session), session, mine))

    async def take_role(self, call: Request) -> Responses:
        """Take a role that was offered."""
        about, actor, now = RoleButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.take_role(work, about.session, about.turn, actor.person_id, now)
        self._deps.nudge()
        return None

    async def choose_role(self, call: Request) -> Responses:
        """Give somebody the role that they choose."""
        about, actor, now = ChooseButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.choose_role(work, about.session, about.role, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return None

    async def decline(self, call: Request) -> Responses:
        """Give a role back."""
        about, actor, now = RoleButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.decline(work, about.session, about.turn, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return None

    async def take_moderation(self, call: Request) -> Responses:
        """Take the moderation over."""
        about, actor, now = SessionButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.take_moderation(work, about.session, actor.person_id, now)
        self._deps.nudge()
        return instead(call, views.you_moderate_now(actor.words))


def register(routes: Routes, deps: Deps) -> None:
    """Answer who comes, and roles that somebody takes, offers or declines."""
    hands = HandsHandlers(deps)
    routes.action(SESSIONS_CANNOT_COME, hands.cannot_come, old=True)
    routes.action(SESSIONS_CAN_COME, hands.can_come, old=True)
    routes.action(SESSIONS_HERE, hands.here, old=True)
    routes.action(SESSIONS_SWAP, hands.swap, old=True)
    routes.action(SESSIONS_TAKE_ROLE, hands.take_role, old=True)
    routes.action(SESSIONS_DECLINE, hands.decline, old=True)
    routes.action(SESSIONS_CHOOSE_ROLE, hands.choose_role, old=True)
    routes.action(SESSIONS_TAKE_MODERATION, hands.take_moderation, old=True)
