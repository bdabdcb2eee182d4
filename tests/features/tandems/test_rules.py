"""Who could be asked, and when two meet next, for whatever people and days there are."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.affinity.rules import Peer
from bot.features.tandems.rules import (
    CADENCES,
    MONTHS,
    Candidate,
    Meeting,
    TandemInfo,
    meetings_in,
    next_day,
    proposed,
    regular,
)
from bot.kernel.enums import Cadence, Language, TandemKind, TandemState

DAY = date(2026, 3, 2)
WORDS = ("python", "giving feedback", "budgets")
ids = st.integers(2, 9).map(lambda number: UUID(int=number))
peers = st.builds(
    Peer, ids, st.sampled_from(Language), st.sampled_from(("Europe/Berlin", "Pacific/Auckland")),
    st.sets(st.sampled_from(WORDS)).map(tuple), st.sets(st.sampled_from(WORDS)).map(tuple),
)  # fmt: skip
candidates = st.lists(st.builds(Candidate, peers, st.integers(0, 2)), max_size=8, unique_by=lambda one: one.peer.id)
couples = st.frozensets(ids.map(lambda one: frozenset((UUID(int=1), one))), max_size=4)


def me(helps: bool) -> Peer:
    about = ("Python",)
    return Peer(UUID(int=1), Language.ENGLISH, "Europe/Berlin", about if helps else (), () if helps else about)


@given(others=candidates, blocked=couples, helps=st.booleans())
def test_whoever_is_proposed_may_be_met_has_room_and_fits(
    others: list[Candidate], blocked: frozenset[frozenset[UUID]], *, helps: bool
) -> None:
    known = {one.peer.id: one for one in others}
    for found in proposed(me(helps), others, blocked, helps=helps, on=DAY, seed="1"):
        assert frozenset((UUID(int=1), found)) not in blocked
        assert helps or known[found].free > 0
        assert "python" in (known[found].peer.wishes if helps else known[found].peer.offers)
        assert known[found].peer.language is Language.ENGLISH
        assert known[found].peer.zone == "Europe/Berlin"


@given(others=candidates, helps=st.booleans())
def test_nobody_who_fits_is_left_out(others: list[Candidate], *, helps: bool) -> None:
    fitting = {
        one.peer.id for one in others
        if (helps or one.free) and "python" in (one.peer.wishes if helps else one.peer.offers)
        and (one.peer.language, one.peer.zone) == (Language.ENGLISH, "Europe/Berlin")
    }  # fmt: skip
    assert set(proposed(me(helps), others, (), helps=helps, on=DAY, seed="1")) == fitting


@given(others=candidates, data=st.data())
def test_the_same_people_in_any_order_are_proposed_alike(others: list[Candidate], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(others))
    first, again = (proposed(me(False), each, (), helps=False, on=DAY, seed="1") for each in (others, others))
    assert first == again
    assert set(first) == set(proposed(me(False), mixed, (), helps=False, on=DAY, seed="1"))


def test_i_am_never_proposed_to_myself() -> None:
    mine = Peer(UUID(int=1), Language.ENGLISH, "Europe/Berlin", ("python",), ("python",))
    assert proposed(mine, [Candidate(mine, 2)], (), helps=False, on=DAY, seed="1") == []


@given(kind=st.sampled_from(TandemKind), cadence=st.sampled_from(CADENCES), months=st.sampled_from(MONTHS))
def test_the_meetings_fit_into_the_time(kind: TandemKind, cadence: Cadence, months: int) -> None:
    plan = regular(kind, cadence, meetings_in(kind, cadence, months))
    assert all(meeting.week <= months * 52 / 12 for meeting in plan)
    assert [meeting.week for meeting in plan] == sorted({meeting.week for meeting in plan})


@given(weeks=st.integers(1, 8), behind=st.integers(-60, 60))
def test_the_next_meeting_is_always_to_come(weeks: int, behind: int) -> None:
    today = DAY + timedelta(days=behind)
    assert today < next_day(DAY, weeks, today) <= max(DAY, today) + timedelta(weeks=weeks)


@pytest.mark.parametrize(("number", "meetings", "half"), [(3, 4, True), (2, 4, False), (5, 9, True), (2, 3, False)])
def test_half_time_comes_once_and_only_where_there_are_enough_meetings(
    number: int, meetings: int, *, half: bool
) -> None:
    plan = tuple(Meeting(n, "mentoring-session") for n in range(meetings))
    kind, state = TandemKind.MENTORING, TandemState.RUNNING
    found = TandemInfo(UUID(int=1), kind, state, Cadence.WEEKLY, plan, number, ())
    assert found.halfway is half
