"""`/reflect`, the two minutes with their second step, and the answers about a plan."""

from slack_sdk.models.views import View

from bot.content.loader import load_library
from bot.features.actions import (
    REFLECTIONS_COMMITMENT_SHOW,
    REFLECTIONS_DEEPEN,
    REFLECTIONS_KEEP,
    REFLECTIONS_OPEN,
    CommitmentButton,
    SessionButton,
)
from bot.features.deps import Deps
from bot.features.reflections import service, views
from bot.features.reflections.forms import VERBS, ReflectionForm, WhyForm
from bot.features.reflections.rules import Draft, needs_a_why
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.kernel.enums import CommitmentState
from bot.slack.input_parsing import subcommand
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Handler, Routes


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about reflections and plans."""
    desk = _Handlers(deps)
    routes.command("/reflect", desk.command, old=True)
    routes.action(REFLECTIONS_OPEN, desk.open, old=True)
    routes.submission(REFLECTIONS_KEEP, desk.keep, old=True)
    routes.submission(REFLECTIONS_DEEPEN, desk.deepen, old=True)
    routes.action(REFLECTIONS_COMMITMENT_SHOW, desk.show_plan, old=True)
    for state in CommitmentState:
        if state is not CommitmentState.OPEN:
            routes.action(f"reflections:commitment-{state}", desk.answer(state), old=True)


class _Handlers:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps
        self._library = load_library()

    async def command(self, call: Request) -> Responses:
        verb, typed = subcommand(call.text, VERBS)
        if verb == "help":
            return Whisper(views.explanation(call.actor.words))
        return await self._reopen(call) if verb == "last" else await self._begin(call, typed)

    async def _begin(self, call: Request, typed: str) -> Responses:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            waiting = await service.waiting_for(work, call.actor.person_id, self._deps.clock.now())
        if not waiting:
            return await self._nothing_waits(call)
        return ShowModal(self._modal(call, Draft(waiting[0], None), choices=waiting, typed=typed))

    async def _nothing_waits(self, call: Request) -> Responses:
        me = call.actor.person_id
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            upcoming = await sessions.next_sessions_of(work, me, self._deps.clock.now())
            last = await service.last_reflected(work, me)
        return Whisper(views.nothing_waits(call.actor.words, upcoming[0] if upcoming else None, last))

    async def _reopen(self, call: Request) -> Responses:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            last = await service.last_reflected(work, call.actor.person_id)
            draft = await service.draft(work, last.id, call.actor.person_id) if last else None
        return ShowModal(self._modal(call, draft)) if draft else await self._begin(call, "")

    async def open(self, call: Request) -> Responses:
        about = SessionButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            draft = await service.draft(work, about.session, call.actor.person_id)
        return ShowModal(self._modal(call, draft))

    def _modal(self, call: Request, draft: Draft, *, choices: list[SessionInfo] | None = None, typed: str = "") -> View:
        questions = self._library.reflect(call.actor.language)
        question = questions[(draft.session.number - 1) % len(questions)]
        return views.reflection_modal(call.actor.words, draft, question, choices=choices or (), typed=typed)

    async def keep(self, call: Request) -> Responses:
        form = ReflectionForm.read(call.values)
        session = form.session or SessionButton.unpack(call.metadata).session
        written = form.written()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            kept = await service.keep(work, session, call.actor.person_id, written, self._deps.clock.now())
        if kept.new and needs_a_why(kept.written):
            return ChangeModal(views.why_modal(call.actor.words, kept))
        return ChangeModal(views.kept_modal(call.actor.words, kept))

    async def deepen(self, call: Request) -> Responses:
        about, form = SessionButton.unpack(call.metadata), WhyForm.read(call.values)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            kept = await service.deepen(work, about.session, call.actor.person_id, form.more)
        return ChangeModal(views.kept_modal(call.actor.words, kept))

    async def show_plan(self, call: Request) -> Responses:
        about = CommitmentButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            own = await service.own_commitment(work, about.commitment, call.actor.person_id)
        return ShowModal(views.plan_modal(call.actor.words, own))

    def answer(self, state: CommitmentState) -> Handler:
        """Return the handler of the button that says what became of a plan."""

        async def noted(call: Request) -> Responses:
            about = CommitmentButton.unpack(call.value)
            async with self._deps.storage.work(call.actor.workspace_id) as work:
                own = await service.answer(work, about.commitment, call.actor.person_id, state, self._deps.clock.now())
            return ChangeMessage(views.answered(call.actor.words, own))

        return noted
