"""`/circle calendar`, a session as a file, and the feed that calendar programs read."""

import secrets

from slack_sdk.models.views import View

from bot.features.actions import (
    CALENDAR_COPIED,
    CALENDAR_OPEN,
    CALENDAR_RENEW,
    CALENDAR_SESSION,
    CalendarButton,
    SessionButton,
)
from bot.features.calendar import service, views
from bot.features.calendar.forms import VERBS
from bot.features.deps import Deps
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, CloseModals, Responses, SendFile, ShowModal
from bot.slack.routes import Routes

_TOKEN_BYTES = 32


def register(routes: Routes, deps: Deps, public_url: str) -> None:
    """Answer everything about calendars; ``public_url`` is where feeds can be read, empty: nowhere."""
    desk = _Handlers(deps, public_url)
    routes.verb("/circle", VERBS, desk.command, old=True)
    routes.action(CALENDAR_OPEN, desk.open, old=True)
    routes.action(CALENDAR_RENEW, desk.renew, old=True)
    routes.action(CALENDAR_SESSION, desk.session, old=True)
    routes.submission(CALENDAR_COPIED, _done, old=True)


async def _done(_: Request) -> Responses:
    return CloseModals()


class Feeds:
    """Reads feeds for whoever knows their address."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    async def read(self, token: str) -> bytes | None:
        """Return a feed as an iCalendar file; None where the address is nobody's."""
        found = await service.feed(self._deps.storage, token, self._deps.clock.now())
        if found is None:
            return None
        person, entries = found
        return views.icalendar(self._deps.languages.words(person.language), entries, self._deps.formats)


class _Handlers:
    def __init__(self, deps: Deps, public_url: str) -> None:
        self._deps = deps
        self._public_url = public_url

    async def command(self, call: Request) -> Responses:
        return ShowModal(await self._modal(call, CalendarButton()))

    async def open(self, call: Request) -> Responses:
        return ShowModal(await self._modal(call, CalendarButton.unpack(call.value)))

    async def renew(self, call: Request) -> Responses:
        """Give the person another address; the one before is nobody's at once."""
        return ChangeModal(await self._modal(call, CalendarButton.unpack(call.value), renewed=True))

    async def _modal(self, call: Request, about: CalendarButton, *, renewed: bool = False) -> View:
        person_id, address = call.actor.person_id, None
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            entries = await service.to_come(work, person_id, self._deps.clock.now())
            if self._public_url:
                new = secrets.token_urlsafe(_TOKEN_BYTES)
                token = await service.address(work, person_id, new, renewed=renewed)
                address = f"{self._public_url}/calendar/{token}.ics"
        entries.sort(key=lambda entry: entry.circle_id != about.circle)
        return views.calendar_modal(call.actor.words, entries, address)

    async def session(self, call: Request) -> Responses:
        about, words = SessionButton.unpack(call.value), call.actor.words
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            entry = await service.entry(work, about.session, call.actor.person_id)
        name, content = views.file_name(entry), views.icalendar(words, [entry], self._deps.formats).decode()
        return SendFile(
            name=name, comment=views.with_comment(words, entry), write=lambda _: content,
            instead=lambda text: views.to_copy(words, name, text),
        )  # fmt: skip
