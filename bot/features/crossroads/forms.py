"""What the buttons about how a circle goes on carry, and until when it pauses."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.features.crossroads.rules import LONGEST_PAUSE
from bot.kernel.recurrence import local_date, moment
from bot.slack.action_ids import Carried
from bot.slack.forms import Form, FormInvalid

VERBS = {
    "pause": ("pause", "pausieren"),
    "resume": ("resume", "weiter", "weitermachen"),
    "end": ("end", "beenden"),
    "merge": ("merge", "zusammenlegen"),
}


class CircleButton(Carried):
    """A button about one circle."""

    circle: UUID


class MergeButton(Carried):
    """A button about two circles: one that asks, and one that is asked."""

    circle: UUID
    into: UUID


class OfferButton(Carried):
    """A button about an offer to go on together."""

    offer: UUID


class PauseForm(Form):
    """The modal for a pause."""

    until: date

    def end(self, zone: str, now: datetime) -> datetime:
        """Return when the pause is over: at the beginning of that day in ``zone``.

        Raises:
            FormInvalid: that day has begun, or is too far away.
        """
        today = local_date(now, zone)
        if self.until <= today:
            raise FormInvalid({"until": ("crossroads-until-is-past", {})})
        if self.until - today > LONGEST_PAUSE - timedelta(days=1):
            raise FormInvalid({"until": ("crossroads-until-is-far", {})})
        return moment(self.until, time(0), zone)
