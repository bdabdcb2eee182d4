"""The dates of a circle: moved, left out, taken back."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from slack_sdk.models.views import View

from bot.features.actions import (
    SESSIONS_DATES,
    SESSIONS_KEEP_MOVE,
    SESSIONS_MOVE,
    SESSIONS_NOT_THIS_TIME,
    SESSIONS_SKIP,
    SESSIONS_UNSKIP,
    CircleButton,
    DateButton,
    MoveDraft,
    SessionButton,
)
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.dates import service, views
from bot.features.dates.forms import MoveForm
from bot.features.deps import Deps
from bot.features.schedule.rules import Appointment
from bot.features.sessions.handlers import SessionHandlers
from bot.features.sessions.rules import SessionInfo
from bot.kernel.errors import DatesChanged
from bot.slack.forms import FormInvalid
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork

VERBS = ("dates", "termine")


class DatesHandlers(SessionHandlers):
    """The dates of a circle: moved, left out, taken back."""

    async def command(self, call: Request) -> Responses:
        """Show the dates of the circle that is meant, or ask which one."""
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            choices = await _choices(work, call)
            if len(choices) == 1:
                return ShowModal(await self._modal(work, call, choices[0].id))
        return Whisper(views.choose_circle(call.actor.words, choices))

    async def show(self, call: Request) -> Responses:
        """Show the dates."""
        about = CircleButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            return ShowModal(await self._modal(work, call, about.circle))

    async def move(self, call: Request) -> Responses:
        """Ask for the new date; from the list of dates it takes the list's place."""
        about, now = SessionButton.unpack(call.value), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            session = await service.session_to_move(work, about.session, call.actor.person_id, now)
        view = views.move_modal(call.actor.words, self._deps.formats, session)
        return ChangeModal(view) if call.view.get("type") == "modal" else ShowModal(view)

    async def keep_move(self, call: Request) -> Responses:
        """Move the session, and show the dates as they are now."""
        form, draft, now = MoveForm.read(call.values), MoveDraft.unpack(call.metadata), self._deps.clock.now()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            before = await service.session_to_move(work, draft.session, call.actor.person_id, now)
            to = self._appointment(form, before)
            form.check_not_far(now, to.zone)
            after = await service.move(
                work, draft.session, call.actor.person_id, to, seen=draft.seen, formats=self._deps.formats, now=now
            )
            note = "sessions-dates-moved" if after.revision != before.revision else "sessions-dates-kept"
            view = await self._modal(work, call, after.circle.id, note)
        self._deps.nudge()
        return ChangeModal(view)

    def _appointment(self, form: MoveForm, session: SessionInfo) -> Appointment:
        found = self._deps.formats.get(form.format_id)
        if found is None:
            raise FormInvalid({"format_id": ("slack-choose-another", {})})
        if form.mode not in found.modes and (form.format_id, form.mode) != (session.format_id, session.mode):
            raise FormInvalid({"mode": ("circles-mode-does-not-fit", {})})
        return Appointment(form.day, form.at, session.circle.rhythm.zone, form.format_id, form.mode)

    async def skip(self, call: Request) -> Responses:
        """Leave a date out."""
        about, who, now = DateButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        formats = self._deps.formats
        return await self._change(
            call, about.circle, "sessions-dates-skipped-now",
            lambda work: service.skip_date(work, about.circle, about.day, who, formats, now),
        )  # fmt: skip

    async def unskip(self, call: Request) -> Responses:
        """Meet on a date after all."""
        about, who, now = DateButton.unpack(call.value), call.actor.person_id, self._deps.clock.now()
        formats = self._deps.formats
        return await self._change(
            call, about.circle, "sessions-dates-unskipped",
            lambda work: service.take_back_skip(work, about.circle, about.day, who, formats, now),
        )  # fmt: skip

    async def not_this_time(self, call: Request) -> Responses:
        """Leave out a session that nobody began."""
        about = SessionButton.unpack(call.value)
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            await service.not_this_time(work, about.session, call.actor.person_id, self._deps.clock.now())
        self._deps.nudge()
        return None

    async def _change(
        self, call: Request, circle_id: UUID, done: str, act: Callable[[UnitOfWork], Awaitable[None]]
    ) -> Responses:
        """Change the dates and show them as they are now, also to whoever was second."""
        note = done
        try:
            async with self._deps.storage.work(call.actor.workspace_id) as work:
                await act(work)
        except DatesChanged as refusal:
            note = refusal.key()
        async with self._deps.storage.work(call.actor.workspace_id) as work:
            view = await self._modal(work, call, circle_id, note)
        self._deps.nudge()
        return ChangeModal(view) if call.view.get("type") == "modal" else ShowModal(view)

    async def _modal(self, work: UnitOfWork, call: Request, circle_id: UUID, note: str = "") -> View:
        words, formats = call.actor.words, self._deps.formats
        info = await service.dates_of(work, circle_id, call.actor.person_id, formats, self._deps.clock.now())
        return views.dates_modal(words, formats, info, words(note) if note else "")


async def _choices(work: UnitOfWork, call: Request) -> list[CircleInfo]:
    """Return the person's circles that may be meant: by name, else those of the channel, else all of theirs."""
    mine = await circles.circles_of(work, call.actor.person_id)
    named = [circle for circle in mine if call.rest and call.rest.casefold() in circle.name.casefold()]
    here = [circle for circle in mine if circle.channel == call.channel]
    return named or here or mine


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about a circle's dates."""
    dates = DatesHandlers(deps)
    routes.verb("/circle", VERBS, dates.command, old=True)
    routes.action(SESSIONS_DATES, dates.show, old=True)
    routes.action(SESSIONS_MOVE, dates.move, old=True)
    routes.submission(SESSIONS_KEEP_MOVE, dates.keep_move, old=True)
    routes.action(SESSIONS_SKIP, dates.skip, old=True)
    routes.action(SESSIONS_UNSKIP, dates.unskip, old=True)
    routes.action(SESSIONS_NOT_THIS_TIME, dates.not_this_time, old=True)
