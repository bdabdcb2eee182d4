"""Until which day somebody, or a circle, pauses; what is chosen in Home."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from bot.kernel.recurrence import local_date, moment
from bot.slack.forms import Form, FormInvalid

AUTOMATIC = "auto"
"""The choice of Slack's language."""
WEEKLY: Mapping[str, int | None] = {"single": None} | {str(day): day for day in range(5)}
"""How what can wait comes: one by one, or in one message on a weekday, 0 is Monday."""
_LONGEST = timedelta(days=366)


class UntilForm(Form):
    """A modal that pauses until a day."""

    until: date

    def end(self, zone: str, now: datetime) -> datetime:
        """Return when that day begins in ``zone``; see ``back_at``."""
        return back_at(self.until, zone, now)


def back_at(day: date, zone: str, now: datetime) -> datetime:
    """Return when the day begins in ``zone`` on which a pause is over.

    Raises:
        FormInvalid: it has begun, or is too far ahead.
    """
    today = local_date(now, zone)
    if day <= today:
        raise FormInvalid({"until": ("until-is-past", {})})
    if day > today + _LONGEST:
        raise FormInvalid({"until": ("until-is-far", {})})
    return moment(day, time(), zone)
