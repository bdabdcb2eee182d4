"""Who gets the next free place: always whoever waits longest, never two for one place, and no place is lost."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.circles.rules import CircleInfo
from bot.features.membership.rules import RequestInfo, check_may_join, keep_until, next_in_line
from bot.kernel.enums import CircleState, RequestKind
from bot.kernel.errors import CircleIsClosed, CircleIsFull, JoinByInvitation
from tests.features.circles.test_rules import a_circle
from tests.features.membership.requests import a_request
from tests.rows import MONDAY

Pending = tuple[int, int, list[RequestInfo]]
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"]


@st.composite
def pending(draw: st.DrawFn) -> Pending:
    """Members, places, and requests in whatever order; as many places are kept as there are, at most."""
    members, places = draw(st.integers(0, 8)), draw(st.integers(3, 8))
    kinds = draw(st.lists(st.sampled_from(RequestKind), max_size=12))
    most = max(0, places - members)
    found = []
    for number, kind in enumerate(kinds):
        kept = kind is RequestKind.WAITING and most > 0 and draw(st.booleans())
        most -= kept
        found.append(a_request(number, kind, kept=kept))
    return members, places, draw(st.permutations(found))


@given(pending())
def test_places_go_to_whoever_waits_longest_one_each_and_none_is_lost(found: Pending) -> None:
    members, places, requests = found
    circle = a_circle(members, places=places)
    asked = next_in_line(circle, requests)
    waiting = [one for one in requests if one.kind is RequestKind.WAITING]
    kept = [one for one in waiting if one.kept_until]
    line = sorted((one for one in waiting if not one.kept_until), key=lambda one: one.made_at)
    assert asked == line[: len(asked)]
    assert len(kept) + len(asked) <= max(0, places - members)
    assert len(asked) == len(line) or len(kept) + len(asked) == max(0, places - members)


@given(pending())
def test_nobody_is_asked_twice(found: Pending) -> None:
    members, places, requests = found
    circle = a_circle(members, places=places)
    asked = {one.id for one in next_in_line(circle, requests)}
    after = [replace(one, kept_until=MONDAY) if one.id in asked else one for one in requests]
    assert next_in_line(circle, after) == []


@given(pending())
def test_a_stranger_never_takes_a_place_that_somebody_waits_for(found: Pending) -> None:
    members, places, requests = found
    waiting = sum(one.kind is RequestKind.WAITING for one in requests)
    circle = replace(a_circle(members, places=places), waiting=waiting)
    assert circle.free_places == max(0, places - members - waiting)


@given(pending(), st.sets(st.integers(0, 11)))
def test_who_pauses_keeps_their_turn_and_the_next_one_is_asked(found: Pending, pausing: set[int]) -> None:
    members, places, requests = found
    circle = a_circle(members, places=places)
    paused = {UUID(int=500 + number) for number in pausing}
    asked = next_in_line(circle, [replace(one, pauses=one.id in paused) for one in requests])
    others = [one for one in requests if one.id not in paused or one.kept_until]
    assert asked == next_in_line(circle, others)


def test_a_circle_that_is_over_offers_no_place() -> None:
    assert next_in_line(a_circle(1, state=CircleState.CLOSED), [a_request()]) == []


@given(st.datetimes(datetime(2024, 1, 1), datetime(2036, 1, 1)), st.sampled_from(ZONES))  # noqa: DTZ001
def test_a_place_is_kept_for_two_working_days_to_the_same_hour(moment: datetime, zone: str) -> None:
    now = moment.replace(tzinfo=MONDAY.tzinfo)
    until = keep_until(now, zone)
    assert timedelta(days=1, hours=22) <= until - now <= timedelta(days=4, hours=2)
    assert until.astimezone(ZoneInfo(zone)).weekday() < 5


OPEN, ASKING = a_circle(2), replace(a_circle(2), by_invitation=True)


@pytest.mark.parametrize(("circle", "request_", "refused"), [
    (OPEN, None, None), (a_circle(3), None, CircleIsFull), (replace(OPEN, waiting=1), None, CircleIsFull),
    (replace(OPEN, waiting=1), a_request(), CircleIsFull), (replace(OPEN, waiting=1), a_request(kept=True), None),
    (ASKING, None, JoinByInvitation), (ASKING, a_request(0, RequestKind.ASKED), JoinByInvitation),
    (ASKING, a_request(0, RequestKind.INVITED), None), (replace(ASKING, waiting=1), a_request(kept=True), None),
    (a_circle(3, state=CircleState.CLOSED), a_request(kept=True), CircleIsClosed),
])  # fmt: skip
def test_who_may_join(circle: CircleInfo, request_: RequestInfo | None, refused: type[Exception] | None) -> None:
    if refused is None:
        check_may_join(circle, request_)
    else:
        with pytest.raises(refused):
            check_may_join(circle, request_)
