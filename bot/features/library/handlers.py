"""The minutes' modal."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.features.actions import (
    LIBRARY_BACK,
    LIBRARY_CIRCLE,
    LIBRARY_CLEAR,
    LIBRARY_COPIED,
    LIBRARY_EXPORT,
    LIBRARY_MINUTES,
    LIBRARY_OPEN,
    LIBRARY_READ,
    LIBRARY_SEARCH,
    LIBRARY_TURN,
    SESSIONS_KEEP_MINUTES,
    SESSIONS_MINUTES,
    CircleButton,
    MinutesDraft,
    PageButton,
    SessionButton,
)
from bot.features.deps import Deps
from bot.features.library import service, views
from bot.features.library.forms import VERBS, MinutesForm, SearchForm, Shelf
from bot.features.library.rules import WORDS_LIMIT, Search
from bot.features.sessions import service as sessions
from bot.features.sessions.handlers import SessionHandlers
from bot.kernel.text import clean_line
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Response, Responses, SendFile, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork


class MinutesHandlers(SessionHandlers):
    """The minutes' modal."""

    async def minutes(self, call: Request) -> Responses:
        """Show the modal for the minutes."""
        about, actor = SessionButton.unpack(call.value), call.actor
        async with self._deps.storage.work(actor.workspace_id) as work:
            session = await sessions.of_member(work, about.session, actor.person_id)
            written = await service.minutes_of(work, session.id)
        return ShowModal(views.minutes_modal(actor.words, session, written))

    async def keep_minutes(self, call: Request) -> Responses:
        """Keep the minutes; what may lie beneath their modal shows what isn't true any more."""
        form, draft, now = MinutesForm.read(call.values), MinutesDraft.unpack(call.metadata), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.write_minutes(work, draft.session, call.actor.person_id, form.text, seen=draft.seen, now=now)
        self._deps.nudge()
        return CloseModals()


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about minutes: written, searched, read."""
    desk = _Handlers(deps)
    routes.verb("/circle", VERBS, desk.command, old=True)
    routes.action(LIBRARY_OPEN, desk.open, old=True)
    routes.action(LIBRARY_CIRCLE, desk.change_circle, old=True)
    for changed in ("words", "topic", "since", "until"):
        routes.action(f"library:{changed}", desk.search, old=True)
    routes.submission(LIBRARY_SEARCH, desk.search, old=True)
    routes.action(LIBRARY_CLEAR, desk.clear, old=True)
    routes.action(LIBRARY_TURN, desk.turn, old=True)
    routes.action(LIBRARY_READ, desk.read, old=True)
    routes.action(LIBRARY_MINUTES, desk.open_minutes, old=True)
    routes.action(LIBRARY_BACK, desk.back, old=True)
    routes.action(LIBRARY_EXPORT, desk.export, old=True)
    routes.submission(LIBRARY_COPIED, _done, old=True)
    minutes = MinutesHandlers(deps)
    routes.action(SESSIONS_MINUTES, minutes.minutes, old=True)
    routes.submission(SESSIONS_KEEP_MINUTES, minutes.keep_minutes, old=True)


async def _done(_: Request) -> Responses:
    return CloseModals()


class _Handlers:
    def __init__(self, deps: Deps) -> None:
        self._deps = deps

    async def command(self, call: Request) -> Responses:
        words = clean_line(call.rest)[:WORDS_LIMIT]
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            mine = await service.libraries(work, call.actor.person_id)
            here = [circle for circle in mine if circle.channel == call.channel]
            if not mine:
                return Whisper(views.no_library(call.actor.words))
            return ShowModal(await self._shelf(work, call, Shelf(circle=(here or mine)[0].id, words=words)))

    async def open(self, call: Request) -> Responses:
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return ShowModal(await self._shelf(work, call, Shelf(circle=about.circle)))

    async def change_circle(self, call: Request) -> Responses:
        shelf, about = Shelf.unpack(call.metadata), CircleButton.unpack(call.value)
        return await self._show(call, Shelf(circle=about.circle, drawn=shelf.drawn))

    async def search(self, call: Request) -> Responses:
        shelf = Shelf.unpack(call.metadata)
        return await self._show(call, shelf.looking_for(SearchForm.of_view(call.values)))

    async def clear(self, call: Request) -> Responses:
        return await self._show(call, Shelf.unpack(call.metadata).looking_for(Search()))

    async def turn(self, call: Request) -> Responses:
        shelf, about = Shelf.unpack(call.metadata), PageButton.unpack(call.value)
        return await self._show(call, shelf.model_copy(update={"page": about.page}))

    async def back(self, call: Request) -> Responses:
        return await self._show(call, Shelf.unpack(call.metadata))

    async def _show(self, call: Request, shelf: Shelf) -> Response:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return ChangeModal(await self._shelf(work, call, shelf.redrawn()))

    async def _shelf(self, work: UnitOfWork, call: Request, shelf: Shelf) -> View:
        library = await service.open_library(work, shelf.circle, call.actor.person_id)
        circles = await service.libraries(work, call.actor.person_id)
        return views.shelf_modal(call.actor.words, library, shelf, circles)

    async def read(self, call: Request) -> Responses:
        """Show minutes in the place of the list they were found in."""
        return ChangeModal(await self._reading(call, SessionButton.unpack(call.value).session, call.metadata))

    async def open_minutes(self, call: Request) -> Responses:
        """Show minutes that something else points to."""
        return ShowModal(await self._reading(call, SessionButton.unpack(call.value).session, ""))

    async def _reading(self, call: Request, session_id: UUID, metadata: str) -> View:
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            library, entry = await service.open_minutes(work, session_id, call.actor.person_id)
        shelf = Shelf.unpack(metadata) if metadata else Shelf(circle=library.circle.id)
        return views.reading_modal(call.actor.words, library, entry, shelf)

    async def export(self, call: Request) -> Responses:
        about, words = CircleButton.unpack(call.value), call.actor.words
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            library = await service.open_library(work, about.circle, call.actor.person_id)
        name = views.file_name(words, library)
        return SendFile(
            name=name, comment=views.with_comment(words, library),
            write=lambda names: views.markdown(words, library, self._deps.formats, names),
            instead=lambda content: views.to_copy(words, name, content), people=views.people_in(library),
        )  # fmt: skip
