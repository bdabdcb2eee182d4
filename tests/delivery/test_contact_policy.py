"""When a message suits its readers: the rules alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.holidays import WorkCalendar
from bot.delivery.contact_policy import (
    A_WEEK,
    THAT_CAN_WAIT,
    WEEK,
    Reason,
    Recipient,
    Verdict,
    common_working_hour,
    verdict,
)
from bot.kernel.enums import Priority
from bot.kernel.working_time import WORK, Hours, is_working_hour
from tests.delivery.season import most_in_a_week

BERLIN, NEW_YORK, CALIFORNIA, KOLKATA = "Europe/Berlin", "America/New_York", "America/Los_Angeles", "Asia/Kolkata"
ZONES = (BERLIN, NEW_YORK, CALIFORNIA, KOLKATA, "Australia/Lord_Howe", "UTC")
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
MONDAY_AT_TEN = MONDAY + timedelta(hours=10)
FRIDAY = MONDAY + timedelta(days=4)
NEEDED, REMINDER, ASKED_FOR, BEFOREHAND = Priority.NEEDED, Priority.REMINDER, Priority.ASKED_FOR, Priority.BEFOREHAND
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
priorities, counted = st.sampled_from([NEEDED, REMINDER]), st.sampled_from([NEEDED, REMINDER, BEFOREHAND])


def at(hour: float, day: datetime = MONDAY) -> datetime:
    return day + timedelta(hours=hour)


def days_ago(*counts: float, of: datetime) -> tuple[datetime, ...]:
    return tuple(of - timedelta(days=count) for count in counts)


def judge(
    priority: Priority, *recipients: Recipient, now: datetime = MONDAY_AT_TEN, last: timedelta = timedelta(days=14)
) -> Verdict:
    return verdict(priority, recipients, now, now + last)


def test_in_working_hours_it_comes_at_once() -> None:
    assert judge(NEEDED, Recipient("U1", BERLIN)) == Verdict(at(10))


def test_in_the_evening_it_waits_for_the_morning() -> None:
    assert judge(NEEDED, Recipient("U1", BERLIN), now=at(17)) == Verdict(at(32), Reason.HOURS)


def test_on_friday_evening_it_waits_for_monday() -> None:
    assert judge(NEEDED, Recipient("U1", BERLIN), now=at(20, FRIDAY)).until == at(8, MONDAY + WEEK)


def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change() -> None:
    before = datetime(2026, 3, 27, 20, tzinfo=UTC)
    assert judge(NEEDED, Recipient("U1", BERLIN), now=before).until == datetime(2026, 3, 30, 7, tzinfo=UTC)


def test_what_was_asked_for_comes_at_any_hour_and_in_a_pause() -> None:
    recipient = Recipient("U1", BERLIN, MONDAY + WEEK, days_ago(1, 1, 1, of=at(1)))
    assert judge(ASKED_FOR, recipient, now=at(1)) == Verdict(at(1))


def test_what_can_wait_leaves_the_third_place_and_the_fourth_waits_until_the_first_is_a_week_old() -> None:
    recipient = Recipient("U1", BERLIN, received=days_ago(6, 5, 1, of=at(10)))
    assert judge(NEEDED, recipient) == Verdict(at(10) + timedelta(days=2), Reason.BUDGET)
    assert judge(NEEDED, recipient, last=timedelta(days=1.5)) == Verdict(at(10) + timedelta(days=1), Reason.BUDGET)
    assert judge(BEFOREHAND, recipient) == Verdict(at(10) + timedelta(days=1), Reason.BUDGET)
    assert judge(NEEDED, recipient, Recipient("U2", BERLIN)) == Verdict(at(10) + timedelta(days=1), Reason.BUDGET)


def test_what_comes_in_spare_weeks_waits_until_nothing_came_for_one() -> None:
    assert judge(Priority.SPARE, Recipient("U1", BERLIN)) == Verdict(MONDAY_AT_TEN)
    once = Recipient("U1", BERLIN, received=days_ago(5, of=at(10)))
    assert judge(Priority.SPARE, once) == Verdict(at(10) + timedelta(days=2), Reason.BUDGET)
    assert judge(REMINDER, once) == Verdict(MONDAY_AT_TEN)


@pytest.mark.parametrize("priority", [NEEDED, BEFOREHAND, REMINDER])
def test_nothing_comes_as_a_fourth_even_where_it_cannot_wait(priority: Priority) -> None:
    recipient = Recipient("U1", BERLIN, received=days_ago(6, 5, 1, of=at(10)))
    assert judge(priority, recipient, last=timedelta(hours=2)) == Verdict(None, Reason.BUDGET)
    assert judge(priority, recipient, Recipient("U2", BERLIN), last=timedelta(hours=2)) == Verdict(None, Reason.BUDGET)


def test_a_card_without_a_working_hour_before_its_session_comes_in_the_last_hour() -> None:
    reader, night = Recipient("U1", NEW_YORK), at(2)
    assert judge(NEEDED, reader, now=night, last=timedelta(hours=5)) == Verdict(None, Reason.HOURS)
    assert judge(BEFOREHAND, reader, now=night, last=timedelta(hours=5)) == Verdict(at(6), Reason.HOURS)
    assert judge(BEFOREHAND, reader, now=at(6.5), last=timedelta(hours=0.5)) == Verdict(at(6.5), Reason.HOURS)
    paused = Recipient("U1", NEW_YORK, paused_until=at(20))
    assert judge(BEFOREHAND, paused, now=night, last=timedelta(hours=5)) == Verdict(None, Reason.PAUSED)
    full = Recipient("U1", NEW_YORK, received=days_ago(1, 1, 1, of=night))
    assert judge(BEFOREHAND, full, now=night, last=timedelta(hours=5)) == Verdict(None, Reason.BUDGET)


def test_on_a_public_holiday_it_waits_for_the_next_working_day() -> None:
    calendar = WorkCalendar(("DE-BE",))
    good_friday = datetime(2026, 4, 3, 9, tzinfo=UTC)
    found = verdict(NEEDED, [Recipient("U1", BERLIN)], good_friday, good_friday + WEEK, calendar.closed)
    assert found.until == datetime(2026, 4, 7, 7, tzinfo=UTC)


def test_a_reminder_leaves_the_last_place_to_what_is_needed() -> None:
    recipient = Recipient("U1", BERLIN, received=days_ago(5, 1, of=at(10)))
    assert judge(NEEDED, recipient, last=timedelta(days=1)) == Verdict(at(10))
    assert judge(REMINDER, recipient, last=timedelta(days=1)) == Verdict(None, Reason.BUDGET)
    assert judge(REMINDER, recipient) == Verdict(at(10) + timedelta(days=2), Reason.BUDGET)


def test_in_a_pause_a_reminder_is_dropped_and_what_is_needed_waits() -> None:
    recipient = Recipient("U1", BERLIN, paused_until=at(23, MONDAY + timedelta(days=2)))
    assert judge(REMINDER, recipient) == Verdict(None, Reason.PAUSED)
    assert judge(NEEDED, recipient) == Verdict(at(8, MONDAY + timedelta(days=3)), Reason.HOURS)
    assert judge(NEEDED, recipient, last=timedelta(days=1)) == Verdict(None, Reason.PAUSED)


def test_a_pause_that_is_over_is_forgotten() -> None:
    assert judge(REMINDER, Recipient("U1", BERLIN, paused_until=at(10))) == Verdict(at(10))


def test_a_group_is_written_to_when_all_of_it_works() -> None:
    pair = (Recipient("U1", BERLIN), Recipient("U2", NEW_YORK))
    assert judge(NEEDED, *pair, now=at(9)).until == at(14)


def test_a_group_without_a_common_hour_is_not_written_to() -> None:
    pair = (Recipient("U1", KOLKATA), Recipient("U2", CALIFORNIA))
    assert judge(NEEDED, *pair) == Verdict(None, Reason.HOURS)


def test_the_fullest_week_in_a_group_counts() -> None:
    full = Recipient("U1", BERLIN, received=days_ago(3, 2, 1, of=at(10)))
    assert judge(NEEDED, Recipient("U2", BERLIN), full).reason is Reason.BUDGET


def test_of_somebody_not_met_yet_no_hours_are_known() -> None:
    assert judge(NEEDED, Recipient("U1"), now=at(2)) == Verdict(at(2))


@given(st.lists(st.sampled_from(ZONES), min_size=1, max_size=3), moments)
def test_a_common_working_hour_is_the_first_one(zones: Sequence[str], after: datetime) -> None:
    found = common_working_hour([(zone, WORK) for zone in zones], after)
    halves = (after + timedelta(minutes=30) * n for n in range(48 * 8))
    first = next((half for half in halves if all(is_working_hour(half, zone) for zone in zones)), None)
    assert found is None or all(is_working_hour(found, zone) for zone in zones)
    assert first is None or (found is not None and first - timedelta(minutes=30) < found <= first)


def test_it_waits_for_the_hours_that_its_reader_chose_and_a_card_comes_in_the_last_hour_all_the_same() -> None:
    mornings = Recipient("U1", BERLIN, hours=Hours(7, 12))
    assert judge(NEEDED, mornings, now=at(6.5)) == Verdict(at(6.5))
    assert judge(NEEDED, mornings, now=at(11)) == Verdict(at(30), Reason.HOURS)
    assert judge(ASKED_FOR, mornings, now=at(11)) == Verdict(at(11))
    assert judge(BEFOREHAND, mornings, now=at(11), last=timedelta(hours=5)) == Verdict(at(15), Reason.HOURS)


def test_a_group_goes_by_the_hours_of_all_and_by_usual_ones_where_those_have_none_in_common() -> None:
    mornings, afternoons = Recipient("U1", BERLIN, hours=Hours(8, 14)), Recipient("U2", BERLIN, hours=Hours(12, 18))
    assert judge(NEEDED, mornings, afternoons, now=at(8)).until == at(11)
    assert judge(NEEDED, replace(mornings, hours=Hours(8, 12)), afternoons, now=at(8)).until == at(8)


hours_of_a_day = st.tuples(st.integers(6, 20), st.integers(2, 16)).map(lambda each: Hours(each[0], min(22, sum(each))))


@given(st.sampled_from(ZONES), hours_of_a_day, moments, counted)
def test_alone_nobody_waits_for_their_hours_longer_than_a_weekend(
    zone: str, hours: Hours, now: datetime, priority: Priority
) -> None:
    found = judge(priority, Recipient("U1", zone, hours=hours), now=now)
    assert found.until is not None
    assert now <= found.until < now + timedelta(days=3)
    assert is_working_hour(found.until, zone, hours=hours)


@given(priorities, st.sampled_from(ZONES), moments, st.lists(st.integers(0, 200), max_size=6), st.integers(0, 300))
def test_what_is_sent_when_the_verdict_says_so_keeps_the_budget(
    priority: Priority, zone: str, now: datetime, hours: list[int], pause: int
) -> None:
    received = [now - timedelta(hours=hour) for hour in hours if timedelta(hours=hour) < WEEK]
    recipient = Recipient("U1", zone, now + timedelta(hours=pause - 100), received)
    found = verdict(priority, [recipient], now, now + timedelta(days=30))
    if found.until is None:
        assert found.reason is Reason.PAUSED
        return
    assert now <= found.until
    assert is_working_hour(found.until, zone)
    assert not recipient.pauses(found.until)
    lately = [moment for moment in received if found.until - moment < WEEK]
    assert len(lately) + 1 <= THAT_CAN_WAIT


@given(st.lists(st.tuples(counted, st.integers(0, 24 * 21), st.integers(0, 24 * 9)), max_size=40))
def test_no_stream_makes_more_than_three_a_week(stream: list[tuple[Priority, int, int]]) -> None:
    sent: list[datetime] = []
    for priority, hour, last in sorted(stream, key=lambda each: each[1]):
        now = at(hour)
        lately = [moment for moment in sent if moment > now - WEEK]
        found = verdict(priority, [Recipient("U1", BERLIN, None, lately)], now, now + timedelta(hours=last))
        if found.until == now:
            sent.append(now)
    assert most_in_a_week(sent) <= A_WEEK
