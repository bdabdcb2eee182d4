"""Writing minutes; `/circle library`: searching, reading and exporting them."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.cases import service as cases
from bot.features.deps import Deps
from bot.features.library import service, views
from bot.features.library.forms import FILTERS, VERBS, CaseForm, MinutesForm, SearchForm, ShownSearch
from bot.features.library.rules import WORDS_LIMIT, Search
from bot.features.payloads import CircleButton, MinutesDraft, PageButton, SessionButton
from bot.features.sessions import service as sessions
from bot.kernel.text import clean_line
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, SendFile, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.slack.system_messages import copy_modal
from bot.storage.unit_of_work import UnitOfWork


class LibraryHandlers:
    """The library is one modal that changes in place; its metadata is the search that it shows."""

    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def minutes(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show the modal in which minutes are written, with what stands there already."""
        session = await sessions.of_member(work, about.session, request.actor.person_id)
        minutes = await service.minutes_of(work, session.id)
        case = sessions.form_of(self._deps.formats, session).about_a_case
        giver = cases.case_giver(session, self._deps.formats, request.actor.person_id)
        return ShowModal(views.minutes_modal(request.actor.words, session, minutes, about_a_case=case, giver=giver))

    async def keep_minutes(self, request: Request, work: UnitOfWork, draft: MinutesDraft) -> Responses:
        """Keep the minutes, and the notes on a case; what may lie beneath their modal isn't true any more."""
        person, now = request.actor.person_id, self._deps.clock.now()
        notes = CaseForm.read(request.values).notes if draft.notes_for else ""
        form = CaseForm if notes and not draft.seen else MinutesForm
        if text := form.read(request.values).text:
            await service.write_minutes(work, draft.session, person, text, seen=draft.seen, now=now)
        if notes and draft.notes_for:
            await cases.hand_over(work, draft.session, person, draft.notes_for, notes, now)
        return CloseModals()

    async def command(self, request: Request, work: UnitOfWork) -> Responses:
        """Open the library of this channel's circle, else of the first; what is typed more are words to look for."""
        circles = await service.readable_circles(work, request.actor.person_id)
        here = [circle for circle in circles if circle.channel == request.channel]
        if not circles:
            return Whisper(views.no_library(request.actor.words))
        words = clean_line(request.rest)[:WORDS_LIMIT]
        return ShowModal(await _modal(request, work, ShownSearch(circle=(here or circles)[0].id, words=words)))

    async def open(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Open the library of one circle."""
        return ShowModal(await _modal(request, work, ShownSearch(circle=about.circle)))

    async def change_circle(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Show another circle's minutes, all of them."""
        return await _change(request, work, ShownSearch(circle=about.circle, drawn=_shown(request).drawn))

    async def search(self, request: Request, work: UnitOfWork) -> Responses:
        """Show what the modal's inputs look for."""
        return await _change(request, work, _shown(request).looking_for(SearchForm.of_view(request.values)))

    async def clear(self, request: Request, work: UnitOfWork) -> Responses:
        """Show everything again."""
        return await _change(request, work, _shown(request).looking_for(Search()))

    async def turn(self, request: Request, work: UnitOfWork, about: PageButton) -> Responses:
        """Show another page."""
        return await _change(request, work, _shown(request).model_copy(update={"page": about.page}))

    async def back(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the list again that some minutes were opened from."""
        return await _change(request, work, _shown(request))

    async def read(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show minutes in the place of the list they were found in."""
        return ChangeModal(await _reading(request, work, about.session, _shown(request)))

    async def open_minutes(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        """Show minutes that something else points to; from there one comes to the whole list."""
        return ShowModal(await _reading(request, work, about.session, None))

    async def export(self, request: Request, work: UnitOfWork, about: CircleButton) -> Responses:
        """Send all minutes of a circle as a Markdown file."""
        words, formats = request.actor.words, self._deps.formats
        library = await service.open_library(work, about.circle, request.actor.person_id)
        name = views.file_name(words, library)
        return SendFile(
            name=name, comment=views.file_comment(words, library),
            write=lambda names: views.markdown(words, library, formats, names),
            instead=lambda content: copy_modal(words, actions.LIBRARY_COPIED, name, content),
            people=views.people_in(library),
        )  # fmt: skip


def _shown(request: Request) -> ShownSearch:
    return ShownSearch.unpack(request.metadata)


async def _change(request: Request, work: UnitOfWork, search: ShownSearch) -> Responses:
    return ChangeModal(await _modal(request, work, search.redrawn()))


async def _modal(request: Request, work: UnitOfWork, search: ShownSearch) -> View:
    library = await service.open_library(work, search.circle, request.actor.person_id)
    circles = await service.readable_circles(work, request.actor.person_id)
    return views.library_modal(request.actor.words, library, search, circles)


async def _reading(request: Request, work: UnitOfWork, session_id: UUID, search: ShownSearch | None) -> View:
    library, entry = await service.open_minutes(work, session_id, request.actor.person_id)
    return views.reading_modal(request.actor.words, library, entry, search or ShownSearch(circle=library.circle.id))


async def _close(_request: Request, _work: UnitOfWork) -> Responses:
    return CloseModals()


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about minutes: written, searched, read."""
    handlers = LibraryHandlers(deps)
    routes.action(actions.SESSIONS_MINUTES, handlers.minutes)
    routes.submission(actions.SESSIONS_KEEP_MINUTES, handlers.keep_minutes, writes=True)
    routes.verb("/circle", VERBS, handlers.command)
    routes.action(actions.LIBRARY_OPEN, handlers.open)
    routes.action(actions.LIBRARY_CIRCLE, handlers.change_circle)
    for changed in FILTERS:
        routes.action(changed, handlers.search)
    routes.submission(actions.LIBRARY_SEARCH, handlers.search)
    routes.action(actions.LIBRARY_CLEAR, handlers.clear)
    routes.action(actions.LIBRARY_TURN, handlers.turn)
    routes.action(actions.LIBRARY_READ, handlers.read)
    routes.action(actions.LIBRARY_MINUTES, handlers.open_minutes)
    routes.action(actions.LIBRARY_BACK, handlers.back)
    routes.action(actions.LIBRARY_EXPORT, handlers.export)
    routes.submission(actions.LIBRARY_COPIED, _close)
