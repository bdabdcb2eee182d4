"""`/reflect`, the two minutes with their second step, and the answers about a plan."""

from collections.abc import Sequence

from slack_sdk.models.views import View

from bot.content.loader import load_library
from bot.features import actions
from bot.features.deps import Deps
from bot.features.payloads import ReflectionButton, SessionButton
from bot.features.reflections import service, views
from bot.features.reflections.forms import VERBS, ReflectionForm, WhyForm
from bot.features.reflections.rules import Draft, needs_a_why, turn
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import SessionInfo
from bot.kernel.text import clean
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import HELP, Routes
from bot.storage.unit_of_work import UnitOfWork


class ReflectionHandlers:
    """Answers what is about somebody's reflections and plans."""

    def __init__(self, deps: Deps) -> None:
        self._clock, self._formats = deps.clock, deps.formats
        self._library = load_library()

    async def command(self, request: Request, work: UnitOfWork) -> Responses:
        """Open the session that waits, with what was typed in the first answer."""
        return await self._begin(request, work, clean(request.text))

    async def _begin(self, request: Request, work: UnitOfWork, typed: str) -> Responses:
        me, now = request.actor.person_id, self._clock.now()
        if waiting := await service.waiting_for(work, me, now):
            return ShowModal(self.modal(request, Draft(waiting[0], None), choices=waiting, typed=typed))
        upcoming = await sessions.next_sessions_of(work, me, now)
        last = await service.last_reflected(work, me)
        return Whisper(views.nothing_waits(request.actor.words, upcoming[0] if upcoming else None, last))

    async def last(self, request: Request, work: UnitOfWork) -> Responses:
        """Open what was written last, to be changed."""
        if last := await service.last_reflected(work, request.actor.person_id):
            return ShowModal(self.modal(request, await service.draft(work, last.id, request.actor.person_id)))
        return await self._begin(request, work, "")

    async def help(self, request: Request, _work: UnitOfWork) -> Responses:
        """Say what the command does."""
        return Whisper(views.explanation(request.actor.words))

    async def open(self, request: Request, work: UnitOfWork, about: ReflectionButton) -> Responses:
        """Open the two minutes about a session."""
        draft = await service.draft(work, about.session, request.actor.person_id)
        return ShowModal(self.modal(request, draft, plan=about.plan))

    def modal(
        self,
        request: Request,
        draft: Draft,
        *,
        choices: Sequence[SessionInfo] = (),
        typed: str = "",
        plan: bool = False,
    ) -> View:
        """Return the two minutes about a session, with the questions whose turn it is."""
        prompts = self._library.prompts[sessions.form_of(self._formats, draft.session).purpose](request.actor.language)
        asked = prompts[turn(len(prompts), draft.session.number, request.actor.person_id)]
        return views.reflection_modal(request.actor.words, draft, asked, choices=choices, typed=typed, plan=plan)

    async def keep(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Keep what was written; where somebody has emptied it, delete it."""
        form, me, now = ReflectionForm.read(request.values), request.actor.person_id, self._clock.now()
        session_id = form.session or about.session
        if form.is_empty and await service.delete(work, session_id, me, now):
            return ChangeModal(views.deleted_modal(request.actor.words))
        kept = await service.keep(work, session_id, me, form.written(), now)
        show = views.why_modal if kept.new and needs_a_why(kept.written) else views.kept_modal
        return ChangeModal(show(request.actor.words, kept))

    async def deepen(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Add a reason."""
        more = WhyForm.read(request.values).more
        kept = await service.deepen(work, about.session, request.actor.person_id, more)
        return ChangeModal(views.kept_modal(request.actor.words, kept))


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about reflections and plans."""
    reflections = ReflectionHandlers(deps)
    routes.command("/reflect", reflections.command, takes_text=True)
    routes.verb("/reflect", VERBS["last"], reflections.last)
    routes.verb("/reflect", HELP, reflections.help, opens=False)
    routes.action(actions.REFLECTIONS_OPEN, reflections.open)
    routes.submission(actions.REFLECTIONS_KEEP, reflections.keep, writes=True)
    routes.submission(actions.REFLECTIONS_DEEPEN, reflections.deepen, writes=True)
