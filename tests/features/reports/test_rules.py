"""What a report may say of a programme."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.holidays import WorkCalendar
from bot.features.climate.rules import ITEMS, overall
from bot.features.reports import rules
from bot.features.reports.rules import ALL, Cell, Fact, Least, Measure, ProgrammeWeek, Snapshot, Whole, trend
from bot.kernel.enums import Language, ReportMoment
from tests.features.programmes.test_views import RUNNING

EN, DE = Language.ENGLISH, Language.GERMAN
LEAST, TAKEN = Least(), datetime(2026, 5, 25, 4, tzinfo=UTC)
VALUE = st.floats(0, 1)
Sizes = list[tuple[int, Language]]
SIZES = st.lists(st.tuples(st.integers(1, 9), st.sampled_from(Language)), max_size=12)


PERSON = st.integers(1, 9).map(lambda number: UUID(int=number))
MEMBERS = st.sets(PERSON, min_size=1, max_size=6)
MEETINGS = st.lists(st.tuples(MEMBERS, MEMBERS), min_size=1, max_size=4)
"""Who were the members each time, and which people were there."""
CHECK = st.dictionaries(PERSON, st.dictionaries(st.sampled_from(ITEMS), st.just(3), min_size=1), max_size=7)
"""Who has answered which sentences; what they said makes no difference."""


def moved(
    circles: list[Any], whole: Callable[[UUID, Any, bool], Whole | None], of: Callable[[Any], set[UUID]]
) -> float:
    """Return how far somebody in the first of these circles moves the sum of all values, by what they did or said."""
    there = {UUID(int=number): one for number, one in enumerate(circles, 1)}
    people, languages = {circle: of(one) for circle, one in there.items()}, dict.fromkeys(there, EN)

    def total(much: bool) -> float:
        known = {circle: found for circle, one in there.items() if (found := whole(circle, one, much))}
        return sum(fact.value for fact in rules.facts_together(Measure.PRESENT, known, people, languages))

    return total(True) - total(False)


def facts(sizes: Sizes, measure: Measure = Measure.KEPT, value: float = 1.0) -> list[Fact]:
    """Return one fact of everybody in circles of these sizes and languages."""
    return [
        Fact(measure, UUID(int=100 * circle + person), UUID(int=circle), language, value)
        for circle, (size, language) in enumerate(sizes, 1)
        for person in range(size)
    ]  # fmt: skip


def shown(known: list[Fact]) -> set[str]:
    return {part for _, part in rules.exact(known, LEAST)}


def test_ten_people_in_three_circles_are_enough_and_fewer_are_not() -> None:
    assert shown(facts([(4, EN), (3, EN), (3, EN)])) == {ALL}
    assert shown(facts([(3, EN), (3, EN), (3, EN)])) == set()
    assert shown(facts([(5, EN), (5, EN)])) == set()


def test_nothing_is_shown_of_which_one_circle_supplies_more_than_half() -> None:
    assert shown(facts([(8, EN), (4, EN), (4, EN)])) == {ALL}
    assert shown(facts([(9, EN), (4, EN), (4, EN)])) == set()


def test_a_slice_is_shown_only_if_the_rest_could_be_too() -> None:
    three = [(4, EN), (4, EN), (4, EN)]
    assert shown(facts([*three, (4, DE), (4, DE), (4, DE)])) == {ALL, EN, DE}
    assert shown(facts([*three, (1, DE), (4, DE), (4, DE)])) == {ALL}


@given(SIZES)
def test_whatever_is_shown_and_whatever_follows_from_it_is_about_enough_people(sizes: Sizes) -> None:
    known = facts(sizes)
    for part in shown(known):
        inside = [fact for fact in known if part in (ALL, fact.language)]
        rest = [fact for fact in known if fact not in inside]
        assert LEAST.passes(inside)
        assert part == ALL or LEAST.passes(rest)


@given(SIZES, st.integers(0, 1000))
def test_there_are_always_the_same_cells_and_too_few_comes_without_a_number(sizes: Sizes, seed: int) -> None:
    known = rules.exact(facts(sizes), LEAST)
    cells = rules.report(known, Random(seed))
    assert [(one.measure, one.part) for one in cells] == [(m, p) for m in Measure for p in rules.SLICES]
    hidden = [one for one in cells if (one.measure, one.part) not in known]
    assert {(one.band, one.circles) for one in hidden} == {(None, None)}
    assert rules.from_text(rules.to_text(cells)) == cells


@given(VALUE)
def test_shares_stand_in_tens_hours_one_by_one_and_marks_in_halves(value: float) -> None:
    tens = rules.band(Measure.KEPT, value)
    assert tens / 10 <= value <= (tens + 1) / 10 + 1e-9
    hours = rules.band(Measure.HOURS, 10 * value)
    assert hours <= 10 * value <= hours + 1 + 1e-9
    for measure in rules.MARKS:
        assert abs(rules.band(measure, 1 + 4 * value) / 2 - (1 + 4 * value)) <= 0.25


@given(st.floats(-9, 9))
def test_what_is_blurred_beyond_the_ends_is_in_the_last_band(value: float) -> None:
    assert rules.band(Measure.KEPT, value) in range(10)
    assert rules.band(Measure.HOURS, 3 * value) in range(10)
    assert rules.band(Measure.USEFUL, value) in range(2, 11)


def test_the_more_people_the_less_it_is_blurred() -> None:
    few, many = (rules.exact(facts([(5, EN)] * circles), LEAST)[Measure.KEPT, ALL] for circles in (3, 30))
    assert few.scale == pytest.approx(10 * many.scale)
    assert few.scale == pytest.approx(1 / 15 / rules.OVERALL)


def test_what_is_true_of_a_circle_needs_ten_of_them_and_is_blurred_by_the_largest() -> None:
    assert not shown(facts([(5, EN)] * 9, Measure.MEETING))
    found = rules.exact(facts([(5, EN)] * 9 + [(15, EN)], Measure.MEETING), LEAST)[Measure.MEETING, ALL]
    assert found.scale == pytest.approx(15 / 60 / rules.OVERALL)


TARGET = UUID(int=1)


def moved_by_coming(circles: list[list[tuple[set[UUID], set[UUID]]]]) -> float:
    """Return how far somebody who is in all these circles moves the sum of what they attended, by coming or not."""

    def whole(_: UUID, times: list[tuple[set[UUID], set[UUID]]], came: bool) -> Whole | None:
        return rules.attended([
            (len((there & members) - {TARGET}) + (came and TARGET in members), members) for members, there in times
        ])  # fmt: skip

    return moved(circles, whole, lambda times: set().union(*(members for members, _ in times)))


def moved_by_saying(circles: list[dict[UUID, dict[int, int]]]) -> float:
    """Return how far somebody moves the sum of the climate, by answering what they answer with 5 or with 1."""

    def whole(circle: UUID, said: dict[UUID, dict[int, int]], much: bool) -> Whole | None:
        given = {item: Counter[int]() for item in ITEMS}
        for person, answers in said.items():
            for item, score in answers.items():
                given[item][score if person != TARGET else 5 if much else 1] += 1
        found = overall(given)
        return rules.nameless(circle, found) if found else None

    return moved(circles, whole, set)


@given(st.lists(MEETINGS, max_size=3))
def test_nobody_moves_what_their_circles_attended_by_more_than_a_value_of_their_own(circles: list[Any]) -> None:
    assert moved_by_coming(circles) <= 1 + 1e-9


@given(st.lists(CHECK, max_size=3))
def test_nobody_moves_the_climate_by_more_than_a_value_of_their_own(circles: list[Any]) -> None:
    assert moved_by_saying(circles) <= 4 + 1e-9


def test_that_somebody_counts_in_two_circles_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    twice = [[({TARGET}, {TARGET})]] * 2
    assert moved_by_coming(twice) == 1
    monkeypatch.setattr(rules, "apart", list)
    assert moved_by_coming(twice) == 2


def test_that_a_circle_counts_for_more_than_its_fewest_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    all_of_them = {UUID(int=number) for number in range(1, 8)}
    left = [[(all_of_them, all_of_them), ({TARGET}, {TARGET})]]
    some = [{one: {1: 3} | ({2: 3} if one.int < 5 else {}) for one in all_of_them}]
    assert moved_by_coming(left) <= 1
    assert moved_by_saying(some) <= 4
    monkeypatch.setattr(Whole, "people", property(lambda _: all_of_them, lambda *_: None), raising=False)
    assert moved_by_coming(left) > 1
    assert moved_by_saying(some) > 4


def test_circles_are_counted_to_fives_and_not_below_ten() -> None:
    assert [rules.rounded(count) for count in (3, 9, 10, 12, 13, 48)] == [0, 0, 10, 10, 15, 50]


def test_settings_may_ask_for_more_and_never_for_less() -> None:
    twenty = facts([(4, EN)] * 4)
    assert not Least(people=20).passes(twenty)
    assert not Least(circles=5).passes(twenty)
    for less in ({"people": 9}, {"circles": 2}):
        with pytest.raises(ValueError, match="at least"):
            Least(**less)


def test_reports_are_taken_at_fixed_moments() -> None:
    at = rules.taken_at(date(2026, 3, 30), 16, "Europe/Berlin")
    assert at[ReportMoment.HALF_TIME] == datetime(2026, 5, 25, 4, tzinfo=UTC)
    assert at[ReportMoment.END] == datetime(2026, 7, 27, 4, tzinfo=UTC)
    assert at[ReportMoment.LATER] - at[ReportMoment.END] == rules.LATER


@pytest.mark.parametrize("week", [
    ProgrammeWeek(RUNNING, None, 0, planned=False), ProgrammeWeek(RUNNING, None, 0, circles=2),
])  # fmt: skip
def test_there_is_news_of_a_week_with_a_session_of_enough_circles_or_a_call_for_support(week: ProgrammeWeek) -> None:
    assert not week.is_news
    assert replace(week, asking=1).is_news
    assert replace(week, met=3).is_news
    assert replace(week, planned=True, circles=3).is_news


@pytest.mark.parametrize("start", [date(2026, 3, 30), date(2026, 4, 1)])
def test_the_first_line_comes_when_the_first_week_is_over(start: date) -> None:
    closed = WorkCalendar(("DE-BE",)).closed("Europe/Berlin", "DE-BE")
    formed, until = datetime(2026, 3, 20, tzinfo=UTC), datetime(2026, 4, 14, tzinfo=UTC)
    lines = list(rules.weeks(start, formed, until, "Europe/Berlin", closed))
    assert lines == [datetime(2026, 4, day, 7, tzinfo=UTC) for day in (7, 13)], "the first after Easter Monday"


def test_what_was_kept_of_a_measure_that_is_gone_is_left_out() -> None:
    assert rules.from_text('[["roles", "all", 1, 0], ["kept", "all", 6, 0]]') == (Cell(Measure.KEPT, ALL, 6, 0),)


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=3))
def test_an_arrow_compares_the_last_two_bands_where_both_are_told(bands: list[int | None]) -> None:
    taken = [
        Snapshot(moment, TAKEN, (Cell(Measure.KEPT, ALL, band),))
        for moment, band in zip(ReportMoment, bands, strict=False)
    ]
    found, (before, after) = trend(taken, Measure.KEPT), ([None, None, *bands])[-2:]
    assert (found is None) == (len(bands) < 2 or before is None or after is None)
    if found is not None and before is not None and after is not None:
        assert found * (after - before) == abs(after - before)
