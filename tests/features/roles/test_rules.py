"""Roles rotate fairly: whatever the size of the circle, whoever comes late, declines or can't come."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.loader import load_formats
from bot.features.roles.rules import Holder, PastSession, in_order, next_rotation, roles_for, surplus
from bot.kernel.enums import CORE_ROLES
from bot.kernel.ids import UserId

PEOPLE = [UUID(int=number) for number in range(1, 9)]
FORMATS = load_formats()
Turns = tuple[tuple[str, UUID], ...]
sizes = st.integers(1, 8)
roles = st.integers(1, 5).map(lambda count: tuple(f"role-{number}" for number in range(count)))


late_joiners = st.lists(st.integers(1, 10), max_size=5).map(
    lambda came: dict(zip(PEOPLE, [0, 0, 0, *sorted(came)], strict=False))
)
"""Who joins before which session: three are there from the beginning."""


def coming(late: dict[UUID, int], length: int) -> list[list[UUID]]:
    """Return who can come to each session."""
    return [[person for person, came in late.items() if came <= number] for number in range(length)]


def play(names: Sequence[str], attendance: Sequence[Sequence[UUID]]) -> list[PastSession]:
    """Play a season in which these people can come to each session."""
    season: list[PastSession] = []
    for present in attendance:
        season.append(PastSession(frozenset(present), tuple(next_rotation(names, present, season).items())))
    return season


def counts(season: Sequence[PastSession], role: str, people: Collection[UUID]) -> list[int]:
    had = Counter(person for session in season for name, person in session.turns if name == role)
    return [had[person] for person in people]


class TestFairness:
    @given(size=sizes, names=roles, length=st.integers(1, 26))
    def test_counts_of_a_role_differ_by_at_most_one(self, size: int, names: tuple[str, ...], length: int) -> None:
        season = play(names, [PEOPLE[:size]] * length)
        for role in names:
            had = counts(season, role, PEOPLE[:size])
            assert max(had) - min(had) <= 1

    @given(size=sizes, names=roles, length=st.integers(1, 26))
    def test_every_role_is_filled_in_every_session(self, size: int, names: tuple[str, ...], length: int) -> None:
        assert all(len(session.turns) == len(names) for session in play(names, [PEOPLE[:size]] * length))

    @given(size=sizes, names=roles, length=st.integers(1, 26))
    def test_turns_within_a_session_are_spread_evenly(self, size: int, names: tuple[str, ...], length: int) -> None:
        for session in play(names, [PEOPLE[:size]] * length):
            turns = Counter(person for _, person in session.turns)
            assert max(turns.values()) <= -(-len(names) // size)

    @given(attendance=st.lists(st.sets(st.sampled_from(PEOPLE[:6]), min_size=3).map(sorted), max_size=16))
    def test_nobody_gets_two_roles_while_there_are_enough_people(self, attendance: list[list[UUID]]) -> None:
        for session in play(CORE_ROLES, attendance):
            assert len({person for _, person in session.turns}) == len(CORE_ROLES)

    @given(attendance=st.lists(st.sets(st.sampled_from(PEOPLE)).map(sorted), max_size=16))
    def test_who_cannot_come_gets_no_role(self, attendance: list[list[UUID]]) -> None:
        for session in play(CORE_ROLES, attendance):
            assert {person for _, person in session.turns} <= session.could

    @given(size=st.integers(3, 7), before=st.integers(1, 12), after=st.integers(1, 12))
    def test_a_newcomer_is_not_flooded(self, size: int, before: int, after: int) -> None:
        season = play(CORE_ROLES, [PEOPLE[:size]] * before + [PEOPLE[: size + 1]] * after)[before:]
        for role in CORE_ROLES:
            *others, newcomer = counts(season, role, PEOPLE[: size + 1])
            assert newcomer <= max(others) + 1

    @given(late=late_joiners, length=st.integers(1, 16))
    def test_counts_of_a_role_differ_by_one_at_most_among_those_who_came_together(
        self, late: dict[UUID, int], length: int
    ) -> None:
        season = play(CORE_ROLES, coming(late, length))
        for came in set(late.values()):
            together = [person for person, at in late.items() if at == came]
            for role in CORE_ROLES:
                had = counts(season, role, together)
                assert max(had) - min(had) <= 1

    @given(late=late_joiners, more=st.integers(1, 16))
    def test_since_somebody_came_nobody_has_had_a_role_more_than_twice_more_often(
        self, late: dict[UUID, int], more: int
    ) -> None:
        """Before that, some had had it once more than others: one of the two is theirs."""
        since = max(late.values())
        season = play(CORE_ROLES, coming(late, since + more))[since:]
        for role in CORE_ROLES:
            had = counts(season, role, list(late))
            assert max(had) - min(had) <= 2
        turns = Counter(person for session in season for _, person in session.turns)
        assert max(turns[one] for one in late) - min(turns[one] for one in late) <= 3

    @given(late=late_joiners)
    def test_who_comes_late_has_a_role_when_all_have_had_one(self, late: dict[UUID, int]) -> None:
        attendance = coming(late, 20)
        season = play(CORE_ROLES, attendance)
        for person, came in late.items():
            first = next(n for n in range(came, 20) if person in {one for _, one in season[n].turns})
            assert first - came <= ceil(len(attendance[first]) / len(CORE_ROLES))

    @given(size=st.integers(4, 8), away=st.integers(1, 12), after=st.integers(1, 12))
    def test_who_comes_back_has_no_more_turns_than_others(self, size: int, away: int, after: int) -> None:
        here = PEOPLE[:size]
        season = play(CORE_ROLES, [here] * 3 + [here[1:]] * away + [here] * after)[3 + away :]
        returned, *others = (sum(counts(season, role, [one])[0] for role in CORE_ROLES) for one in here)
        assert returned <= max(others) + 1

    @given(size=st.integers(4, 8), away=st.integers(1, 12), after=st.integers(1, 12))
    def test_who_comes_back_does_not_make_up_for_it(self, size: int, away: int, after: int) -> None:
        here = PEOPLE[:size]
        season = play(CORE_ROLES, [here] * 3 + [here[1:]] * away + [here] * after)[3 + away :]
        for role in CORE_ROLES:
            returned, *others = counts(season, role, here)
            assert returned <= max(others) + 1


def forget(season: Sequence[PastSession], people: Sequence[UUID]) -> list[PastSession]:
    """Return the season as it is known when nobody remembers who couldn't come."""
    return [PastSession(frozenset(people), session.turns, forgotten=True) for session in season]


