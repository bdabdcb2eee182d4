"""What comes next, when a working day has gone by, and who could be asked."""

from datetime import date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.features.affinity.rules import Peer
from bot.features.consultation.rules import FEWEST, HELPERS, KINDS, NextStep, answer_by, in_order, next_step
from bot.features.tandems.rules import Candidate
from bot.kernel.enums import Language, TandemKind
from bot.kernel.working_time import WEEKENDS, WORKDAY, is_working_hour, next_working_hour
from tests.rows import MONDAY

ON = date(2026, 3, 2)
IDS = [UUID(int=n) for n in range(1, 9)]
kinds, agreed = st.sampled_from(KINDS), st.integers(0, 3)


@given(kinds, agreed, st.booleans(), st.booleans(), st.booleans())
def test_it_begins_with_all_who_are_looked_for_or_with_enough_once_nobody_is_left(
    kind: TandemKind, agreed: int, asked: bool, others: bool, over: bool
) -> None:
    step = next_step(kind, agreed, asked=asked, others=others, over=over)
    goes_on = not over and (asked or others) and agreed < HELPERS[kind]
    assert (step in (NextStep.WAIT, NextStep.ASK)) == goes_on
    if not goes_on:
        assert (step is NextStep.OPEN) == (agreed >= FEWEST[kind])


@given(kinds, st.integers(0, 2), st.booleans())
def test_nobody_is_asked_beside_somebody_else(kind: TandemKind, agreed: int, others: bool) -> None:
    assert next_step(kind, agreed, asked=True, others=others, over=False) is not NextStep.ASK


@given(st.integers(0, 60 * 24 * 14), st.sampled_from(["Europe/Berlin", "Asia/Tokyo", "America/New_York"]))
def test_whoever_is_asked_has_one_working_day_to_answer(minutes: int, zone: str) -> None:
    asked_at = MONDAY + timedelta(minutes=minutes)
    until = answer_by(asked_at, zone, WEEKENDS)
    halves = [asked_at + timedelta(minutes=1) * n for n in range(int((until - asked_at) / timedelta(minutes=1)))]
    worked = sum(is_working_hour(at, zone) for at in halves[::30]) * timedelta(minutes=30)
    assert abs(worked - WORKDAY) <= timedelta(minutes=30)
    assert is_working_hour(until, zone)
    assert until > next_working_hour(asked_at, zone, WEEKENDS)


def _candidates(places: list[tuple[str, bool]]) -> list[Candidate]:
    return [
        Candidate(Peer(one, Language.ENGLISH, zone, ("Python",) if offers else ()), 1)
        for one, (zone, offers) in zip(IDS[2:], places, strict=False)
    ]


zones = st.sampled_from(["Europe/Berlin", "Europe/London", "Asia/Tokyo"])
couples = st.sets(st.sampled_from([frozenset((one, other)) for one in IDS[:2] for other in IDS[2:]]))
ME, THERE = (Peer(one, Language.ENGLISH, "Europe/Berlin", wishes=("Python",)) for one in IDS[:2])


@given(kinds, st.lists(st.tuples(zones, st.booleans()), max_size=6), couples, st.text(max_size=3))
def test_nobody_is_asked_who_keeps_off_somebody_there_or_works_while_they_sleep(
    kind: TandemKind, places: list[tuple[str, bool]], blocked: set[frozenset[UUID]], seed: str
) -> None:
    others = _candidates(places)
    order = in_order(kind, ME, others, [THERE], blocked, on=ON, seed=seed)
    fitting = {
        one.peer.id for one in others
        if one.peer.zone != "Asia/Tokyo" and not {frozenset((one.peer.id, each)) for each in IDS[:2]} & blocked
        and (kind is TandemKind.CASE or one.peer.offers)
    }  # fmt: skip
    assert set(order) == fitting
    assert len(order) == len(fitting)
    known = {one.peer.id: bool(one.peer.offers) for one in others}
    offering = [known[one] for one in order]
    assert offering == sorted(offering, reverse=True)


def test_the_moment_of_an_answer_skips_the_weekend() -> None:
    friday = datetime.fromisoformat("2026-03-06T14:30:00+01:00")
    assert answer_by(friday, "Europe/Berlin", WEEKENDS) == datetime.fromisoformat("2026-03-09T14:30:00+01:00")
