"""When a plan is asked after."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.features.plans.rules import begun_between, check_in
from tests.features.reflections.test_rules import moments, zones


class TestCheckIn:
    @given(moments, zones)
    def test_it_opens_in_working_hours_of_a_working_day(self, made: datetime, zone: str) -> None:
        found = check_in(made, zone)
        opens = found.opens.astimezone(ZoneInfo(zone))
        assert opens.date() == found.day
        assert opens.weekday() < 5
        assert opens.time() == time(10)
        assert found.closes > found.opens

    @given(moments, zones)
    def test_it_comes_on_the_sixth_day_or_after_the_weekend(self, made: datetime, zone: str) -> None:
        waited = check_in(made, zone).day - made.astimezone(ZoneInfo(zone)).date()
        assert timedelta(days=6) <= waited <= timedelta(days=8)

    @given(moments, zones, st.timedeltas(timedelta(0), timedelta(hours=48)))
    def test_a_plan_that_is_due_is_always_among_those_looked_at(
        self, made: datetime, zone: str, ahead: timedelta
    ) -> None:
        found = check_in(made, zone)
        for now in (found.opens - ahead, found.closes - timedelta(seconds=1)):
            first, last = begun_between(now, now + timedelta(hours=48))
            assert first <= made <= last