class TestForgotten:
    @given(size=sizes, names=roles, length=st.integers(1, 20))
    def test_where_all_were_there_forgetting_changes_nothing(
        self, size: int, names: tuple[str, ...], length: int
    ) -> None:
        season = play(names, [PEOPLE[:size]] * length)
        assert next_rotation(names, PEOPLE[:size], forget(season, PEOPLE[:size])) == next_rotation(
            names, PEOPLE[:size], season
        )

    @given(size=st.integers(4, 8), away=st.integers(1, 12), after=st.integers(1, 12))
    def test_who_was_away_makes_up_for_one_turn_at_most_of_what_is_forgotten(
        self, size: int, away: int, after: int
    ) -> None:
        here = PEOPLE[:size]
        season = forget(play(CORE_ROLES, [here] * 3 + [here[1:]] * away), here)
        since = len(season)
        for _ in range(after):
            season.append(PastSession(frozenset(here), tuple(next_rotation(CORE_ROLES, here, season).items())))
        for role in CORE_ROLES:
            returned, *others = counts(season[since:], role, here)
            assert returned <= max(others) + 2


class TestOrder:
    def test_the_first_session_goes_by_who_joined_first(self) -> None:
        assert next_rotation(CORE_ROLES, PEOPLE[:5], []) == dict(zip(CORE_ROLES, PEOPLE, strict=False))

    def test_who_has_waited_longest_comes_next(self) -> None:
        season = play(CORE_ROLES, [PEOPLE[:6]])
        assert set(next_rotation(CORE_ROLES, PEOPLE[:6], season).values()) == set(PEOPLE[3:6])

    def test_the_same_rows_give_the_same_rotation(self) -> None:
        season = play(CORE_ROLES, [PEOPLE[:5]] * 4)
        assert next_rotation(CORE_ROLES, PEOPLE[:5], season) == next_rotation(CORE_ROLES, PEOPLE[:5], list(season))

    def test_a_newcomer_waits_behind_those_who_had_no_role_yet(self) -> None:
        season = play(("moderation",), [PEOPLE[:4]] * 2)
        assert next_rotation(("moderation",), PEOPLE[:5], season) == {"moderation": PEOPLE[2]}

    def test_a_session_planned_for_later_counts_too(self) -> None:
        later = PastSession(frozenset(PEOPLE[:3]), (("moderation", PEOPLE[0]),))
        assert next_rotation(("moderation",), PEOPLE[:3], [later]) == {"moderation": PEOPLE[1]}


