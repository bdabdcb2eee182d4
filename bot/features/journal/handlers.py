"""`/reflect log` and [My log] in Home: found, read, changed, deleted in one modal."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.afterwards import service as afterwards
from bot.features.afterwards.forms import PairLookBackForm
from bot.features.afterwards.views import look_back_modal
from bot.features.coaching import service as coaching
from bot.features.deps import Deps
from bot.features.journal import service, views
from bot.features.journal.forms import VERBS, LogForm, ShownLog
from bot.features.library.rules import WORDS_LIMIT
from bot.features.payloads import NoteButton, PageButton
from bot.features.reflections import service as reflections
from bot.features.reflections.forms import ReflectionForm
from bot.features.reflections.handlers import ReflectionHandlers
from bot.kernel.enums import NoteKind
from bot.kernel.errors import Gone
from bot.kernel.text import clean_line
from bot.slack.request import Request
from bot.slack.responses import ChangeBelow, ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class JournalHandlers:
    """The log is one modal that changes in place; its metadata is what it shows."""

    def __init__(self, deps: Deps) -> None:
        self._clock = deps.clock
        self._reflections = ReflectionHandlers(deps)

    async def open(self, request: Request, work: UnitOfWork) -> Responses:
        """Open the log; what is typed after the command are words to look for."""
        return ShowModal(await self._log(request, work, ShownLog(words=clean_line(request.rest)[:WORDS_LIMIT])))

    async def search(self, request: Request, work: UnitOfWork) -> Responses:
        """Show what the inputs look for."""
        form = LogForm.of_view(request.values)
        return await self._change(request, work, words=form.words, circle=form.circle, page=0)

    async def turn(self, request: Request, work: UnitOfWork, about: PageButton) -> Responses:
        """Show another page."""
        return await self._change(request, work, page=about.page)

    async def back(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the list again that a note was opened from."""
        return await self._change(request, work)

    async def read(self, request: Request, work: UnitOfWork, about: NoteButton) -> Responses:
        """Show a note in the place of the list."""
        return ChangeModal(await self._note(request, work, about.kind, about.note))

    async def change(self, request: Request, work: UnitOfWork, about: NoteButton) -> Responses:
        """Open a reflection over the log, to be written anew."""
        me, shown = request.actor.person_id, _shown(request)
        shown = shown.model_copy(update={"session": about.note, "kind": about.kind})
        if about.kind is NoteKind.COACHING:
            pair = await coaching.pair_for(work, about.note, me)
            written = await afterwards.looked_back(work, about.note, me)
            return ShowModal(views.above(shown, look_back_modal(request.actor.words, pair, me, written)))
        draft = await reflections.draft(work, about.note, me)
        return ShowModal(views.above(shown, self._reflections.modal(request, draft)))

    async def keep(self, request: Request, work: UnitOfWork) -> Responses:
        """Keep a reflection that was changed, or delete one that was emptied; the log below shows that.

        Raises:
            Gone: the modal doesn't say which.
        """
        person, session, kind = request.actor.person_id, _shown(request).session, _shown(request).kind
        if session is None:
            raise Gone
        if kind is NoteKind.COACHING:
            return ChangeBelow(await self._keep_look_back(request, work, session))
        form = ReflectionForm.read(request.values)
        if form.is_empty and await reflections.delete(work, session, person, self._clock.now()):
            return ChangeBelow(await self._log(request, work, _shown(request).redrawn(session=None)))
        await reflections.keep(work, session, person, form.written(), self._clock.now())
        await work.session.flush()
        return ChangeBelow(await self._note(request, work, NoteKind.REFLECTION, session))

    async def _keep_look_back(self, request: Request, work: UnitOfWork, pair: UUID) -> View:
        form = PairLookBackForm.read(request.values)
        await afterwards.look_back(work, pair, request.actor.person_id, form)
        if form.tried or form.kept:
            return await self._note(request, work, NoteKind.COACHING, pair)
        return await self._log(request, work, _shown(request).redrawn(session=None))

    async def delete(self, request: Request, work: UnitOfWork, about: NoteButton) -> Responses:
        """Delete a note, and show what is left."""
        await service.delete(work, about.kind, about.note, request.actor.person_id, self._clock.now())
        await work.session.flush()
        return await self._change(request, work)

    async def _change(self, request: Request, work: UnitOfWork, **changes: object) -> Responses:
        return ChangeModal(await self._log(request, work, _shown(request).redrawn(**changes)))

    async def _log(self, request: Request, work: UnitOfWork, shown: ShownLog) -> View:
        notes = await service.log_of(work, request.actor.person_id, self._clock.now())
        return views.log_modal(request.actor.words, notes, shown)

    async def _note(self, request: Request, work: UnitOfWork, kind: NoteKind, note: UUID) -> View:
        found = await service.note(work, kind, note, request.actor.person_id, self._clock.now())
        return views.note_modal(request.actor.words, found, _shown(request).model_copy(update={"session": None}))


def _shown(request: Request) -> ShownLog:
    return ShownLog.unpack(request.metadata)


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about somebody's log."""
    handlers = JournalHandlers(deps)
    routes.verb("/reflect", VERBS, handlers.open)
    routes.action(actions.JOURNAL_OPEN, handlers.open)
    for searched in (actions.JOURNAL_WORDS, actions.JOURNAL_CIRCLE):
        routes.action(searched, handlers.search)
    routes.submission(actions.JOURNAL_SEARCH, handlers.search)
    routes.action(actions.JOURNAL_TURN, handlers.turn)
    routes.action(actions.JOURNAL_BACK, handlers.back)
    routes.action(actions.JOURNAL_READ, handlers.read)
    routes.action(actions.JOURNAL_CHANGE, handlers.change)
    routes.submission(actions.JOURNAL_KEEP, handlers.keep, writes=True)
    routes.action(actions.JOURNAL_DELETE, handlers.delete, writes=True)
