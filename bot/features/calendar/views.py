"""What people see of their calendar in Slack, and what their calendar programs read."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vText
from slack_sdk.models.blocks import Block, DividerBlock
from slack_sdk.models.views import View

from bot.content.formats import Format
from bot.features import actions
from bot.features.calendar.rules import CalendarEntry, CoachingDate
from bot.features.payloads import CalendarButton, SessionButton
from bot.features.sessions.views import subject_of
from bot.kernel.enums import CORE_ROLES, Mode
from bot.language.emoji_codes import with_emoji
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, confirmed, context, modal, section
from bot.slack.mrkdwn import day, day_and_time, escape, link_in, literal

_STEP, _PRECISION = timedelta(days=7), timedelta(seconds=1)


@cache
def zone_in_years(name: str, first: int, last: int) -> Timezone:
    """Return the zone ``name`` from the beginning of the year ``first`` to the end of ``last``."""
    zone, found = ZoneInfo(name), Timezone()
    found.add("TZID", name)
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    for at in (begin, *_changes(zone, begin, end)):
        found.add_component(_observance(zone, at))
    return found


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """Yield, in UTC, when the clocks of ``zone`` are turned."""
    at = begin
    while at < end:
        if _offset(zone, at) != _offset(zone, at + _STEP):
            yield _between(zone, at, at + _STEP)
        at += _STEP


def _between(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old, seconds = _offset(zone, before), range((after - before) // _PRECISION)
    turned = bisect_left(seconds, True, key=lambda second: _offset(zone, before + second * _PRECISION) != old)
    return before + turned * _PRECISION


def _observance(zone: ZoneInfo, at: datetime) -> TimezoneStandard | TimezoneDaylight:
    """Return what holds from ``at`` on; its beginning is told by the clocks as they were before."""
    before, after = at - _PRECISION, at.astimezone(zone)
    summer = bool(after.dst())
    found = TimezoneDaylight() if summer else TimezoneStandard()
    found.add("DTSTART", (at + _offset(zone, before)).replace(tzinfo=None))
    found.add("TZOFFSETFROM", _offset(zone, before))
    found.add("TZOFFSETTO", _offset(zone, at))
    found.add("TZNAME", after.tzname() or zone.key)
    return found


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


REFRESH = timedelta(hours=1)
COACHING_FILE = "coaching.ics"
"""What the file of a coaching date is called."""

_NAME_LIMIT = 60


def icalendar(words: Words, entries: Sequence[CalendarEntry | CoachingDate], formats: Mapping[str, Format]) -> bytes:
    """Return a calendar with these sessions and dates, in the reader's language."""
    calendar = Calendar()
    calendar.add("PRODID", "-//Zirkel//Zirkel//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("X-WR-CALNAME", words("calendar-name"))
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", "PT1H")
    live = [entry for entry in entries if entry.mode is Mode.LIVE]
    for name in sorted({entry.zone for entry in live}):
        years = [entry.starts_at.year for entry in live if entry.zone == name]
        calendar.add_component(zone_in_years(name, min(years) - 1, max(years) + 1))
    if not entries:
        calendar.add_component(zone_in_years("UTC", 1970, 1970))  # a calendar without any component is none
    for entry in entries:
        if isinstance(entry, CoachingDate):
            calendar.add_component(_coaching(words, entry))
        else:
            calendar.add_component(_event(words, entry, formats.get(entry.format_id)))
    return bytes(calendar.to_ical())


def file_name(entry: CalendarEntry) -> str:
    """Return what the file of one session is called: plain ASCII, so that every machine takes it."""
    apart = unicodedata.normalize("NFKD", entry.circle.casefold())
    tidy = re.sub(r"[^a-z0-9]+", "-", apart.encode("ascii", "ignore").decode())[:_NAME_LIMIT].strip("-")
    return f"{tidy or 'zirkel'}-{entry.number}.ics"


class _Text(vText):
    """Text in which a backslash before a capital N is just that; icalendar would make a line break of it."""

    def to_ical(self) -> bytes:
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))


def _coaching(words: Words, entry: CoachingDate) -> Event:
    event = _timed(entry)
    called = words(f"tandems-kind-{entry.kind}") if entry.kind else words("calendar-coaching", count=entry.people)
    event.add("SUMMARY", _Text(with_emoji(entry.title) or called))
    return event


