"""`/circle calendar`, a session as a file, and the feed that calendar programs read."""

import secrets

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.calendar import service, views
from bot.features.deps import Deps
from bot.features.payloads import CalendarButton, SessionButton
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, SendFile, ShowModal
from bot.slack.routes import Look, Routes
from bot.slack.system_messages import copy_modal
from bot.storage.unit_of_work import UnitOfWork

_TOKEN_BYTES = 32


class CalendarFeeds:
    """Reads feeds for whoever knows their address."""

    def __init__(self, deps: Deps, look: Look) -> None:
        """``look`` asks first what somebody may see by now."""
        self._deps = deps
        self._look = look

    async def read(self, token: str) -> bytes | None:
        """Return a feed as an iCalendar file; None where the address is nobody's."""
        owner = await service.owner_of(self._deps.storage, token)
        if owner is None:
            return None
        await self._look(owner.workspace_id, owner.user)
        person, entries = await service.feed(self._deps.storage, owner, self._deps.clock.now())
        return views.icalendar(self._deps.languages.words(person.language), entries, self._deps.formats)


class _CalendarHandlers:
    """Without a ``public_url``, where feeds can be read, nobody gets an address."""

    def __init__(self, deps: Deps, public_url: str) -> None:
        self._deps = deps
        self._public_url = public_url

    async def command(self, request: Request, work: UnitOfWork) -> Responses:
        """Open the calendar; who opens it for the first time gets an address, so this writes."""
        return ShowModal(await self._modal(request, work, CalendarButton()))

    async def open(self, request: Request, work: UnitOfWork, about: CalendarButton) -> Responses:
        """Open it from a circle's page, with that circle's sessions first."""
        return ShowModal(await self._modal(request, work, about))

    async def renew(self, request: Request, work: UnitOfWork, about: CalendarButton) -> Responses:
        """Give the person another address; the one before is nobody's at once."""
        return ChangeModal(await self._modal(request, work, about, renewed=True))

    async def _modal(self, request: Request, work: UnitOfWork, about: CalendarButton, *, renewed: bool = False) -> View:
        person_id, address = request.actor.person_id, None
        entries = await service.to_come(work, person_id, self._deps.clock.now())
        if self._public_url:
            token = await service.address(work, person_id, secrets.token_urlsafe(_TOKEN_BYTES), renewed=renewed)
            address = f"{self._public_url}/calendar/{token}.ics"
        entries.sort(key=lambda entry: entry.circle_id != about.circle)
        return views.calendar_modal(request.actor.words, entries, address)

    async def session(self, request: Request, work: UnitOfWork, about: SessionButton) -> Responses:
        words = request.actor.words
        entry = await service.entry(work, about.session, request.actor.person_id, self._deps.clock.now())
        name, content = views.file_name(entry), views.icalendar(words, [entry], self._deps.formats).decode()
        return SendFile(
            name=name, comment=views.file_comment(words, entry), write=lambda _: content,
            instead=lambda text: copy_modal(words, actions.CALENDAR_COPIED, name, text),
        )  # fmt: skip


async def _close(_request: Request, _work: UnitOfWork) -> Responses:
    return CloseModals()


def register(routes: Routes, deps: Deps, public_url: str) -> None:
    """Answer everything about calendars; ``public_url`` is where feeds can be read, empty: nowhere."""
    handlers = _CalendarHandlers(deps, public_url)
    routes.verb("/circle", ("calendar", "kalender"), handlers.command, writes=True)
    routes.action(actions.CALENDAR_OPEN, handlers.open, writes=True)
    routes.action(actions.CALENDAR_RENEW, handlers.renew, writes=True)
    routes.action(actions.CALENDAR_SESSION, handlers.session, writes=True)
    routes.submission(actions.CALENDAR_COPIED, _close)
