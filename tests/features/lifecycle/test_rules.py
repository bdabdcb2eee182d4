"""When a circle is dying, when it is asked, how it decides, and who fits together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.features.circles.rules import CircleInfo, Member
from bot.features.lifecycle.rules import (
    OFFER_KEPT,
    CircleHealth,
    Sign,
    ask_at,
    dying_since,
    implied_decision,
    is_dying,
    signs,
)
from bot.features.merge.rules import Offer, fits, is_void, together
from bot.kernel.enums import CircleState, Decision, Language, MergeState
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from tests.features.circles.test_rules import a_circle, member
from tests.rows import MONDAY

DAY = timedelta(days=1)
WEEKS = [MONDAY + timedelta(weeks=n) for n in range(12)]
FINE = CircleHealth(
    meets=True, members=4, past=((WEEKS[0], True), (WEEKS[1], True)), lost_at=None, asked_at=None
)  # fmt: skip
moments = st.datetimes(datetime(2026, 3, 2), datetime(2026, 6, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
healths = st.builds(
    CircleHealth,
    meets=st.booleans(),
    members=st.integers(0, 8),
    past=st.lists(st.booleans(), max_size=10).map(lambda held: tuple(zip(WEEKS, held, strict=False))),
    lost_at=st.none() | moments,
    asked_at=st.none() | moments,
)
dwindling = healths.map(
    lambda one: replace(one, meets=True, members=min(one.members, 2), past=one.past or past(True), asked_at=None)
)


def past(*held: bool) -> tuple[tuple[datetime, bool], ...]:
    return tuple(zip(WEEKS, held, strict=False))


class TestDying:
    def test_a_circle_that_meets_with_enough_people_is_well(self) -> None:
        assert signs(FINE) == {}

    @pytest.mark.parametrize(("change", "sign"), [
        ({"past": past(True, False, False)}, Sign.MISSED), ({"members": 2}, Sign.FEW),
    ])  # fmt: skip
    def test_one_sign_is_enough(self, change: dict[str, object], sign: Sign) -> None:
        health = replace(FINE, **change)  # type: ignore[arg-type]
        assert set(signs(health)) == {sign}
        assert is_dying(health, WEEKS[4])

    @pytest.mark.parametrize("held", [(False,), (False, True), (False, True, False), (True, False, True)])
    def test_one_missed_session_is_none(self, held: Sequence[bool]) -> None:
        assert signs(replace(FINE, past=past(*held))) == {}

    @given(healths, moments)
    def test_one_that_pauses_ended_or_is_being_founded_is_never_asked(self, one: CircleHealth, now: datetime) -> None:
        assert not is_dying(replace(one, meets=False), now)
        assert not is_dying(replace(one, past=()), now)

    @given(dwindling)
    def test_it_is_asked_once(self, one: CircleHealth) -> None:
        """Whatever the signs are: right after the question there is nothing to ask, however long nobody answers."""
        now = datetime(2026, 6, 2, tzinfo=UTC)
        assert is_dying(one, now)
        asked = replace(one, asked_at=now)
        for later in (now, now + DAY, now + timedelta(days=300)):
            assert not is_dying(asked, later)

    @given(healths, moments)
    def test_never_within_a_day_of_another_question(self, one: CircleHealth, now: datetime) -> None:
        assume(one.asked_at is not None)
        assert one.asked_at
        assert not is_dying(one, now) or now - one.asked_at >= DAY

    @given(healths, moments)
    def test_it_dies_of_something(self, one: CircleHealth, now: datetime) -> None:
        held = [took_place for _, took_place in one.past]
        if is_dying(one, now):
            assert one.members < 3 or not any(held[-2:])

    @given(healths)
    def test_two_missed_after_it_met_again_are_news(self, one: CircleHealth) -> None:
        again = replace(one, meets=True, members=4, past=past(True, False, False, True, False, False))
        assert dying_since(replace(again, asked_at=WEEKS[2] + DAY)) == WEEKS[5]
        assert is_dying(replace(again, asked_at=WEEKS[2] + DAY), WEEKS[5] + DAY)

    def test_a_third_missed_one_is_no_news(self) -> None:
        assert dying_since(replace(FINE, past=past(True, False, False, False), asked_at=WEEKS[2] + DAY)) is None

    def test_two_who_go_on_are_asked_again_only_when_one_of_them_leaves(self) -> None:
        two = replace(FINE, members=2, lost_at=WEEKS[1], asked_at=WEEKS[2], past=past(True, True, True, True))
        assert not is_dying(two, WEEKS[8])
        assert is_dying(replace(two, members=1, lost_at=WEEKS[4]), WEEKS[8])


class TestWhenItIsAsked:
    @given(moments, st.none() | moments, st.sampled_from(["Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"]))
    def test_on_a_working_day_in_the_morning_and_later(self, since: datetime, asked: datetime, zone: str) -> None:
        at = ask_at(since, asked, zone)
        assert local_date(at, zone).weekday() < 5
        assert at > since
        assert asked is None or at - asked >= DAY

    def test_the_next_day(self) -> None:
        thursday = datetime(2026, 3, 5, 14, tzinfo=UTC)
        assert ask_at(thursday, None, "Europe/Berlin") == datetime(2026, 3, 6, 9, tzinfo=UTC)
        assert ask_at(thursday + DAY, None, "Europe/Berlin") == datetime(2026, 3, 9, 9, tzinfo=UTC)


class TestImpliedDecision:
    asked = replace(a_circle(), asked_at=WEEKS[3])

    def test_nobody_was_asked(self) -> None:
        assert implied_decision(a_circle(), WEEKS[4]) is None

    @pytest.mark.parametrize(("change", "held", "decision"), [
        ({}, WEEKS[2], None),
        ({}, None, None),
        ({}, WEEKS[4], Decision.MET),
        ({"rescheduled_at": WEEKS[4]}, None, Decision.NEW_TIME),
        ({"rescheduled_at": WEEKS[2]}, None, None),
        ({"state": CircleState.PAUSED}, None, Decision.PAUSE),
        ({"state": CircleState.CLOSED}, WEEKS[4], Decision.END),
    ])  # fmt: skip
    def test_by_what_has_happened_since(
        self, change: dict[str, object], held: datetime | None, decision: Decision | None
    ) -> None:
        assert implied_decision(replace(self.asked, **change), held) is decision  # type: ignore[arg-type]


def circle_of(*numbers: int, number: int = 1) -> CircleInfo:
    return replace(a_circle(), id=UUID(int=number), members=tuple(member(n) for n in numbers))


class TestTogether:
    @given(st.sets(st.integers(0, 20), max_size=8), st.sets(st.integers(0, 20), max_size=8))
    def test_who_is_in_both_counts_once(self, one: set[int], other: set[int]) -> None:
        mine, theirs = circle_of(*one), circle_of(*other, number=2)
        assert together(mine, theirs) == together(theirs, mine) == len(one | other)
        assert fits(mine, theirs) == (len(one | other) <= 8)

    def test_not_with_itself_nor_in_another_language_nor_with_one_that_does_not_meet(self) -> None:
        mine, theirs = circle_of(1), circle_of(2, number=2)
        assert not fits(mine, mine)
        assert not fits(mine, replace(theirs, language=Language.GERMAN))
        for state in (CircleState.PAUSED, CircleState.CLOSED):
            assert not fits(mine, replace(theirs, state=state))


class TestOffer:
    offer = Offer(UUID(int=5), circle_of(1, 2), circle_of(2, 3, number=2), UserId("U1"), MergeState.OPEN, MONDAY)

    def test_it_is_void_after_two_weeks_or_when_one_of_the_two_cannot(self) -> None:
        assert not is_void(self.offer, MONDAY + OFFER_KEPT - DAY)
        assert is_void(self.offer, MONDAY + OFFER_KEPT)
        for name in ("circle", "into"):
            ended = replace(circle_of(1), state=CircleState.CLOSED)
            assert is_void(replace(self.offer, **{name: ended}), MONDAY)  # type: ignore[arg-type]
        assert not is_void(replace(self.offer, state=MergeState.ACCEPTED), MONDAY + OFFER_KEPT)

    def test_newcomers_are_those_who_are_not_there_yet(self) -> None:
        assert [each.user for each in self.offer.newcomers] == ["U1"]

    def test_afterwards_they_are_those_who_came_with_it(self) -> None:
        came = replace(member(1), joined_at=MONDAY + DAY)
        into: tuple[Member, ...] = (member(2), member(3), came)
        accepted = replace(self.offer, state=MergeState.ACCEPTED, into=replace(self.offer.into, members=into))
        assert [each.user for each in accepted.newcomers] == ["U1"]
