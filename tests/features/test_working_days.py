"""No prompt falls on a day on which its readers don't work, wherever they live; a card comes before its session."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.core import Locale, get_global
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from bot.content.holidays import OWN_WEEKENDS, WorkCalendar, areas, public_holidays, usual_region, weekend
from bot.delivery.contact_policy import common_working_hour
from bot.features.answers.rules import remind_at
from bot.features.circles.rules import suggested_first_date
from bot.features.coaching.rules import midway, rounds
from bot.features.digests.rules import DigestRhythm, due_digests
from bot.features.lifecycle.rules import ask_at
from bot.features.membership.rules import keep_until
from bot.features.plans.rules import check_in
from bot.features.sessions.rules import Length, Slot, card_at, role_card_at, slots
from bot.kernel.enums import Cadence, Mode
from bot.kernel.recurrence import Rhythm, moment
from bot.kernel.working_time import WORK, ClosedDays, suggest_slot

ZONES = ("Europe/Berlin", "Asia/Jerusalem", "Asia/Dubai", "Asia/Riyadh", "Asia/Calcutta", "America/New_York", "UTC")
NOON = time(12)
regions = st.sampled_from(sorted(areas()))
days = st.dates(date(2025, 1, 15), date(2035, 12, 1))
zones = st.sampled_from(ZONES)


def prompts(day: date, zone: str, closed: ClosedDays) -> dict[str, datetime | None]:
    """Return when each kind of prompt comes that follows from something at noon of ``day``."""
    noon = moment(day, NOON, zone)
    opens, week = Slot(noon, noon + timedelta(days=9)), timedelta(weeks=1)
    over_days = slots([Length(0, number, None) for number in (1, 2, 3)], Mode.ASYNC, noon, zone, closed)
    rhythm = Rhythm(Cadence.WEEKLY, day, NOON, zone)
    return {
        "card": card_at(day, zone, noon - 9 * week, closed),
        "role card": role_card_at(noon, zone, noon - 9 * week, closed),
        "check-in": check_in(noon, zone, closed).opens,
        "question": ask_at(noon, None, zone, closed),
        "midway": midway(noon, noon + 2 * week, NOON, zone, closed),
        "round": next(rounds(rhythm, closed))[1],
        "digest": next(due_digests(DigestRhythm(day.weekday(), NOON), zone, noon, noon + 5 * week, closed)).at,
        "answer reminder": remind_at(opens, zone, closed),
        "place": keep_until(noon, zone, closed),
        "second step": over_days[1].opens_at,
        "third step": over_days[2].opens_at,
        "first date": moment(suggested_first_date(noon, zone, closed), NOON, zone),
    }


@given(days, zones, regions)
def test_no_prompt_falls_on_a_day_on_which_its_circle_does_not_work(day: date, zone: str, region: str) -> None:
    closed = WorkCalendar().closed(zone, region)
    for kind, at in prompts(day, zone, closed).items():
        assert at is None or at.astimezone(ZoneInfo(zone)).date() not in closed, kind


@given(days, zones, regions)
def test_a_card_comes_before_its_session_also_on_a_holiday(day: date, zone: str, region: str) -> None:
    closed, noon = WorkCalendar().closed(zone, region), moment(day, NOON, zone)
    long_ago = noon - timedelta(weeks=9)
    assert noon - timedelta(days=16) < card_at(day, zone, long_ago, closed) < noon - timedelta(days=1)
    assert noon - timedelta(days=15) < role_card_at(noon, zone, long_ago, closed) < noon


@given(days, regions)
def test_no_direct_message_comes_where_one_of_its_readers_does_not_work(day: date, region: str) -> None:
    calendar, readers = WorkCalendar((region, "DE-BE")), ("Europe/Berlin", "Europe/Vienna")
    at = common_working_hour([(zone, WORK) for zone in readers], datetime.combine(day, NOON, UTC), calendar.closed)
    assert at is not None
    meet = suggest_slot(readers, at, 50, calendar.closed)
    assert meet is not None
    for zone in readers:
        assert at.astimezone(ZoneInfo(zone)).date() not in calendar.closed(zone)
        assert meet.astimezone(ZoneInfo(zone)).date() not in calendar.closed(zone)


@pytest.mark.parametrize(("zone", "weekend"), [
    ("Europe/Berlin", {5, 6}), ("Asia/Jerusalem", {4, 5}), ("Asia/Riyadh", {4, 5}), ("Asia/Dubai", {5, 6}),
    ("Asia/Calcutta", {5, 6}), ("UTC", {5, 6}),
])  # fmt: skip
def test_the_weekend_is_that_of_the_country(zone: str, weekend: set[int]) -> None:
    closed = WorkCalendar().closed(zone)
    assert {day for day in range(7) if date(2026, 6, 1) + timedelta(days=day) in closed} == weekend


PLACES: dict[str, list[Locale]] = {}
for _name in locale_identifiers():
    _place = Locale.parse(_name)
    PLACES.setdefault(_place.territory or "", []).append(_place)


@pytest.mark.parametrize(
    "zone", ["Asia/Hong_Kong", "Africa/Tripoli", "America/Caracas", "Africa/Kinshasa", "Asia/Dhaka"]
)
def test_a_weekend_has_no_working_days_in_it(zone: str) -> None:
    off = {"Africa/Tripoli": {4, 5}, "Asia/Dhaka": {4, 5}}.get(zone, {5, 6})
    assert {day for day in range(7) if date(2026, 6, 1) + timedelta(days=day) in WorkCalendar().closed(zone)} == off


def test_each_country_has_the_weekend_that_babel_knows_but_for_those_that_are_named() -> None:
    countries = {area for area in areas() if "-" not in area} | {*get_global("zone_territories").values()}
    for country in sorted(countries - OWN_WEEKENDS.keys()):
        for place in PLACES.get(country, []):
            first, last = place.weekend_start, place.weekend_end
            assert weekend(country) == {(first + day) % 7 for day in range((last - first) % 7 + 1)}, country
    known = {country: PLACES[country][0] for country in OWN_WEEKENDS if country in PLACES}
    same = [country for country, place in known.items() if {place.weekend_start, place.weekend_end} == weekend(country)]
    assert same == []  # babel knows better by now: take it out of those that are named


@pytest.mark.parametrize(("area", "off"), [("MY-03", {4, 5}), ("MY-10", {5, 6}), ("LY", {4, 5}), ("PY", {5, 6})])
def test_a_part_of_a_country_may_have_a_weekend_of_its_own(area: str, off: set[int]) -> None:
    week = [date(2026, 7, 20) + timedelta(days=day) for day in range(7)]
    assert {day.weekday() for day in week if day in WorkCalendar().closed("UTC", area)} == off


def test_a_saturday_on_which_people_make_up_for_a_holiday_is_a_working_day() -> None:
    assert date(2026, 10, 10) not in WorkCalendar().closed("Asia/Shanghai", "CN")


@given(days, regions)
def test_public_holidays_and_days_off_are_the_same_but_for_weekends(day: date, region: str) -> None:
    closed = WorkCalendar().closed("UTC", region)
    if day in public_holidays(region):
        assert day in closed


def test_a_company_keeps_the_holidays_of_its_regions_for_those_who_live_there() -> None:
    calendar, womens_day = WorkCalendar(("DE-BE", "DE-BY", "AT")), date(2027, 3, 8)
    assert womens_day in calendar.closed("Europe/Berlin")
    assert womens_day not in calendar.closed("Europe/Vienna")
    assert womens_day not in calendar.closed("Europe/Berlin", "DE-BY")
    assert womens_day not in WorkCalendar().closed("Europe/Berlin")


@pytest.mark.parametrize(("offered", "usual"), [
    ((), None), (("AT",), "AT"), (("DE-BE", "AT"), "DE-BE"), (("DE-BE", "DE-BY"), None), (("AT", "CH"), None),
])  # fmt: skip
def test_a_new_circle_keeps_the_only_region_or_the_only_one_in_its_country(
    offered: tuple[str, ...], usual: str | None
) -> None:
    assert usual_region("Europe/Berlin", offered) == usual
