"""On which dates a season takes place, in which formats: for every rhythm, zone and whim."""

import re
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.holidays import areas, is_area, public_holidays
from bot.features.schedule.rules import PlannedDate, dates_anew, next_dates, skipped
from bot.features.sessions.rules import Milestone, format_of, milestone_of
from bot.kernel.enums import Cadence, Mode
from bot.kernel.recurrence import Rhythm, moment
from tests.features.fakes import FORMATS

BERLIN = "Europe/Berlin"
ZONES = st.sampled_from([BERLIN, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"])
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
RHYTHMS = st.builds(Rhythm, st.sampled_from(Cadence), DAYS, TIMES, ZONES)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
SKIPS = st.sets(DAYS, max_size=200)
THURSDAY = date(2026, 3, 12)
THURSDAYS = Rhythm(Cadence.WEEKLY, THURSDAY, time(14), BERLIN)
EARLY = datetime(2026, 3, 2, 8, tzinfo=UTC)
SIGNS = {"circle-kickoff": "K", "circle-retro": "R", "circle-closing": "C", "own": "."}


def plan(number: int, day: date, *, moved: bool = False, rhythm: Rhythm = THURSDAYS) -> PlannedDate:
    return PlannedDate(number, day, moment(day, rhythm.at, rhythm.zone), moved)


def season(sessions: int, missed: Collection[int] = ()) -> str:
    """Return what the sessions of a season are, those that were missed as an x."""
    found = ""
    for number in range(1, sessions + 1):
        lost, looked_back = sum(one < number for one in missed), "R" in found
        form = format_of(number, sessions, "own", missed=lost, looked_back=looked_back)
        found += "x" if number in missed else SIGNS[form]
    return found


class TestMilestones:
    @pytest.mark.parametrize(
        ("sessions", "expected"),
        [(1, "."), (2, ".."), (3, "K.C"), (4, "K..C"), (5, "K.R.C"), (8, "K..R...C"), (9, "K...R...C")],
    )
    def test_first_middle_and_last_look_at_the_circle(self, sessions: int, expected: str) -> None:
        assert season(sessions) == expected

    @pytest.mark.parametrize(
        ("missed", "expected"),
        [([1], "xK..R..C"), ([4], "K..xR..C"), ([1, 2], "xxK.R..C"), ([4, 5], "K..xxR.C"), ([5], "K..Rx..C")],
    )
    def test_they_follow_what_was_held(self, missed: list[int], expected: str) -> None:
        assert season(8, missed) == expected

    def test_where_nothing_was_held_nobody_says_goodbye(self) -> None:
        assert season(3, [1, 2]) == "xx."

    @given(st.integers(1, 26), st.sets(st.integers(1, 25)))
    def test_whatever_is_missed_each_is_there_once_at_most_and_in_its_order(
        self, sessions: int, missed: set[int]
    ) -> None:
        held = season(sessions, missed).replace("x", "")
        assert re.fullmatch(r"\.*|K(\.*R)?\.*C?", held)
        assert not held.startswith(".") or sessions < 3 or len(held) == 1

    @pytest.mark.parametrize(
        ("form", "milestone"),
        [
            ("circle-kickoff", Milestone.KICKOFF),
            ("circle-retro", Milestone.MIDPOINT),
            ("circle-closing", Milestone.CLOSING),
        ],
    )
    def test_each_is_known_by_its_format_which_runs_live_and_over_days(self, form: str, milestone: Milestone) -> None:
        assert milestone_of(form) is milestone
        assert set(FORMATS[form].modes) == set(Mode)


class TestNextDates:
    @settings(deadline=None)
    @given(RHYTHMS, DAYS, MOMENTS, SKIPS)
    def test_they_lie_ahead_in_order_and_never_on_a_skipped_date(
        self, rhythm: Rhythm, after: date, now: datetime, skipped: set[date]
    ) -> None:
        found = next_dates(rhythm, after, now, 3, skipped)
        assert len(found) == 3
        assert all(one < other for one, other in pairwise([after, *found]))
        assert not skipped & set(found)
        assert all(moment(day, rhythm.at, rhythm.zone) > now for day in found)

    @settings(deadline=None)
    @given(RHYTHMS, st.sets(st.integers(0, 9), max_size=5))
    def test_a_season_keeps_its_length_whatever_is_skipped(self, rhythm: Rhythm, which: set[int]) -> None:
        usual = next_dates(rhythm, None, EARLY - timedelta(days=400), 10)
        skipped = {usual[number] for number in which}
        found = next_dates(rhythm, None, EARLY - timedelta(days=400), 10, skipped)
        assert found[: 10 - len(which)] == [day for day in usual if day not in skipped]

    def test_where_every_date_is_a_holiday_nobody_searches_for_ever(self) -> None:
        class Always:
            def __contains__(self, day: object) -> bool:
                return True

        assert next_dates(THURSDAYS, None, EARLY, 2, Always()) == []

    @settings(deadline=None)
    @given(st.dates(date(2026, 1, 29), date(2026, 12, 31)).filter(lambda day: day.day > 28), ZONES)
    def test_the_last_weekday_of_a_month_stays_the_last_at_the_same_hour(self, first: date, zone: str) -> None:
        rhythm = Rhythm(Cadence.MONTHLY, first, time(14), zone)
        found = next_dates(rhythm, None, EARLY - timedelta(days=400), 14)
        assert all((day + timedelta(weeks=1)).month != day.month for day in found)
        assert {day.weekday() for day in found} == {first.weekday()}
        assert {moment(day, time(14), zone).astimezone(ZoneInfo(zone)).time() for day in found} == {time(14)}


class TestDatesAnew:
    def test_a_new_weekday_takes_them_all_along(self) -> None:
        tuesdays = Rhythm(Cadence.WEEKLY, date(2026, 3, 10), time(10), BERLIN)
        plans = [plan(2, date(2026, 3, 12)), plan(3, date(2026, 3, 19))]
        assert dates_anew(tuesdays, date(2026, 3, 5), plans, EARLY) == [date(2026, 3, 10), date(2026, 3, 17)]

    def test_what_was_agreed_on_for_one_day_stays_and_the_others_flow_around_it(self) -> None:
        tuesdays = Rhythm(Cadence.WEEKLY, date(2026, 3, 10), time(10), BERLIN)
        plans = [plan(2, date(2026, 3, 20), moved=True), plan(3, date(2026, 3, 26))]
        assert dates_anew(tuesdays, date(2026, 3, 5), plans, EARLY) == [date(2026, 3, 20), date(2026, 3, 24)]

    def test_unless_the_order_would_not_hold(self) -> None:
        fridays = Rhythm(Cadence.FOUR_WEEKS, date(2026, 3, 27), time(10), BERLIN)
        plans = [plan(2, date(2026, 3, 12)), plan(3, date(2026, 3, 20), moved=True)]
        assert dates_anew(fridays, None, plans, EARLY) == [date(2026, 3, 27), date(2026, 4, 24)]

    def test_what_has_passed_comes_again_in_the_future(self) -> None:
        late = datetime(2026, 4, 1, 8, tzinfo=UTC)
        plans = [plan(2, date(2026, 3, 12)), plan(3, date(2026, 3, 20), moved=True)]
        assert dates_anew(THURSDAYS, None, plans, late) == [date(2026, 4, 2), date(2026, 4, 9)]

    @settings(deadline=None)
    @given(RHYTHMS, DAYS, st.lists(st.tuples(DAYS, st.booleans()), max_size=5), MOMENTS, SKIPS)
    def test_one_date_each_in_order_ahead_and_the_second_time_changes_nothing(
        self, rhythm: Rhythm, after: date, drawn: list[tuple[date, bool]], now: datetime, skipped: set[date]
    ) -> None:
        plans = [plan(n, day, moved=moved, rhythm=rhythm) for n, (day, moved) in enumerate(drawn, 2)]
        found = dates_anew(rhythm, after, plans, now, skipped)
        assert all(one < other for one, other in pairwise([after, *found]))
        assert all(moment(day, rhythm.at, rhythm.zone) > now for day in found)
        kept = [each.moved and each.day == day for each, day in zip(plans, found, strict=True)]
        assert not skipped & {day for day, own in zip(found, kept, strict=True) if not own}
        again = [
            plan(each.number, day, moved=own, rhythm=rhythm) for each, day, own in zip(plans, found, kept, strict=True)
        ]
        assert dates_anew(rhythm, after, again, now, skipped) == found


class TestHolidays:
    def test_berlin_has_one_more_than_all_of_germany(self) -> None:
        womens_day = date(2026, 3, 8)
        assert womens_day in public_holidays("DE-BE")
        assert womens_day not in public_holidays("DE")
        assert THURSDAY not in public_holidays("DE-BE")

    def test_nobody_who_named_no_area_has_any(self) -> None:
        assert date(2026, 12, 25) not in public_holidays(None)

    def test_an_area_that_is_no_longer_known_has_none(self) -> None:
        assert date(2026, 12, 25) not in public_holidays("XX-1")

    def test_areas_are_countries_and_their_parts(self) -> None:
        assert {"AT", "DE", "DE-BE"} <= set(areas())
        assert [is_area(each) for each in ("DE-BE", "DE", "DE-ZZ", "XX", "")] == [True, True, False, False, False]
        assert all(len(each) <= 12 for each in areas())

    @settings(deadline=None)
    @given(RHYTHMS, st.sampled_from(["DE-BE", "US", "JP", "IN"]))
    def test_no_session_is_on_a_holiday(self, rhythm: Rhythm, area: str) -> None:
        found = next_dates(rhythm, None, EARLY, 8, public_holidays(area))
        assert len(set(found)) == 8
        assert not [day for day in found if day in public_holidays(area)]


class TestTheGapsOfAPlan:
    """A plan for thirteen Thursdays of seventeen weeks, as that of a programme for leaders."""

    @given(st.lists(st.integers(0, 40), max_size=30), st.sets(st.integers(1, 15), max_size=6))
    def test_whatever_is_left_out_and_taken_back(self, pressed: list[int], weeks: set[int]) -> None:
        gaps = {THURSDAY + timedelta(weeks=week) for week in weeks}
        count, out = 17 - len(gaps), set[date]()

        def season() -> list[date]:
            return next_dates(THURSDAYS, None, EARLY, count, skipped(gaps, out))

        by_plan = season()
        for press in pressed:
            before, free = season(), sorted(skipped(gaps, out).gaps)
            shown = [*before, *sorted(skipped(gaps, out).left_out)]
            day = shown[press % len(shown)]
            out ^= {day}
            refused = season()[-1] > by_plan[-1]
            out ^= {day} if refused else set()
            out -= skipped(gaps, out).gaps
            now = season()
            assert now == sorted(set(now))
            assert len(now) == count
            assert now[-1] == by_plan[-1]
            if day in out:
                gap = next(one for one in free if one > day)
                assert [one for one in now if one > gap] == [one for one in before if one > gap]
        assert not skipped(gaps, out).left_out & set(season())
        for day in sorted(skipped(gaps, out).left_out):
            out.discard(day)
        assert season() == by_plan

    def test_what_was_moved_to_an_earlier_date_leaves_nothing_to_be_made_up_for(self) -> None:
        gaps, moved = {THURSDAY + timedelta(weeks=3)}, THURSDAY + timedelta(weeks=1)
        assert skipped(gaps, (), {moved}).gaps == gaps
        assert skipped(gaps, {moved}).gaps == set()
        assert skipped(gaps, {moved}, never=gaps).gaps == gaps
