"""Who may join a circle, who is responsible for it, and when it could begin."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.circles.rules import CircleInfo, Member, suggested_first_date
from bot.features.membership.rules import check_may_join
from bot.kernel.enums import Cadence, CircleState, Language, Mode
from bot.kernel.errors import CircleIsClosed, CircleIsFull
from bot.kernel.ids import ChannelId, UserId
from bot.kernel.recurrence import Rhythm, local_date
from tests.rows import MONDAY


def member(number: int, *, owner: bool = False) -> Member:
    return Member(UUID(int=number), UserId(f"U{number}"), owner, "Europe/Berlin", Language.ENGLISH, MONDAY)


def a_circle(count: int = 2, *, places: int = 3, state: CircleState = CircleState.ACTIVE) -> CircleInfo:
    rhythm = Rhythm(Cadence.WEEKLY, date(2026, 3, 12), time(14), "Europe/Berlin")
    return CircleInfo(
        id=UUID(int=99), name="Async Python", purpose="Understand async well enough to trust our own services",
        channel=ChannelId("C1"), language=Language.ENGLISH, state=state, rhythm=rhythm, minutes=60,
        format_id="learning-circle", mode=Mode.LIVE, places=places, sessions=8, dots=3, digest=True,
        members=tuple(member(n, owner=n == 0) for n in range(count)),
    )  # fmt: skip


def test_there_are_as_many_free_places_as_nobody_has() -> None:
    assert [a_circle(count).free_places for count in range(5)] == [3, 2, 1, 0, 0]


def test_whoever_finds_a_place_may_join() -> None:
    check_may_join(a_circle(2))
    check_may_join(a_circle(2, state=CircleState.PAUSED))


def test_a_full_circle_takes_nobody() -> None:
    with pytest.raises(CircleIsFull):
        check_may_join(a_circle(3))


def test_a_circle_that_has_ended_takes_nobody() -> None:
    with pytest.raises(CircleIsClosed):
        check_may_join(a_circle(1, state=CircleState.CLOSED))


def test_members_are_found_and_others_are_not() -> None:
    circle = a_circle(2)
    assert circle.member(UUID(int=1)) == circle.members[1]
    assert circle.member(uuid4()) is None


def test_owners_are_responsible_and_where_none_is_left_everybody_is() -> None:
    circle = a_circle(3)
    assert [each.user for each in circle.owners] == ["U0"]
    orphaned = replace(circle, members=circle.members[1:])
    assert [each.user for each in orphaned.owners] == ["U1", "U2"]


@given(st.datetimes(datetime(2024, 1, 1), datetime(2036, 1, 1)), st.sampled_from(["Europe/Berlin", "Asia/Tokyo"]))  # noqa: DTZ001
def test_the_first_date_is_a_working_day_with_time_to_gather(moment: datetime, zone: str) -> None:
    now = moment.replace(tzinfo=MONDAY.tzinfo)
    first = suggested_first_date(now, zone)
    assert first.weekday() < 5
    assert timedelta(days=5) <= first - local_date(now, zone) <= timedelta(days=7)
