"""When whoever founded a circle is asked about it that still gathers."""

from datetime import datetime, time, timedelta

from bot.kernel.recurrence import local_date, moment
from bot.kernel.working_time import WEEKENDS, ClosedDays, working_day_from

PATIENCE, ASKED_FOR = timedelta(weeks=2), timedelta(weeks=2)
"""How long a circle gathers before anybody is asked, and how long the question is worth asking."""

_ASKED_AT = time(10)


def ask_at(founded_at: datetime, zone: str, closed: ClosedDays = WEEKENDS) -> datetime:
    """Return when that is: two weeks later at 10:00, on a working day."""
    return moment(working_day_from(local_date(founded_at + PATIENCE, zone), closed), _ASKED_AT, zone)
