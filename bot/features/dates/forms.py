"""The modal that moves a session, as typed values."""

from datetime import date, datetime, time, timedelta

from bot.features.circles.forms import Venue
from bot.kernel.enums import Mode
from bot.kernel.recurrence import local_date
from bot.slack.forms import Form, FormInvalid

_A_YEAR = timedelta(days=366)


class MoveForm(Form):
    """The modal that gives one session another date, hour or format."""

    day: date
    at: time
    format_id: str
    mode: Mode
    venue: Venue = ""

    def check_not_far(self, now: datetime, zone: str) -> None:
        """Let nobody plan further ahead than a year.

        Raises:
            FormInvalid: the date is too far away.
        """
        if self.day > local_date(now, zone) + _A_YEAR:
            raise FormInvalid({"day": ("circles-first-is-far", {})})
