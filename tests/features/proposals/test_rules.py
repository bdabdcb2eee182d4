"""When a formed circle meets, and what is counted of it."""

from datetime import date, time, timedelta
from functools import reduce
from operator import and_
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.features.fitting.rules import Applicant
from bot.features.forming.rules import Size
from bot.features.programmes.rules import BEFORE_START, first_date, from_bits, half_days, left_out_weeks, to_bits
from bot.features.proposals.rules import around, granted, own_circles, seasons_of, slot
from bot.kernel.enums import Language
from bot.kernel.week import WHOLE_WEEK, starts, weekly_hours

ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"])
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CHOSEN = st.frozensets(st.integers(0, 9), min_size=1)


@given(CHOSEN)
def test_half_days_are_kept_as_they_were_ticked(chosen: frozenset[int]) -> None:
    assert from_bits(to_bits(chosen)) == chosen


@given(CHOSEN, ZONES, DAYS, st.sampled_from([30, 60, 75, 90]))
def test_a_circle_meets_within_what_its_people_ticked(
    chosen: frozenset[int], zone: str, on: date, minutes: int
) -> None:
    found = slot(weekly_hours(half_days(chosen), zone, on), minutes, zone, on)
    assert found
    begin = timedelta(hours=found.at.hour, minutes=found.at.minute)
    assert any(
        day == found.weekday and _since(first) <= begin and begin + timedelta(minutes=found.minutes) <= _since(last)
        for day, (first, last) in half_days(chosen)
    )


def _since(at: time) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute)


@given(st.integers(0, 4), st.integers(0, 22 * 60).map(lambda at: time(at // 60, at % 60)), st.integers(15, 90))
def test_around_a_meeting_nobody_has_time_for_another(weekday: int, at: time, minutes: int) -> None:
    on, whole = date(2026, 3, 30), around(weekday, at, minutes)
    free = WHOLE_WEEK & ~weekly_hours([whole], "UTC", on)
    began = (weekday * 24 + at.hour) * 60 + at.minute
    assert not any(free >> half & 1 for half in range(began // 30, -(-(began + minutes) // 30)))
    assert _since(whole[1][1]) - _since(whole[1][0]) < timedelta(minutes=minutes + 60)


def test_who_has_no_hour_in_common_has_no_slot() -> None:
    assert slot(0, 60, "Europe/Berlin", date(2026, 3, 30)) is None
    assert slot(1 << 20, 60, "Europe/Berlin", date(2026, 3, 30)) is None


@given(DAYS, st.integers(0, 4), st.sets(st.integers(0, 16), min_size=2))
def test_a_season_meets_in_the_weeks_of_its_plan_and_in_no_other(start: date, weekday: int, weeks: set[int]) -> None:
    first, out = first_date(start, weekday), set(left_out_weeks(start, weekday, weeks))
    met = [first + timedelta(weeks=week) for week in range(max(weeks) - min(weeks) + 1)]
    met = [day for day in met if day not in out]
    assert [(day - first).days // 7 + min(weeks) for day in met] == sorted(weeks)
    assert start <= first < start + timedelta(weeks=1)
    assert all(day.weekday() == weekday for day in met)


@given(st.data())
def test_a_circle_of_ones_own_is_of_people_who_all_named_each_other_and_can_meet(data: st.DataObject) -> None:
    ids = [UUID(int=number) for number in range(1, 8)]
    some = st.frozensets(st.sampled_from(ids), max_size=6)
    hours = st.sampled_from([WHOLE_WEEK, 0b1110, 0b1100])
    known = {one: Applicant(one, frozenset({Language.ENGLISH}), data.draw(hours), not_with=data.draw(st.one_of(
        st.just(frozenset[UUID]()), st.frozensets(st.sampled_from(ids), max_size=1),
    )) - {one}) for one in ids}  # fmt: skip
    named = {one: data.draw(some) for one in ids}
    own = [each.members for each in own_circles(named, known, Size())]
    assert sum(map(len, own)) == len(frozenset[UUID]().union(*own))
    for group in own:
        assert 3 <= len(group) <= Size().most
        assert all(group - {one} <= named[one] and not group & known[one].not_with for one in group)
        assert starts(reduce(and_, (known[one].hours for one in group)), 60)


def test_the_largest_circle_of_ones_own_goes_first_and_whoever_cannot_meet_is_left_to_all_others() -> None:
    ids = [UUID(int=number) for number in range(1, 6)]
    named = dict.fromkeys(ids, frozenset(ids))
    known = {one: Applicant(one, frozenset({Language.ENGLISH}), WHOLE_WEEK) for one in ids}
    assert [each.members for each in own_circles(named, known, Size())] == [frozenset(ids)]
    known[ids[0]] = Applicant(ids[0], frozenset({Language.ENGLISH}), 0)
    assert [each.members for each in own_circles(named, known, Size())] == [frozenset(ids[1:])]
    assert own_circles(named, known, Size(3, 3, 3))[0].members == frozenset(ids[1:4])
    assert own_circles(dict.fromkeys(ids[:2], ids[:2]), known, Size()) == []


def test_a_wish_is_granted_by_somebody_else_alone() -> None:
    one = Applicant(UUID(int=1), frozenset(), 0, wishes=frozenset({"python"}), offers=frozenset({"python"}))
    two = Applicant(UUID(int=2), frozenset(), 0, offers=frozenset({"python"}))
    known = {each.id: each for each in (one, two)}
    assert granted([[one.id]], known) == 0
    assert granted([[one.id, two.id]], known) == 1


def test_the_last_time_together_counts() -> None:
    ana, ben, cem = (UUID(int=number) for number in range(3))
    assert seasons_of([{ana, ben}, {ana, ben, cem}]) == {
        frozenset({ana, ben}): 2, frozenset({ana, cem}): 2, frozenset({ben, cem}): 2,
    }  # fmt: skip


def test_there_is_time_to_ask_everybody_before_the_start() -> None:
    assert timedelta(days=9) <= BEFORE_START
