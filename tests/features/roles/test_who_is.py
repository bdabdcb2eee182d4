"""Who a role means at a moment: whoever holds it, the next one in a block that repeats, everybody else."""

from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.formats import EVERYBODY, Format
from bot.content.loader import load_formats
from bot.features.roles.rules import ALL_ROLES, Holder, next_rotation, roles_for, roles_to_choose, who_is
from bot.kernel.enums import CORE_ROLES
from bot.kernel.ids import UserId

ANNA, BEN, CARLA, DANA = PEOPLE = [UUID(int=number) for number in range(1, 5)]
FORMATS = load_formats()


@dataclass(frozen=True)
class Part:
    id: str
    n: int | str = 1
    rotate: bool = True
    optional: bool = False
    choose: object = None


COACHING = [Part("coach"), Part("coachee"), Part("observer")]
TROIKA = [Part("client"), Part("consultant", n="rest")]


def held(**roles: UUID) -> list[Holder]:
    return [Holder(UUID(int=9), UUID(int=8), role, person, UserId("U1")) for role, person in roles.items()]


def staffed(form: Format, people: list[UUID]) -> list[Holder]:
    """Return the roles of a session as they are handed out, and those that people choose, the latest to join have."""
    given = next_rotation(roles_for(form.roles, len(people)), people, [])
    chosen = dict(zip(roles_to_choose(form.roles), reversed(people), strict=False))
    return held(**given, **chosen)


def test_a_role_is_its_holders() -> None:
    assert who_is("coach", COACHING, held(coach=BEN, coachee=ANNA), PEOPLE) == (BEN,)


def test_nobody_has_a_role_that_nobody_holds_or_whose_holder_cannot_come() -> None:
    assert who_is("coach", COACHING, [], PEOPLE) == ()
    assert who_is("coach", COACHING, held(coach=BEN), [ANNA, CARLA]) == ()
    assert who_is("no-such-role", COACHING, held(coach=BEN), PEOPLE) == ()


def test_the_rest_is_everybody_without_a_role() -> None:
    assert who_is("consultant", TROIKA, held(client=BEN), PEOPLE) == (ANNA, CARLA, DANA)


def test_whoever_moderates_advises_only_where_few_others_can() -> None:
    roles = [*TROIKA, Part("moderation"), Part("documentation")]
    five = [*PEOPLE, UUID(int=5)]
    some = held(client=ANNA, moderation=BEN, documentation=CARLA)
    assert who_is("consultant", roles, some, five) == tuple(five[2:])
    assert who_is("consultant", roles, some, PEOPLE) == (BEN, CARLA, DANA)


def test_where_everybody_has_a_role_the_rest_is_all_but_the_formats_own() -> None:
    roles = [*TROIKA, Part("moderation"), Part("documentation")]
    three = held(client=ANNA, moderation=BEN, documentation=CARLA)
    assert who_is("consultant", roles, three, PEOPLE[:3]) == (BEN, CARLA)


def test_a_role_for_all_means_everybody_who_is_there() -> None:
    assert who_is("expert", [Part("expert", n="all", rotate=False)], [], [BEN, DANA]) == (BEN, DANA)


def test_a_block_passes_its_role_on_in_the_order_of_joining() -> None:
    turns = [who_is("client", TROIKA, held(client=CARLA), PEOPLE, rotates="client", turn=n) for n in range(1, 6)]
    assert turns == [(CARLA,), (DANA,), (ANNA,), (BEN,), ()]
    assert who_is("consultant", TROIKA, held(client=CARLA), PEOPLE, rotates="client", turn=2) == (
        ANNA,
        BEN,
        CARLA,
    )


def test_coach_and_coachee_change_places() -> None:
    two = held(coach=ANNA, coachee=BEN)
    pair = COACHING[:2]
    second = [who_is(role.id, pair, two, [ANNA, BEN], rotates=ALL_ROLES, turn=2) for role in pair]
    assert second == [(BEN,), (ANNA,)]


def test_those_who_choose_a_role_have_it_one_after_the_other_and_nobody_else_is_named() -> None:
    roles = [Part("teller", choose="I tell a mistake")]
    later, sooner = (held(teller=person)[0] for person in (ANNA, BEN))
    two = [replace(later, place=1), sooner]
    turns = [who_is("teller", roles, two, PEOPLE, rotates="teller", turn=n) for n in (1, 2, 3)]
    assert turns == [(BEN,), (ANNA,), ()]


@given(size=st.integers(3, 8), turns=st.integers(1, 8), first=st.integers(0, 7))
def test_everybody_has_each_of_all_roles_once_before_anybody_has_it_twice(size: int, turns: int, first: int) -> None:
    people = [UUID(int=number) for number in range(1, size + 1)]
    start = people[first % size :] + people[: first % size]
    three = held(coach=start[0], coachee=start[1], observer=start[2])
    for role in COACHING:
        line = [who_is(role.id, COACHING, three, people, rotates=ALL_ROLES, turn=n) for n in range(1, turns + 1)]
        had = Counter(person for one in line for person in one)
        assert all(times == 1 for times in had.values())
        assert len(had) == min(size, turns)
    for turn in range(1, min(size, turns) + 1):
        at_once = [who_is(role.id, COACHING, three, people, rotates=ALL_ROLES, turn=turn) for role in COACHING]
        assert len(set(at_once)) == len(COACHING)


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.id)
@pytest.mark.parametrize("size", [3, 4, 8])
class TestEveryFormat:
    def test_somebody_leads_every_phase_until_everybody_has_had_a_turn(self, form: Format, size: int) -> None:
        people = [UUID(int=number) for number in range(1, size + 1)]
        holders = staffed(form, people)
        for step in form.steps():
            if step.phase.by in EVERYBODY or step.turn > size:
                continue
            role = form.role(step.phase.by)
            assert role
            who = who_is(role.id, form.roles, holders, people, rotates=form.rotates(step), turn=step.turn)
            few = size < 4 and role.id not in roles_for(form.roles, size)
            assert who or role.optional or few or (role.choose and step.turn > 1), step

    def test_nobody_who_leads_a_phase_only_listens_in_it(self, form: Format, size: int) -> None:
        people = [UUID(int=number) for number in range(1, size + 1)]
        holders = staffed(form, people)
        for step in form.steps():
            if step.phase.quiet and step.phase.by not in EVERYBODY:
                rotates = form.rotates(step)
                lead = who_is(step.phase.by, form.roles, holders, people, rotates=rotates, turn=step.turn)
                quiet = who_is(step.phase.quiet, form.roles, holders, people, rotates=rotates, turn=step.turn)
                assert not set(lead) & set(quiet), step


def test_a_case_is_brought_along_never_handed_out() -> None:
    form = FORMATS["kollegiale-fallberatung"]
    assert roles_to_choose(form.roles) == ("case",)
    assert set(roles_for(form.roles, 6)) == {"moderation", "documentation"} <= set(CORE_ROLES)
