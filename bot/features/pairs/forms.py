"""When and where two or three meet, as a typed value."""

from datetime import date, datetime, time

from bot.features.circles.forms import Venue
from bot.kernel.recurrence import moment
from bot.slack.forms import Form, FormInvalid


class DateForm(Form):
    """When and where two or three meet."""

    day: date
    at: time
    venue: Venue = ""

    def moment(self, zone: str, now: datetime, until: datetime) -> datetime:
        """Return that moment on the clock of ``zone``.

        Raises:
            FormInvalid: it is over, or comes after ``until``.
        """
        found = moment(self.day, self.at, zone)
        if found <= now:
            raise FormInvalid({"day": ("coaching-date-past", {})})
        if found >= until:
            raise FormInvalid({"day": ("coaching-date-late", {})})
        return found
