"""People who pause: to what they can't come, who gets their roles, what stays when they come back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from bot.features.assignments import service as assignments
from bot.features.people import service as people
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import PauseStep, Seat, is_away, step
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Mode, Presence
from bot.storage.unit_of_work import Storage
from models import Attendance, Circle, Session
from tests.features.fakes import FORMATS
from tests.features.sessions.stage import FOUR, START, Stage, new_stage
from tests.rows import MONDAY

pytestmark = pytest.mark.long

BEGINNING = datetime.min.replace(tzinfo=UTC)
hours = st.integers(-400, 400).map(lambda count: MONDAY + timedelta(hours=count))
seats = st.builds(
    Seat, st.just(UUID(int=1)), st.just(UUID(int=2)), hours, st.booleans(), st.none() | hours,
    st.none() | st.sampled_from(Presence), st.just(False),
)  # fmt: skip


def done(seat: Seat, now: datetime, newly_from: datetime | None = None) -> Seat:
    """Return the seat as it is after what follows from the pause."""
    match step(seat, now, newly_from):
        case PauseStep.LEAVE:
            return replace(seat, presence=Presence.ABSENT, for_pause=True)
        case PauseStep.RETURN:
            return replace(seat, presence=None, for_pause=False)
    return seat


class TestRule:
    @given(seat=seats, now=hours, newly_from=st.none() | hours)
    def test_doing_it_again_changes_nothing(self, seat: Seat, now: datetime, newly_from: datetime | None) -> None:
        once = done(seat, now, newly_from)
        assert done(once, now, newly_from) == once

    @given(seat=seats, now=hours)
    def test_who_pauses_is_away_from_just_what_starts_before_they_are_back(self, seat: Seat, now: datetime) -> None:
        seat = replace(seat, begun=False, presence=None)
        away = seat.paused_until is not None and now < seat.paused_until and seat.starts_at < seat.paused_until
        assert (done(seat, now).presence is Presence.ABSENT) == is_away(seat, now) == away

    @given(seat=seats, now=hours)
    def test_what_somebody_said_themselves_stays(self, seat: Seat, now: datetime) -> None:
        assert seat.presence is None or done(seat, now) == seat

    @given(seat=seats, now=hours)
    def test_who_decides_to_pause_takes_back_that_they_come(self, seat: Seat, now: datetime) -> None:
        decided = done(replace(seat, begun=False), now, BEGINNING)
        assert decided.presence is Presence.ABSENT or not is_away(seat, now)

    @given(seat=seats, now=hours, back=hours)
    def test_coming_back_early_gives_back_just_what_the_pause_took(
        self, seat: Seat, now: datetime, back: datetime
    ) -> None:
        seat = replace(seat, presence=None)
        returned = done(replace(done(seat, now), paused_until=back), max(now, back))
        assert returned.presence is None
        said = replace(seat, presence=Presence.ABSENT)
        assert done(replace(done(said, now), paused_until=back), max(now, back)).presence is Presence.ABSENT

    @given(seat=seats, now=hours, newly_from=st.none() | hours)
    def test_who_sits_in_a_session_is_not_sent_away(
        self, seat: Seat, now: datetime, newly_from: datetime | None
    ) -> None:
        assert step(replace(seat, begun=True), now, newly_from) is None


async def pause(stage: Stage, user: str, until: datetime, newly_from: datetime = BEGINNING) -> None:
    """Let somebody pause, or be back, and the upkeep do its part."""
    async with stage.work() as work:
        await people.pause(work, stage.team.person(user), until)
        await sessions.follow_pause(work, stage.team.person(user), stage.now(), newly_from=newly_from)
    await stage.settle()


async def said(stage: Stage, user: str, number: int = 1) -> tuple[Presence, bool] | None:
    """Return what stands about somebody in a session, and whether for their pause."""
    async with stage.work() as work:
        rows = await work.session.execute(
            sa.select(Attendance.presence, Attendance.for_pause)
            .join(Session, Session.id == Attendance.session_id)
            .where(Attendance.person_id == stage.team.person(user), Session.number == number)
        )
    row = rows.first()
    return (row[0], row[1]) if row else None


async def roles(stage: Stage, number: int = 1) -> dict[str, str]:
    return {holder.role: str(holder.user) for holder in (await stage.session(number)).roles}


AWAY = (Presence.ABSENT, True)


class TestPausing:
    async def test_the_role_goes_on_and_the_card_says_what_i_cannot_come_says(self, stage: Stage) -> None:
        await pause(stage, "UANA", START + timedelta(days=1))
        paused = stage.card().message.block_dicts()
        assert (await roles(stage))["moderation"] == "UDEA"
        await pause(stage, "UANA", stage.now())
        await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        assert stage.card().message.block_dicts() == paused

    async def test_only_what_starts_before_one_is_back_goes_on_without_them(self, stage: Stage) -> None:
        await pause(stage, "UANA", START + timedelta(days=1))
        assert (await said(stage, "UANA", 1), await said(stage, "UANA", 2)) == (AWAY, None)

    async def test_sessions_that_are_planned_meanwhile_go_on_without_them_too(self, stage: Stage) -> None:
        await pause(stage, "UANA", START + timedelta(days=30))
        await stage.live_until(START + timedelta(days=2))
        assert await said(stage, "UANA", 3) == AWAY
        assert "UANA" not in (await roles(stage, 3)).values()
        assert stage.dms("UANA") == []

    async def test_who_is_back_before_gets_back_what_is_to_come(self, stage: Stage) -> None:
        await pause(stage, "UANA", START + timedelta(days=20))
        before = await roles(stage)
        await pause(stage, "UANA", stage.now())
        assert (await said(stage, "UANA", 1), await said(stage, "UANA", 2)) == (None, None)
        assert await roles(stage) == before
        await stage.live_until(START + timedelta(days=2))
        assert "UANA" in (await roles(stage, 3)).values()

    async def test_a_session_that_moves_behind_the_pause_is_theirs_again(self, stage: Stage) -> None:
        await pause(stage, "UANA", START + timedelta(days=1))
        async with stage.work() as work:
            row = await work.get(Session, (await stage.session()).id)
            row.starts_at += timedelta(days=3)
            row.ends_at += timedelta(days=3)
        await stage.settle()
        assert await said(stage, "UANA") is None

    async def test_who_said_no_themselves_is_not_back_with_the_pause(self, stage: Stage) -> None:
        await stage.press_on("UANA", stage.card(), "sessions:cannot-come")
        await pause(stage, "UANA", START + timedelta(days=1))
        await pause(stage, "UANA", stage.now())
        assert await said(stage, "UANA") == (Presence.ABSENT, False)

    async def test_who_comes_all_the_same_keeps_that_also_while_they_extend_it(self, stage: Stage) -> None:
        first = START + timedelta(days=1)
        await pause(stage, "UANA", first)
        session = await stage.session()
        async with stage.work() as work:
            person = stage.team.person("UANA")
            await assignments.can_come(work, session.id, person, FORMATS, stage.now())
        await stage.settle()
        assert await said(stage, "UANA") == (Presence.COMING, False)
        await pause(stage, "UANA", first + timedelta(days=7), newly_from=first)
        assert await said(stage, "UANA") == (Presence.COMING, False)
        assert await said(stage, "UANA", 2) == AWAY

    async def test_a_small_circle_hands_the_role_on_at_once(self, storage: Storage, clock: SimulatedClock) -> None:
        stage = await new_stage(storage, clock, *FOUR[:3])
        await stage.settle()
        await pause(stage, "UANA", START + timedelta(days=1))
        assert sorted((await roles(stage)).values()) == ["UBEN", "UCEM"]

    async def test_a_live_session_that_runs_goes_on_with_them(self, live: Stage) -> None:
        await pause(live, "UANA", START + timedelta(days=10))
        assert await said(live, "UANA") != AWAY
        assert (await roles(live))["moderation"] == "UANA"

    async def test_in_a_session_over_days_nobody_waits_for_them(self, storage: Storage, clock: SimulatedClock) -> None:
        def over_days(row: Circle) -> None:
            row.mode = Mode.ASYNC

        stage = await new_stage(storage, clock, change=over_days)
        await stage.live_until(START)
        assert (await roles(stage))["moderation"] == "UANA"
        await pause(stage, "UANA", START + timedelta(days=10))
        assert await said(stage, "UANA") == AWAY
        assert "UANA" not in (await roles(stage)).values()
        await pause(stage, "UANA", stage.now())
        assert await said(stage, "UANA") is None


async def test_both_databases_know_who_is_away(any_storage: Storage, clock: SimulatedClock) -> None:
    stage = await new_stage(any_storage, clock)
    await stage.settle()
    await pause(stage, "UDEA", START + timedelta(days=1))
    assert (await said(stage, "UDEA", 1), await said(stage, "UDEA", 2)) == (AWAY, None)
    await pause(stage, "UDEA", stage.now())
    assert await said(stage, "UDEA", 1) is None
