"""Sessions as an iCalendar file (RFC 5545), the same bytes for the same sessions."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from bot.content.formats import Format
from bot.features.calendar.rules import Entry
from bot.features.calendar.views.zones import zone_in_years
from bot.kernel.vocabulary import CORE_ROLES, Mode
from bot.language.translator import Words

REFRESH = timedelta(hours=1)
_NAME_LIMIT = 60


def icalendar(words: Words, entries: Sequence[Entry], formats: Mapping[str, Format]) -> bytes:
    """Return a calendar with these sessions, in the reader's language."""
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
    for entry in entries:
        calendar.add_component(_event(words, entry, formats.get(entry.format_id)))
    return bytes(calendar.to_ical())


def file_name(entry: Entry) -> str:
    """Return what the file of one session is called: plain letters, so that every machine takes it."""
    apart = unicodedata.normalize("NFKD", entry.circle.casefold())
    tidy = re.sub(r"[^a-z0-9]+", "-", apart.encode("ascii", "ignore").decode())[:_NAME_LIMIT].strip("-")
    return f"{tidy or 'zirkel'}-{entry.number}.ics"


def _event(words: Words, entry: Entry, form: Format | None) -> Event:
    event = Event()
    event.add("UID", f"{entry.id}@zirkel")
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", entry.modified_at)
    event.add("LAST-MODIFIED", entry.modified_at)
    begin, end = _times(entry)
    event.add("DTSTART", begin)
    event.add("DTEND", end)
    event.add("SUMMARY", f"{entry.topic} · {entry.circle}" if entry.topic else entry.circle)
    event.add("DESCRIPTION", "\n".join(_description(words, entry, form)))
    event.add("STATUS", "CANCELLED" if entry.called_off else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT" if _leaves_time(entry) else "OPAQUE")
    return event


def _times(entry: Entry) -> tuple[date, date]:
    """Return days for a session over days, else times on the circle's own clock.

    An hour that this clock shows twice is told in UTC when it is the second one: calendars would take the first.
    """
    if entry.mode is Mode.ASYNC:
        return entry.days
    zone = ZoneInfo(entry.zone)
    begin, end = (_exact(at.astimezone(zone)) for at in (entry.starts_at, entry.until))
    return begin, end


def _exact(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.fold else at


def _leaves_time(entry: Entry) -> bool:
    return entry.absent or entry.called_off or entry.mode is Mode.ASYNC


def _description(words: Words, entry: Entry, form: Format | None) -> list[str]:
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
