"""The list of a circle's dates, each to be moved, left out or taken back; and a session that nobody began."""

from datetime import date, datetime
from uuid import UUID

from slack_sdk.models.views import View

from bot.features import actions
from bot.features.circles.handlers import ask_about_odd_hour, choices, on_offer
from bot.features.circles.rules import CircleInfo
from bot.features.dates import service, views
from bot.features.dates.forms import MoveForm
from bot.features.dates.rules import DatesInfo, EndsTooLate
from bot.features.deps import Deps
from bot.features.payloads import CircleButton, DateButton, MoveDraft, SessionButton
from bot.features.schedule.rules import Appointment
from bot.features.sessions.handlers import SessionHandlers
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.service import Formats
from bot.kernel.errors import DatesChanged
from bot.slack.forms import FormInvalid
from bot.slack.request import Request
from bot.slack.responses import ChangeModal, Responses, ShowModal, Whisper
from bot.slack.routes import Routes
from bot.storage.unit_of_work import UnitOfWork

VERBS = ("dates", "termine")


class _DatesHandlers(SessionHandlers):
    """Answers whoever sees or changes the dates of a circle."""

    async def command(self, request: Request, work: UnitOfWork) -> Responses:
        """Show the dates of the circle that is meant, or ask which one."""
        found = await choices(work, request)
        if len(found) == 1:
            return ShowModal(await self._modal(request, work, found[0].id))
        return Whisper(views.choose_circle(request.actor.words, found))

    async def show(self, request: Request, work: UnitOfWork, button: CircleButton) -> Responses:
        return ShowModal(await self._modal(request, work, button.circle))

    async def move(self, request: Request, work: UnitOfWork, button: SessionButton) -> Responses:
        """Ask for the new date; from the list of dates it takes the list's place."""
        person, now = request.actor.person_id, self._deps.clock.now()
        session = await service.session_to_move(work, button.session, person, now)
        formats = on_offer(self._deps.formats, session.circle, session.format_id)
        return _in_place(request, views.move_modal(request.actor.words, formats, session))

    async def keep_move(self, request: Request, work: UnitOfWork, draft: MoveDraft) -> Responses:
        """Move the session, and show the dates as they are now."""
        form, person, now = MoveForm.read(request.values), request.actor.person_id, self._deps.clock.now()
        before = await service.session_to_move(work, draft.session, person, now)
        to = self._appointment(form, before)
        form.check_not_far(now, to.zone)
        self._within_frame(request, form.day, before)
        formats = self._deps.formats
        after = await service.move(
            work, draft.session, person, to, venue=form.venue, seen=draft.seen, formats=formats, now=now
        )
        if to.starts_at != before.starts_at:
            ask_about_odd_hour(request, to.starts_at, [to.zone], work.closed, before.circle.holidays)
        return ChangeModal(
            await self._modal(request, work, after.circle.id, views.kept(request.actor.words, before, after))
        )

    def _within_frame(self, request: Request, day: date, session: SessionInfo) -> None:
        """Let nobody move a session past the end of the circle's programme.

        Raises:
            FormInvalid: the date is after the programme's last day.
        """
        last = self._last_day(session.circle)
        if last and day > max(last, session.local_date):
            raise FormInvalid({"day": ("sessions-move-after-frame", {"last": request.actor.words.date(last)})})

    def _last_day(self, circle: CircleInfo) -> date | None:
        """Return the last day of the programme within which a circle plans its season."""
        template = self._deps.programmes.get(circle.within.template_id) if circle.within else None
        return template.last_day(circle.within.starts_on) if circle.within and template else None

    def _appointment(self, form: MoveForm, session: SessionInfo) -> Appointment:
        found = on_offer(self._deps.formats, session.circle, session.format_id).get(form.format_id)
        if found is None:
            raise FormInvalid({"format_id": ("slack-choose-another", {})})
        if form.mode not in found.modes and (form.format_id, form.mode) != (session.format_id, session.mode):
            raise FormInvalid({"mode": ("circles-mode-does-not-fit", {})})
        theme = session.theme if form.format_id == session.format_id else ""
        return Appointment(form.day, form.at, session.circle.rhythm.zone, form.format_id, form.mode, theme)

    async def skip(self, request: Request, work: UnitOfWork, button: DateButton) -> Responses:
        """Leave a date out, and show the dates as they are now, also to whoever was second."""
        person, _, now = doer = self.doer(request)
        before = await service.dates_of(work, button.circle, person, now)
        note = await self._skip(request, work, before, button.day, doer)
        return _in_place(request, await self._modal(request, work, button.circle, note))

    async def _skip(
        self, request: Request, work: UnitOfWork, before: DatesInfo, day: date, doer: tuple[UUID, Formats, datetime]
    ) -> str:
        """Leave a date out that there was ``before``; return what has become of it."""
        words, last, instead = request.actor.words, self._last_day(before.circle), before.instead_of(day)
        try:
            done = await service.skip_date(work, before.circle.id, day, *doer, last)
        except EndsTooLate as late:
            return words("sessions-skip-after-frame", ends=words.date(late.ends), last=words.date(last or late.ends))
        if done and instead:
            return words("sessions-dates-made-up", instead=words.date(instead))
        return words("sessions-dates-skipped-now" if done else DatesChanged.key())

    async def unskip(self, request: Request, work: UnitOfWork, button: DateButton) -> Responses:
        """Meet on a date after all, and show the dates as they are now, also to whoever was second."""
        done = await service.take_back_skip(work, button.circle, button.day, *self.doer(request))
        note = "sessions-dates-unskipped" if done else DatesChanged.key()
        return _in_place(request, await self._modal(request, work, button.circle, request.actor.words(note)))

    async def not_this_time(self, request: Request, work: UnitOfWork, button: SessionButton) -> None:
        """Leave out a session that nobody began; what stands in its thread then says so."""
        await service.not_this_time(work, button.session, *self.doer(request))

    async def _modal(self, request: Request, work: UnitOfWork, circle_id: UUID, note: str = "") -> View:
        words, formats = request.actor.words, self._deps.formats
        info = await service.dates_of(work, circle_id, request.actor.person_id, self._deps.clock.now())
        return views.dates_modal(words, formats, info, note)


def _in_place(request: Request, view: View) -> Responses:
    """Show a modal; where a modal was pressed, in its place."""
    return ChangeModal(view) if request.view.get("type") == "modal" else ShowModal(view)


def register(routes: Routes, deps: Deps) -> None:
    """Answer everything about a circle's dates."""
    dates = _DatesHandlers(deps)
    routes.verb("/circle", VERBS, dates.command)
    routes.action(actions.SESSIONS_DATES, dates.show)
    routes.action(actions.SESSIONS_MOVE, dates.move)
    routes.submission(actions.SESSIONS_KEEP_MOVE, dates.keep_move, writes=True)
    routes.action(actions.SESSIONS_SKIP, dates.skip, writes=True)
    routes.action(actions.SESSIONS_UNSKIP, dates.unskip, writes=True)
    routes.action(actions.SESSIONS_NOT_THIS_TIME, dates.not_this_time, writes=True)