def _timed(entry: CalendarEntry | CoachingDate) -> Event:
    event = Event()
    event.add("UID", f"{entry.id}@zirkel")
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", entry.modified_at)
    event.add("LAST-MODIFIED", entry.modified_at)
    begin, end = _times(entry)
    event.add("DTSTART", begin)
    event.add("DTEND", end)
    if entry.venue:
        event.add("LOCATION", _Text(entry.venue if link_in(entry.venue) else with_emoji(entry.venue)))
    if link := link_in(entry.venue):
        event.add("URL", link)
    event.add("STATUS", "CANCELLED" if entry.called_off else "CONFIRMED")
    return event


def _title(words: Words, entry: CalendarEntry) -> str:
    """Return what a session is about, where that is known, and its circle."""
    subject = subject_of(words, entry.format_id, entry.topic)
    return f"{subject} · {entry.circle}" if subject else entry.circle


def _event(words: Words, entry: CalendarEntry, form: Format | None) -> Event:
    event = _timed(entry)
    event.add("SUMMARY", _Text(with_emoji(_title(words, entry))))
    event.add("DESCRIPTION", _Text("\n".join(_description(words, entry, form))))
    leaves_time = entry.absent or entry.called_off or entry.mode is Mode.ASYNC
    event.add("TRANSP", "TRANSPARENT" if leaves_time else "OPAQUE")
    return event


def _times(entry: CalendarEntry | CoachingDate) -> tuple[date, date]:
    """Return days for a session over days, else times on the circle's own clock.

    An hour that this clock shows twice is told in UTC when it is the second one: calendars would take the first.
    """
    if isinstance(entry, CalendarEntry) and entry.mode is Mode.ASYNC:
        return entry.days
    zone = ZoneInfo(entry.zone)
    begin, end = (_exact(at.astimezone(zone)) for at in (entry.starts_at, entry.until))
    return begin, end


def _exact(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.fold else at


def _description(words: Words, entry: CalendarEntry, form: Format | None) -> list[str]:
    lines = [words("calendar-session", number=entry.number, sessions=entry.sessions)]
    if form:
        lines.append(words("calendar-format", format=form.name(words.language)))
    if entry.called_off:
        lines.append(words("calendar-called-off"))
    elif entry.absent:
        lines.append(words("calendar-absent"))
    else:
        lines += [_role(words, form, role) for role in entry.roles]
    return lines


def _role(words: Words, form: Format | None, role: str) -> str:
    if role in CORE_ROLES:
        return words(f"calendar-you-{role}")
    found = form.role(role) if form else None
    return words("calendar-your-role", role=found.name(words.language) if found else role)


_SHOWN = 10


def calendar_modal(words: Words, entries: Sequence[CalendarEntry], address: str | None) -> View:
    """Return the calendar: what comes next, one by one, and all of it by ``address``; None: there are no feeds."""
    blocks: list[Block] = [*_feed(words, address), DividerBlock(), *_entries(words, entries)]
    return modal(actions.CALENDAR_CALENDAR, words("calendar-title"), blocks, close=words("button-close"))


def file_comment(words: Words, entry: CalendarEntry) -> str:
    """Return the sentence above the file of one session, in mrkdwn."""
    return words("calendar-file-comment", when=_when(entry), what=escape(_title(words, entry)))


def _feed(words: Words, address: str | None) -> list[Block]:
    if address is None:
        return [section(words("calendar-no-feed"))]
    renew = button(words("calendar-renew"), actions.CALENDAR_RENEW, CalendarButton())
    title, sure = words("calendar-renew-title"), words("calendar-renew-confirm")
    return [
        section(words("calendar-feed")), section(f"```{literal(address)}```"), context(words("calendar-feed-secret")),
        action_row(confirmed(renew, title, sure, deny=words("button-cancel"))),
    ]  # fmt: skip


def _entries(words: Words, entries: Sequence[CalendarEntry]) -> list[Block]:
    if not entries:
        return [section(words("calendar-nothing"))]
    return [
        section(
            words("calendar-line", when=_when(entry), what=escape(_title(words, entry))),
            button(words("calendar-as-file"), actions.CALENDAR_SESSION, SessionButton(session=entry.id)),
        )
        for entry in entries[:_SHOWN]
    ]


def _when(entry: CalendarEntry) -> str:
    if entry.mode is Mode.LIVE:
        return day_and_time(entry.starts_at, entry.zone)
    ends = (entry.starts_at, entry.last_moment)
    first, last = (day(at, date.isoformat, entry.zone, form="{date_short}") for at in ends)
    return f"{first} – {last}"
