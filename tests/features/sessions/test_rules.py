"""When things of a session are due, and how its phases follow each other."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.schedule.rules import next_dates
from bot.features.sessions.rules import Length, PhaseInfo, card_at, missed_at, role_card_at, slots, to_open
from bot.kernel.enums import Cadence, Mode, PhaseState
from bot.kernel.recurrence import Rhythm, moment

BERLIN, NEW_YORK, TOKYO = "Europe/Berlin", "America/New_York", "Asia/Tokyo"
ZONES = st.sampled_from([BERLIN, NEW_YORK, TOKYO, "UTC", "Australia/Lord_Howe", "Pacific/Apia"])
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
THURSDAY = date(2026, 3, 12)


def in_berlin(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(BERLIN))


class TestNextDates:
    RHYTHM = Rhythm(Cadence.WEEKLY, THURSDAY, time(14), BERLIN)

    def test_a_season_begins_with_its_first_date(self) -> None:
        assert next_dates(self.RHYTHM, None, in_berlin(2, 9), 2) == [date(2026, 3, 12), date(2026, 3, 19)]

    def test_they_go_on_after_the_last_one_planned(self) -> None:
        assert next_dates(self.RHYTHM, date(2026, 3, 19), in_berlin(2, 9), 1) == [date(2026, 3, 26)]

    def test_what_was_slept_through_is_not_made_up_for(self) -> None:
        assert next_dates(self.RHYTHM, date(2026, 3, 19), in_berlin(9, 14, 1, month=4), 1) == [date(2026, 4, 16)]

    @given(MOMENTS, st.integers(1, 3))
    def test_they_always_lie_ahead(self, now: datetime, count: int) -> None:
        days = next_dates(self.RHYTHM, None, now, count)
        assert len(days) == count
        assert all(moment(day, time(14), BERLIN) > now for day in days)


class TestCardAt:
    def test_two_days_before_at_nine_on_the_circles_own_clock(self) -> None:
        assert card_at(THURSDAY, BERLIN, LONG_AGO) == in_berlin(10, 9)

    def test_on_friday_for_monday_and_tuesday_whatever_the_clocks_do_between(self) -> None:
        assert card_at(date(2026, 3, 30), BERLIN, LONG_AGO) == in_berlin(27, 9)
        assert card_at(date(2026, 3, 31), BERLIN, LONG_AGO) == in_berlin(27, 9)

    def test_at_once_where_the_session_was_planned_later(self) -> None:
        assert card_at(THURSDAY, BERLIN, in_berlin(11, 17)) == in_berlin(11, 17)


class TestRoleCardAt:
    def test_the_day_before_at_nine_where_the_holder_lives(self) -> None:
        nine_in_new_york = datetime(2026, 3, 11, 9, tzinfo=ZoneInfo(NEW_YORK))
        assert role_card_at(in_berlin(12, 14), NEW_YORK, LONG_AGO) == nine_in_new_york

    def test_on_friday_for_monday(self) -> None:
        assert role_card_at(in_berlin(16, 10), BERLIN, LONG_AGO) == in_berlin(13, 9)

    def test_the_holders_own_date_counts(self) -> None:
        nine_in_tokyo = datetime(2026, 3, 12, 9, tzinfo=ZoneInfo(TOKYO))
        assert role_card_at(in_berlin(12, 17), TOKYO, LONG_AGO) == nine_in_tokyo


def test_a_session_over_days_may_begin_a_day_late() -> None:
    assert missed_at(in_berlin(12, 14), Mode.LIVE) == in_berlin(12, 15)
    assert missed_at(in_berlin(12, 14), Mode.ASYNC) == in_berlin(13, 14)


class TestLiveSlots:
    @given(st.lists(st.integers(1, 90), min_size=1, max_size=20), MOMENTS)
    def test_phases_follow_each_other_without_a_gap(self, minutes: list[int], begin: datetime) -> None:
        found = slots([Length(each) for each in minutes], Mode.LIVE, begin, BERLIN)
        assert found[0].opens_at == begin
        assert found[-1].ends_at == begin + timedelta(minutes=sum(minutes))
        assert [one.ends_at for one in found[:-1]] == [one.opens_at for one in found[1:]]


class TestAsyncSlots:
    def test_each_phase_opens_on_its_working_day_at_the_same_hour(self) -> None:
        lengths = [Length(4, 1, 24), Length(15, 3, 32), Length(7, 5, 10)]
        found = slots(lengths, Mode.ASYNC, in_berlin(12, 14), BERLIN)
        assert [one.opens_at for one in found] == [in_berlin(12, 14), in_berlin(16, 14), in_berlin(18, 14)]
        assert found[1].ends_at == in_berlin(17, 22)

    def test_the_hour_stays_the_same_when_the_clocks_change(self) -> None:
        found = slots([Length(4, 1, 24), Length(4, 2, 24)], Mode.ASYNC, in_berlin(27, 14), BERLIN)
        assert found[1].opens_at == in_berlin(30, 14)

    def test_two_of_one_day_open_and_end_in_their_order(self) -> None:
        found = slots([Length(4, 1, 24), Length(8, 1, 24)], Mode.ASYNC, in_berlin(12, 14), BERLIN)
        assert [one.opens_at for one in found] == [in_berlin(12, 14), in_berlin(12, 14, 1)]
        assert [one.ends_at for one in found] == [in_berlin(13, 14), in_berlin(13, 14) + timedelta(seconds=1)]

    def test_without_days_there_is_one_a_working_day(self) -> None:
        found = slots([Length(10)] * 3, Mode.ASYNC, in_berlin(12, 14), BERLIN)
        assert [one.opens_at for one in found] == [in_berlin(12, 14), in_berlin(13, 14), in_berlin(16, 14)]
        assert found[-1].ends_at == in_berlin(17, 14)

    @given(st.integers(1, 20), MOMENTS, ZONES)
    def test_many_phases_share_one_working_week_in_their_order(self, count: int, begin: datetime, zone: str) -> None:
        found = slots([Length(5)] * count, Mode.ASYNC, begin, zone)
        opened = [one.opens_at for one in found]
        assert opened == sorted(set(opened))
        assert found[-1].ends_at - found[0].opens_at <= timedelta(days=8)
        assert all(one.ends_at > one.opens_at for one in found)


class TestToOpen:
    def phases(self, *states: PhaseState) -> list[PhaseInfo]:
        found = slots([Length(10)] * len(states), Mode.LIVE, in_berlin(12, 14), BERLIN)
        return [
            PhaseInfo(UUID(int=n), n, "work", slot.opens_at, slot.ends_at, state)
            for n, (slot, state) in enumerate(zip(found, states, strict=True))
        ]

    def test_they_are_those_that_wait(self) -> None:
        phases = self.phases(PhaseState.OVER, PhaseState.OPEN, PhaseState.WAITING, PhaseState.WAITING)
        assert to_open(phases, in_berlin(12, 14, 12)) == phases[2:]

    def test_after_downtime_those_whose_time_is_over_stay_closed(self) -> None:
        phases = self.phases(PhaseState.OPEN, PhaseState.WAITING, PhaseState.WAITING, PhaseState.WAITING)
        assert to_open(phases, in_berlin(12, 14, 25)) == phases[2:]

    def test_after_the_last_there_is_none(self) -> None:
        assert to_open(self.phases(PhaseState.OPEN), in_berlin(12, 14, 5)) == []
