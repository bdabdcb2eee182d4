"""The buttons of sessions: can't come, swap, agenda, start, next, more time, end, minutes."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from bot.content.formats import Format
from bot.features.deps import Deps
from bot.features.sessions import service
from bot.features.sessions.forms import MinutesDraft, MinutesForm, PhaseButton, RoleButton, SessionButton
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import cards, leading, minutes
from bot.kernel.errors import NotModerating
from bot.slack.answers import Answers, ChangeMessage, ShowModal, Whisper
from bot.slack.call import Call
from bot.slack.message import Message
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


def register(routes: Routes, deps: Deps) -> None:
    """Answer every button of a session."""
    desk = _Desk(deps)
    routes.action("sessions:cannot-come", desk.cannot_come)
    routes.action("sessions:can-come", desk.can_come)
    routes.action("sessions:swap", desk.swap)
    routes.action("sessions:take-role", desk.take_role)
    routes.action("sessions:decline", desk.decline)
    routes.action("sessions:agenda", desk.agenda)
    routes.action("sessions:start", desk.start)
    routes.action("sessions:next-phase", desk.next_phase)
    routes.action("sessions:more-time", desk.more_time)
    routes.action("sessions:end", desk.end)
    routes.action("sessions:take-moderation", desk.take_moderation)
    routes.action("sessions:minutes", desk.minutes)
    routes.submission("sessions:keep-minutes", desk.keep_minutes)


class _Desk:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    def _form(self, session: SessionInfo) -> Format:
        return service.recipe(self._deps.formats, session.format_id, session.circle.minutes)

    async def cannot_come(self, call: Call) -> Answers:
        about, actor, now = SessionButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            session, given_up = await service.cannot_come(work, about.session, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return Whisper(cards.noted_absent(actor.words, self._form(session), session, given_up))

    async def can_come(self, call: Call) -> Answers:
        about, actor, now = SessionButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await service.can_come(work, about.session, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return _instead(call, cards.noted_present(actor.words, session))

    async def swap(self, call: Call) -> Answers:
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await service.offer_roles(work, about.session, actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        mine = session.roles_of(actor.person_id)
        return Whisper(cards.offered(actor.words, self._form(session), session, mine))

    async def take_role(self, call: Call) -> Answers:
        about, actor, now = RoleButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.take_role(work, about.session, about.turn, actor.person_id, now)
        self._deps.nudge()
        return None

    async def decline(self, call: Call) -> Answers:
        about, actor, now = RoleButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.decline(work, about.session, about.turn, actor.person_id, self._deps.formats, now)
        self._deps.nudge()
        return None

    async def agenda(self, call: Call) -> Answers:
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await service.of_member(work, about.session, actor.person_id)
        return ShowModal(leading.agenda_modal(actor.words, self._form(session), session))

    async def start(self, call: Call) -> Answers:
        about, person, now = SessionButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        formats = self._deps.formats
        return await self._lead(call, about.session, lambda w: service.start(w, about.session, person, formats, now))

    async def next_phase(self, call: Call) -> Answers:
        about, person, now = PhaseButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._lead(
            call, about.session, lambda w: service.next_phase(w, about.session, about.run, person, now)
        )

    async def more_time(self, call: Call) -> Answers:
        about, person, now = PhaseButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._lead(
            call, about.session, lambda w: service.more_time(w, about.session, about.run, person, now)
        )

    async def end(self, call: Call) -> Answers:
        about, person, now = SessionButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        return await self._lead(call, about.session, lambda w: service.end(w, about.session, person, now))

    async def _lead(self, call: Call, session_id: UUID, act: Callable[[UnitOfWork], Awaitable[None]]) -> Answers:
        """Do what only the moderation may; offer it to any other member."""
        workspace_id = call.actor.workspace_id
        try:
            async with self._deps.storage.work(workspace_id) as work:
                await act(work)
        except NotModerating:
            async with self._deps.storage.work(workspace_id) as work:
                session = await service.session(work, session_id)
            return Whisper(leading.somebody_moderates(call.actor.words, session))
        self._deps.nudge()
        return None

    async def take_moderation(self, call: Call) -> Answers:
        about, actor, now = SessionButton.unpack(call.value), call.actor, self._deps.clock.now()
        async with self._deps.storage.work(actor.workspace_id) as work:
            await service.take_moderation(work, about.session, actor.person_id, now)
        self._deps.nudge()
        return _instead(call, leading.you_moderate_now(actor.words))

    async def minutes(self, call: Call) -> Answers:
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await service.of_member(work, about.session, actor.person_id)
            written = await service.minutes_of(work, session.id)
        return ShowModal(minutes.minutes_modal(actor.words, session, written))

    async def keep_minutes(self, call: Call) -> Answers:
        form, draft, now = MinutesForm.read(call.values), MinutesDraft.unpack(call.metadata), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.write_minutes(work, draft.session, call.actor.person_id, form.text, seen=draft.seen, now=now)
        self._deps.nudge()
        return None


def _instead(call: Call, message: Message) -> Answers:
    """Replace the whisper that was pressed; in Home there is none."""
    return ChangeMessage(message) if call.response_url else Whisper(message)
