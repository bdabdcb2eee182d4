"""The hours of a week in which somebody can, one bit for each half hour from Monday on in UTC."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from bot.kernel.recurrence import moment

HALF_HOURS = 7 * 48
"""How many bits a week has; bit 0 begins on Monday at 00:00 UTC, after the last comes the first."""
WHOLE_WEEK = 2**HALF_HOURS - 1
MORNING, AFTERNOON = (time(9), time(12)), (time(13), time(18))
"""The halves of a working day, lunch left free."""
_HALF_HOUR = timedelta(minutes=30)

HalfDay = tuple[int, tuple[time, time]]
"""A weekday, 0 for Monday, and its ``MORNING`` or ``AFTERNOON``; any two local times do."""


def weekly_hours(half_days: Iterable[HalfDay], zone: str, on: date) -> int:
    """Return the half hours that lie wholly within half-days of the local week of ``on``.

    Zones change their clocks at different dates: what holds all season is what the weeks of its first and its last
    date, and of those in between, have in common (``&``).
    """
    monday, found = on - timedelta(on.weekday()), 0
    for weekday, (begin, end) in half_days:
        first, last = (
            moment(monday + timedelta(weekday), at, zone) - _midnight(monday) for at in (begin, end)
        )  # fmt: skip
        for number in range(-(-first // _HALF_HOUR), last // _HALF_HOUR):
            found |= 1 << number % HALF_HOURS
    return found


def starts(hours: int, minutes: int) -> int:
    """Return at which half hours of ``hours`` so many minutes in a row can begin."""
    found = hours
    for _ in range(-(-minutes // 30) - 1):
        hours = hours >> 1 | (hours & 1) << HALF_HOURS - 1
        found &= hours
    return found


def _midnight(monday: date) -> datetime:
    return datetime.combine(monday, time(), tzinfo=UTC)
