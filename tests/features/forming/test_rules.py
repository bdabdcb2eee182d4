"""Circles from applications: hard rules hold whatever people say, and the same seed gives the same circles."""

from datetime import date
from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.features.affinity.rules import Couple
from bot.features.fitting.rules import Applicant
from bot.features.forming.rules import CircleProposal, FormedCircle, OwnCircle, Size, form, may_move_to
from bot.kernel.enums import Language, WhyNoCircle
from bot.kernel.week import AFTERNOON, MORNING, starts, weekly_hours

ON, SIZE = date(2026, 3, 2), Size()
HALVES = [(day, half) for day in range(5) for half in (MORNING, AFTERNOON)]
ALWAYS = weekly_hours(HALVES, "Europe/Berlin", ON)
BOTH = frozenset(Language)


def ids(*numbers: int) -> frozenset[UUID]:
    return frozenset(UUID(int=number) for number in numbers)


def applicant(
    number: int, *, hours: int = ALWAYS, languages: frozenset[Language] = BOTH, not_with: frozenset[UUID] = frozenset()
) -> Applicant:
    return Applicant(UUID(int=number), languages, hours, not_with=not_with)


@st.composite
def some_people(draw: st.DrawFn) -> list[Applicant]:
    size = draw(st.integers(0, 14))
    hours = st.sets(st.sampled_from(HALVES), min_size=1, max_size=6)
    zones = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata"])
    few = st.frozensets(st.integers(1, 14).map(lambda number: UUID(int=number)), max_size=2)
    return [
        Applicant(
            UUID(int=n), draw(st.frozensets(st.sampled_from(list(Language)), min_size=1)),
            weekly_hours(draw(hours), draw(zones), ON), not_with=draw(few) - ids(n), managers=draw(few) - ids(n),
        )
        for n in range(1, size + 1)
    ]  # fmt: skip


@given(some_people())
def test_everybody_comes_once_and_no_hard_rule_is_broken(people: list[Applicant]) -> None:
    found, known = form(people, SIZE, {}, seed="s"), {one.id: one for one in people}
    everybody = [one for circle in found.circles for one in circle.members] + [one.id for one in found.left_over]
    assert sorted(everybody) == sorted(known)
    for circle in found.circles:
        assert SIZE.least <= len(circle.members) <= SIZE.most
        assert circle.languages
        assert starts(circle.hours, 60)
        for one in circle.members:
            assert not (known[one].not_with | known[one].managers) & {*circle.members}


@given(some_people())
def test_the_same_seed_gives_the_same_circles_in_any_order(people: list[Applicant]) -> None:
    assert form(people, SIZE, {}, seed="s") == form(people[::-1], SIZE, {}, seed="s")


def test_nobody_is_left_over_whom_the_sizes_allow_a_circle() -> None:
    for count in (4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 23):
        assert form([applicant(n) for n in range(1, count + 1)], SIZE, {}, seed="s").left_over == ()
    assert len(form([applicant(n) for n in range(1, 8)], SIZE, {}, seed="s").left_over) == 1


def couples(found: CircleProposal) -> set[Couple]:
    return {frozenset(two) for circle in found.circles for two in combinations(circle.members, 2)}


def test_nobody_is_with_somebody_again_over_four_seasons_of_25() -> None:
    people, met = [applicant(n) for n in range(1, 26)], dict[Couple, int]()
    for season in range(1, 3):
        together = couples(form(people, SIZE, met, seed=str(season)))
        assert not together & met.keys()
        met |= dict.fromkeys(together, season)


def test_who_is_left_over_is_told_the_reason_that_lies_with_them() -> None:
    people = [applicant(n, languages=frozenset({Language.GERMAN})) for n in range(1, 5)]
    alone = {
        WhyNoCircle.NO_LANGUAGE: applicant(9, languages=frozenset({Language.ENGLISH})),
        WhyNoCircle.NO_HOURS: applicant(9, hours=weekly_hours([(6, MORNING)], "Europe/Berlin", ON)),
        WhyNoCircle.KEPT_APART: applicant(9, not_with=ids(1, 2)),
    }
    for why, one in alone.items():
        assert [each.why for each in form([*people, one], SIZE, {}, seed="s").left_over] == [why]


def test_whom_others_wish_to_be_apart_from_is_not_told_so() -> None:
    people = [applicant(n, not_with=ids(9)) for n in range(1, 6)]
    assert [each.why for each in form([*people, applicant(9)], SIZE, {}, seed="s").left_over] == [WhyNoCircle.TOO_FEW]


def test_circles_that_formed_themselves_stay_and_are_filled_up_if_they_want_it() -> None:
    people, size = [applicant(n) for n in range(1, 9)], Size()
    found = form(people, size, {}, [OwnCircle(ids(1, 2)), OwnCircle(ids(3, 4), wants_more=True)], seed="s").circles
    assert found[0].members == (UUID(int=1), UUID(int=2))
    assert {*ids(3, 4)} < {*found[1].members}
    assert len(found[1].members) >= size.least


def test_somebody_may_move_to_circles_with_room_that_no_hard_rule_closes() -> None:
    people = [applicant(n) for n in range(1, 11)]
    circles = [FormedCircle(tuple(one.id for one in people[:5]), ALWAYS, BOTH, 60),
               FormedCircle(tuple(one.id for one in people[5:]), ALWAYS, BOTH, 60)]  # fmt: skip
    assert may_move_to(people[0], circles, people, SIZE, {}) == [1]
    people[9] = applicant(10, not_with=ids(1))
    assert may_move_to(people[0], circles, people, SIZE, {}) == []
