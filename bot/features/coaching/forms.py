"""The modals of coaching and the words after `/coach`, as typed values."""

import re
from datetime import date, datetime, time, timedelta

from pydantic import Field, field_validator

from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date, moment
from bot.slack.forms import Form, FormInvalid

VERBS = {
    "join": ("join", "mitmachen", "in", "dabei"),
    "leave": ("leave", "aussteigen", "out", "raus"),
    "not-with": ("not-with", "nicht-mit", "notwith", "nichtmit"),
    "pause": ("pause", "pausieren"),
    "resume": ("resume", "weiter", "continue", "weitermachen"),
}

PEOPLE_LIMIT = 10

_MENTION = re.compile(r"<@([UW][A-Z0-9]{1,20})(?:\|[^>]*)?>")

_A_YEAR = timedelta(days=366)


class CoachingPauseForm(Form):
    """The modal that pauses until a day."""

    until: date

    def moment(self, zone: str, now: datetime) -> datetime:
        """Return when the day begins on which the person is back.

        Raises:
            FormInvalid: it lies in the past, or too far ahead.
        """
        today = local_date(now, zone)
        if self.until <= today:
            raise FormInvalid({"until": ("coaching-pause-is-past", {})})
        if self.until > today + _A_YEAR:
            raise FormInvalid({"until": ("coaching-pause-is-long", {})})
        return moment(self.until, time(), zone)


class NotWithForm(Form):
    """The private list of people."""

    people: tuple[UserId, ...] = Field(default=(), max_length=PEOPLE_LIMIT)

    @field_validator("people", mode="before")
    @classmethod
    def _nobody_is_empty(cls, value: object) -> object:
        return value or ()


def mentioned(text: str) -> list[UserId]:
    """Return the people mentioned in what was typed, at most as many as the list holds."""
    return [UserId(user) for user in dict.fromkeys(_MENTION.findall(text))][:PEOPLE_LIMIT]
