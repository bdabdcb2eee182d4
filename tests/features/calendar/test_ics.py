"""The files that calendar programs read: parsed again, by two readers, over zones and turns of the clocks."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
import vobject
from dateutil.tz import tzical  # type: ignore[import-untyped]
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.features.calendar import views as calendar_views
from bot.features.calendar.rules import CALLED_OFF, CalendarEntry
from bot.kernel.enums import Language, Mode, SessionState
from bot.kernel.text import clean_line
from bot.language.translator import Words
from tests.features.conftest import LANGUAGES
from tests.features.fakes import FORMATS

ZONES = (
    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Kathmandu", "UTC",
    "Africa/Casablanca", "Pacific/Chatham", "Asia/Kolkata", "Europe/Dublin",
)  # fmt: skip
AT = datetime(2026, 3, 26, 13, tzinfo=UTC)
HOUR = timedelta(hours=1)
ENTRY = CalendarEntry(
    UUID(int=7), UUID(int=1), "Async Python", 3, 8, "Locks, queues; and \\ more", AT, AT + HOUR, "Europe/Berlin",
    Mode.LIVE, SessionState.PLANNED, 0, AT - timedelta(days=9), "learning-circle", ("moderation",),
)  # fmt: skip
ENGLISH = LANGUAGES.words(Language.ENGLISH)
MOMENTS = st.datetimes(datetime(2025, 6, 1), datetime(2028, 6, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.replace(second=0, microsecond=0)
)


def read(*entries: CalendarEntry, words: Words = ENGLISH) -> tuple[Any, list[Any]]:
    calendar = Calendar.from_ical(calendar_views.icalendar(words, entries, FORMATS))
    assert isinstance(calendar, Calendar)
    return calendar, list(calendar.walk("VEVENT"))


@settings(deadline=None)
@given(at=MOMENTS, minutes=st.integers(0, 300), zone=st.sampled_from(ZONES))
def test_a_session_begins_and_ends_at_its_moment_in_every_zone(at: datetime, minutes: int, zone: str) -> None:
    entry = replace(ENTRY, starts_at=at, ends_at=at + timedelta(minutes=minutes), zone=zone)
    calendar, [event] = read(entry)
    begin, end = event["DTSTART"].dt, event["DTEND"].dt
    assert (begin.astimezone(UTC), end.astimezone(UTC)) == (at, entry.until)
    assert end.astimezone(UTC) > begin.astimezone(UTC)
    assert calendar.get_missing_tzids() == set()


@settings(deadline=None)
@given(at=MOMENTS, zone=st.sampled_from(ZONES))
def test_who_knows_no_zones_but_those_in_the_file_reads_the_same_moment(at: datetime, zone: str) -> None:
    """Read with dateutil, which trusts nothing but the VTIMEZONE."""
    content = calendar_views.icalendar(
        ENGLISH, [replace(ENTRY, starts_at=at, ends_at=at + HOUR, zone=zone)], FORMATS
    ).decode()
    found = re.search(rf"DTSTART;TZID={zone}:(\d+T\d+)", content)
    if found is None:  # told in UTC
        assert f"DTSTART:{at:%Y%m%dT%H%M%S}Z" in content
        return
    wall, own = datetime.strptime(found[1], "%Y%m%dT%H%M%S"), tzical(StringIO(_zone_part(content))).get(zone)  # noqa: DTZ007
    assert wall.replace(tzinfo=own).astimezone(UTC) == at


def _zone_part(content: str) -> str:
    begin, end = content.index("BEGIN:VTIMEZONE"), content.index("END:VTIMEZONE") + len("END:VTIMEZONE")
    return content[begin:end]


@pytest.mark.parametrize(("at", "wall"), [
    (datetime(2026, 3, 26, 13, tzinfo=UTC), "20260326T140000"),
    (datetime(2026, 4, 2, 12, tzinfo=UTC), "20260402T140000"),
    (datetime(2026, 10, 29, 13, tzinfo=UTC), "20261029T140000"),
])  # fmt: skip
def test_two_in_the_afternoon_stays_two_when_the_clocks_are_turned(at: datetime, wall: str) -> None:
    content = calendar_views.icalendar(ENGLISH, [replace(ENTRY, starts_at=at, ends_at=at + HOUR)], FORMATS)
    assert f"DTSTART;TZID=Europe/Berlin:{wall}\r\n".encode() in content


def test_the_zone_turns_its_clocks_when_they_are_turned() -> None:
    content = calendar_views.icalendar(ENGLISH, [ENTRY], FORMATS).decode()
    summer = content.index("20260329T020000")
    assert "TZOFFSETFROM:+0100" in content[summer : summer + 80]
    assert "20261025T030000" in content


def test_a_session_over_days_is_whole_days_that_leave_time_for_others() -> None:
    entry = replace(ENTRY, mode=Mode.ASYNC, starts_at=AT, ends_at=AT + timedelta(days=4), zone="Pacific/Auckland")
    calendar, [event] = read(entry)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 3, 27), date(2026, 4, 1))
    assert (event["TRANSP"], calendar.walk("VTIMEZONE")) == ("TRANSPARENT", [])


@settings(deadline=None)
@given(at=MOMENTS, hours=st.integers(0, 200), zone=st.sampled_from(ZONES))
def test_days_never_end_before_they_begin(at: datetime, hours: int, zone: str) -> None:
    entry = replace(ENTRY, mode=Mode.ASYNC, starts_at=at, ends_at=at + timedelta(hours=hours), zone=zone)
    _, [event] = read(entry)
    assert event["DTSTART"].dt < event["DTEND"].dt


def test_an_event_says_what_it_is_and_what_one_does_in_it() -> None:
    _, [event] = read(ENTRY)
    assert str(event["UID"]) == "00000000-0000-0000-0000-000000000007@zirkel"
    assert str(event["SUMMARY"]) == "Locks, queues; and \\ more · Async Python"
    assert str(event["DESCRIPTION"]).splitlines() == ["Session 3 of 8", "Agenda: Learning circle", "You moderate."]
    assert (str(event["STATUS"]), str(event["TRANSP"]), event["SEQUENCE"]) == ("CONFIRMED", "OPAQUE", 0)


def test_it_speaks_the_readers_language() -> None:
    _, [event] = read(ENTRY, words=LANGUAGES.words(Language.GERMAN))
    assert str(event["DESCRIPTION"]).splitlines()[0::2] == ["Treffen 3 von 8", "Du moderierst."]


def test_a_moved_session_is_the_same_one_with_a_later_word() -> None:
    _, [before] = read(ENTRY)
    _, [after] = read(replace(ENTRY, starts_at=AT + HOUR, ends_at=AT + 2 * HOUR, revision=2))
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert before["LAST-MODIFIED"].dt < after["LAST-MODIFIED"].dt


@given(revision=st.integers(0, 100), moves=st.integers(1, 5), state=st.sampled_from(sorted(CALLED_OFF)))
def test_what_takes_place_after_all_is_a_later_word(revision: int, moves: int, state: SessionState) -> None:
    before = replace(ENTRY, revision=revision)
    off = replace(before, state=state)
    after_all = replace(before, revision=revision + moves)
    assert before.sequence < off.sequence < after_all.sequence
    assert before.modified_at < off.modified_at < after_all.modified_at


@pytest.mark.parametrize(("venue", "link"), [
    ("Room 4, 12; north", None), ("https://meet.example/a?b=1,2", "https://meet.example/a?b=1,2"),
    ("Room 4 or https://meet.example/a", "https://meet.example/a"), ("http://meet.example/a", None), ("", None),
])  # fmt: skip
def test_an_event_says_where_it_is(venue: str, link: str | None) -> None:
    _, [event] = read(replace(ENTRY, venue=venue))
    assert (event.get("LOCATION", ""), event.get("URL")) == (venue, link)


def test_emoji_codes_in_a_place_are_emoji() -> None:
    _, [event] = read(replace(ENTRY, venue=":house: Room 4"))
    assert event["LOCATION"] == "🏠 Room 4"


@pytest.mark.parametrize("state", [SessionState.MISSED, SessionState.CANCELLED])
def test_what_is_called_off_says_so(state: SessionState) -> None:
    _, [event] = read(replace(ENTRY, state=state))
    assert (str(event["STATUS"]), event["SEQUENCE"], str(event["TRANSP"])) == ("CANCELLED", 1, "TRANSPARENT")
    assert "This session is cancelled" in str(event["DESCRIPTION"])
    assert "You moderate" not in str(event["DESCRIPTION"])


def test_who_cannot_come_keeps_their_time() -> None:
    _, [event] = read(replace(ENTRY, absent=True))
    assert (str(event["STATUS"]), str(event["TRANSP"])) == ("CONFIRMED", "TRANSPARENT")


def test_the_calendar_asks_to_be_read_again_and_is_the_same_each_time() -> None:
    calendar, _ = read(ENTRY)
    assert str(calendar["X-WR-CALNAME"]) == "Zirkel"
    assert calendar["REFRESH-INTERVAL"].dt == HOUR
    assert calendar_views.icalendar(ENGLISH, [ENTRY], FORMATS) == calendar_views.icalendar(ENGLISH, [ENTRY], FORMATS)


def test_an_empty_calendar_is_one() -> None:
    calendar, events = read()
    assert (str(calendar["VERSION"]), events) == ("2.0", [])
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


CHANGES: list[dict[str, Any]] = [
    {"topic": "Queues"}, {"topic": None}, {"roles": ()}, {"roles": ("moderation", "reflection")}, {"absent": True},
    {"circle": "Sync Python"}, {"format_id": "case"}, {"starts_at": AT - HOUR}, {"ends_at": AT + 2 * HOUR},
    {"state": SessionState.CANCELLED}, {"mode": Mode.ASYNC}, {"zone": "UTC"}, {"sessions": 9},
    {"venue": "Room 4"},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_is_a_later_word(change: dict[str, Any]) -> None:
    before, now = ENTRY, AT - timedelta(days=1)
    after = replace(before, **change).told_after(before.fingerprint, before.sequence, before.modified_at, now)
    assert (after.sequence > before.sequence, after.modified_at) == (True, now)
    again = replace(before, **change).told_after(after.fingerprint, after.sequence, after.modified_at, AT)
    assert (again.sequence, again.modified_at) == (after.sequence, now)


@pytest.mark.parametrize("entries", [
    [], [ENTRY], [replace(ENTRY, mode=Mode.ASYNC, ends_at=AT + timedelta(days=4))],
    [replace(ENTRY, state=SessionState.CANCELLED)], [replace(ENTRY, id=UUID(int=8), absent=True, topic=None), ENTRY],
    [replace(ENTRY, circle="Übung 🧑‍🚀" * 20, topic="a, b; c\\d " * 9, zone="Australia/Lord_Howe")],
])  # fmt: skip
def test_another_reader_finds_nothing_to_object_to(entries: list[CalendarEntry]) -> None:
    calendar, events = read(*entries)
    assert [error for part in calendar.walk() for error in part.errors] == []
    found = vobject.readOne(calendar_views.icalendar(ENGLISH, entries, FORMATS).decode())
    assert found.validate(raiseException=True)
    theirs = getattr(found, "vevent_list", [])
    assert [each.uid.value for each in theirs] == [str(each["UID"]) for each in events]
    assert [each.dtstart.value for each in theirs] == [each["DTSTART"].dt for each in events]
    assert [each.summary.value for each in theirs] == [str(each["SUMMARY"]) for each in events]


def test_what_ends_at_midnight_ends_that_day() -> None:
    midnight = datetime(2026, 3, 27, 23, tzinfo=UTC)
    _, [event] = read(replace(ENTRY, mode=Mode.ASYNC, ends_at=midnight))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2026, 3, 26), date(2026, 3, 28))


@settings(deadline=None)
@example(topic=r"C:\Notes", circle=r"\N")
@given(topic=st.text(max_size=150), circle=st.text(min_size=1, max_size=80))
def test_no_text_breaks_out_of_its_line(topic: str, circle: str) -> None:
    entry = replace(ENTRY, topic=clean_line(topic) or None, circle=clean_line(circle) or "x")
    content = calendar_views.icalendar(ENGLISH, [entry], FORMATS).decode()
    assert content.count("BEGIN:VEVENT") == content.count("\r\nUID:") == 1 + (topic + circle).count("BEGIN:VEVENT")
    _, [event] = read(entry)
    expected = f"{entry.topic} · {entry.circle}" if entry.topic else entry.circle
    assert str(event["SUMMARY"]) == expected


@pytest.mark.parametrize(("circle", "expected"), [("Größe & Co", "grosse-co-3.ics"), ("日本", "zirkel-3.ics")])
def test_a_file_has_a_name_that_every_machine_takes(circle: str, expected: str) -> None:
    assert calendar_views.file_name(replace(ENTRY, circle=circle)) == expected