class TestReplanning:
    def test_what_is_held_stays(self) -> None:
        given = next_rotation(CORE_ROLES, PEOPLE[:4], [], held={"moderation": PEOPLE[3]})
        assert given == {"documentation": PEOPLE[0], "reflection": PEOPLE[1]}

    def test_a_full_session_gives_nothing_more(self) -> None:
        held = dict(zip(CORE_ROLES, PEOPLE, strict=False))
        assert next_rotation(CORE_ROLES, PEOPLE, [], held=held) == {}

    def test_who_declined_is_not_asked_again_in_this_session(self) -> None:
        assert next_rotation(("moderation",), PEOPLE[:3], [], declined={PEOPLE[0]}) == {"moderation": PEOPLE[1]}

    def test_who_declined_is_first_in_the_next_session(self) -> None:
        first = PastSession(frozenset(PEOPLE[:3]), (("moderation", PEOPLE[1]),))
        assert next_rotation(("moderation",), PEOPLE[:3], [first]) == {"moderation": PEOPLE[0]}

    def test_nobody_is_made_to_take_what_all_declined(self) -> None:
        assert next_rotation(("moderation",), PEOPLE[:2], [], declined=PEOPLE[:2]) == {}

    def test_who_let_a_role_go_is_asked_last(self) -> None:
        ahead = PastSession(frozenset(PEOPLE[:2]), (("moderation", PEOPLE[1]),))
        given = next_rotation(("moderation",), PEOPLE[:2], [ahead] * 5, let_go={PEOPLE[0]})
        assert given == {"moderation": PEOPLE[1]}

    def test_who_let_a_role_go_is_asked_when_there_is_nobody_else(self) -> None:
        assert next_rotation(("moderation",), PEOPLE[:1], [], let_go=PEOPLE[:1]) == {"moderation": PEOPLE[0]}

    def test_two_people_share_three_roles(self) -> None:
        assert Counter(next_rotation(CORE_ROLES, PEOPLE[:2], []).values()) == {PEOPLE[0]: 2, PEOPLE[1]: 1}

    def test_nobody_there_means_no_role(self) -> None:
        assert next_rotation(CORE_ROLES, [], []) == {}


@dataclass(frozen=True)
class Part:
    id: str
    n: int | str = 1
    rotate: bool = True
    optional: bool = False
    choose: object = None


class TestRolesOfASession:
    def test_four_people_have_all_three(self) -> None:
        assert roles_for(FORMATS["learning-circle"].roles, 4) == CORE_ROLES

    def test_three_people_need_two(self) -> None:
        assert roles_for(FORMATS["learning-circle"].roles, 3) == ("moderation", "documentation")

    def test_a_format_without_moderation_keeps_its_first_two(self) -> None:
        parts = [Part("guide"), Part("sceptic"), Part("timer")]
        assert roles_for(parts, 3) == ("guide", "sceptic")

    def test_roles_for_several_or_by_choice_are_not_handed_out(self) -> None:
        parts = [
            Part("guide"),
            Part("advisor", n="rest"),
            Part("input", optional=True),
            Part("expert", rotate=False),
            Part("case", choose="I bring a case"),
            Part("host", n="1-2"),
            Part("core", n="2-5", rotate=False),
        ]
        assert roles_for(parts, 5) == ("guide", "host")

    @pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.id)
    @pytest.mark.parametrize("size", [2, 3, 4, 8])
    def test_every_format_names_each_of_its_roles_once(self, form: object, size: int) -> None:
        names = roles_for(form.roles, size)  # type: ignore[attr-defined]
        assert len(set(names)) == len(names)
        assert len(names) <= 2 or size >= 4

    def test_moderation_is_named_first(self) -> None:
        held = [Holder(PEOPLE[0], PEOPLE[1], role, PEOPLE[2], UserId("U1")) for role in ("input", *CORE_ROLES[::-1])]
        assert [one.role for one in in_order(held)] == [*CORE_ROLES, "input"]


def test_who_has_two_roles_gives_one_up_to_somebody_who_has_none() -> None:
    anna, ben, carla = (UUID(int=number) for number in (1, 2, 3))
    held = {"moderation": anna, "documentation": anna, "reflection": ben}
    assert surplus(held, [anna, ben, carla]) == ["documentation"]
    assert surplus(held, [anna, ben]) == []
    assert surplus({"moderation": anna, "documentation": anna, "reflection": anna}, [anna, ben]) == ["documentation"]
