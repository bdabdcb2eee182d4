"""On which days what was written comes back: two months of anybody's life, with holidays, pauses, and what was gone."""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.features.recall.rules import (
    AGAIN_AFTER,
    DAYS,
    LATE,
    MOST_A_WEEK,
    ONCE_MORE,
    OVER_AFTER,
    RecallPlan,
    following,
    picked,
)
from bot.kernel.working_time import WEEKENDS

START = date(2026, 3, 5)
THURSDAY_LATER = [START + timedelta(days=days) for days in DAYS]


@dataclass
class Life:
    """What somebody was asked: note, its day, the date; in their order."""

    asked: list[tuple[UUID, int, date]]

    def of(self, note: UUID) -> list[tuple[int, date]]:
        return [(day, on) for each, day, on in self.asked if each == note]


def live(since: list[date], gone: set[int], closed: set[date], away: set[date] | None = None) -> Life:
    """Let days pass; whoever is asked for the n-th time answers at once, that it is gone where n is in ``gone``."""
    plans: dict[UUID, RecallPlan | None] = {}
    for number, start in enumerate(since):
        first = following(start, start)
        assert first
        plans[UUID(int=number)] = RecallPlan(UUID(int=number), start, first, once_more=False)
    life, twice = Life([]), set[UUID]()
    for n in range((max(since) - min(since) + OVER_AFTER + LATE).days):
        today = min(since) + timedelta(days=n)
        if today in (away or ()):
            continue
        there = [plan for plan in plans.values() if plan and plan.since <= today]
        for plan, day in picked(there, [on for _, _, on in life.asked], today, closed):
            life.asked.append((plan.id, day, today))
            on = following(plan.since, today)
            plans[plan.id] = replace(plan, next_on=on, once_more=False) if on else None
            if len(life.asked) in gone and plan.id not in twice:
                twice.add(plan.id)
                plans[plan.id] = replace(plan, next_on=today + AGAIN_AFTER, once_more=True)
    return life


dates = st.dates(START, START + timedelta(days=40))
days_off = st.sets(st.dates(START, START + timedelta(days=120)), max_size=60)
sessions = st.lists(dates, min_size=1, max_size=12)
lives = st.builds(live, sessions, st.sets(st.integers(1, 40)), days_off, days_off)


@given(lives)
def test_never_more_than_three_in_any_seven_days(life: Life) -> None:
    asked = [on for _, _, on in life.asked]
    assert all(sum(day <= on < day + timedelta(days=7) for on in asked) <= MOST_A_WEEK for day in asked)


@given(sessions, st.sets(st.integers(1, 40)), days_off)
def test_never_on_a_closed_day(since: list[date], gone: set[int], closed: set[date]) -> None:
    assert not {on for _, _, on in live(since, gone, closed).asked} & closed


@given(lives)
def test_each_day_comes_once_at_most_and_what_was_gone_once_more(life: Life) -> None:
    assert set(Counter((note, day) for note, day, _ in life.asked).values()) <= {1}
    assert {day for _, day, _ in life.asked} <= {ONCE_MORE, *DAYS}


@given(lives)
def test_one_note_comes_once_a_day_and_its_days_in_their_order(life: Life) -> None:
    for note in {note for note, _, _ in life.asked}:
        on = [each for _, each in life.of(note)]
        days = [day for day, _ in life.of(note) if day != ONCE_MORE]
        assert on == sorted(set(on))
        assert days == sorted(days)


@given(sessions, st.sets(st.integers(1, 40)), days_off)
def test_nothing_comes_before_its_day_or_long_after(since: list[date], gone: set[int], closed: set[date]) -> None:
    for note, day, on in live(since, gone, closed).asked:
        if day != ONCE_MORE:
            target = since[note.int] + timedelta(days=day)
            assert target <= on <= target + LATE


def test_a_single_note_comes_on_its_days() -> None:
    assert live([START], set(), set()).of(UUID(int=0)) == list(zip(DAYS, THURSDAY_LATER, strict=True))


def test_what_falls_on_a_weekend_comes_on_monday() -> None:
    """2026-03-05 is a Thursday: two days later is a Saturday."""
    plan = RecallPlan(UUID(int=1), START, THURSDAY_LATER[0], once_more=False)
    weekend = [date(2026, 3, 7), date(2026, 3, 8)]
    assert [picked([plan], [], day, WEEKENDS) for day in weekend] == [[], []]
    assert picked([plan], [], date(2026, 3, 9), WEEKENDS) == [(plan, 2)]


def test_what_was_gone_comes_once_more_after_two_days() -> None:
    days = [day for day, _ in live([START], {1, 2, 3, 4, 5}, set()).of(UUID(int=0))]
    assert days == [2, ONCE_MORE, 7, 21, 60]


def test_where_many_come_the_others_wait_for_the_next_week() -> None:
    asked: dict[date, int] = defaultdict(int)
    for _, _, on in live([START] * 5, set(), set()).asked[:6]:
        asked[on] += 1
    assert asked == {START + timedelta(days=2): 3, START + timedelta(days=9): 3}


def test_after_a_long_absence_only_what_is_due_just_then_comes() -> None:
    away = {START + timedelta(days=n) for n in range(22)}
    assert [day for day, _ in live([START], set(), set(), away).of(UUID(int=0))] == [21, 60]


def test_a_note_that_is_made_late_begins_with_the_day_that_is_next() -> None:
    assert following(START, START + timedelta(days=7)) == THURSDAY_LATER[2]
    assert following(START, START + timedelta(days=60)) is None
