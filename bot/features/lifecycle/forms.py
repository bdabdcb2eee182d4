"""The words after `/circle` about how a circle goes on, and until when it pauses."""

from datetime import date, datetime, time, timedelta

from bot.features.lifecycle.rules import LONGEST_PAUSE
from bot.kernel.recurrence import local_date, moment
from bot.slack.forms import Form, FormInvalid

VERBS = {
    "pause": ("pause", "pausieren"),
    "resume": ("resume", "weiter", "weitermachen"),
    "end": ("end", "beenden"),
    "merge": ("merge", "zusammenlegen"),
}


class CirclePauseForm(Form):
    """Until which day a circle pauses."""

    until: date

    def end(self, zone: str, now: datetime) -> datetime:
        """Return when the pause is over: at the beginning of that day in ``zone``.

        Raises:
            FormInvalid: that day has begun, or is too far away.
        """
        today = local_date(now, zone)
        if self.until <= today:
            raise FormInvalid({"until": ("lifecycle-until-is-past", {})})
        if self.until - today > LONGEST_PAUSE - timedelta(days=1):
            raise FormInvalid({"until": ("lifecycle-until-is-far", {})})
        return moment(self.until, time(0), zone)
