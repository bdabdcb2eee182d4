"""What the buttons of sessions carry; the minutes and an answer as typed text."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from bot.kernel.enums import Mode
from bot.kernel.recurrence import local_date
from bot.slack.action_ids import ActionPayload
from bot.slack.forms import Form, FormInvalid

_A_YEAR = timedelta(days=366)


class MoveDraft(ActionPayload):
    """What the modal that moves a session knows: which one, and its revision when it was shown."""

    session: UUID
    seen: int


class MoveForm(Form):
    """The modal that gives one session another date, hour or format."""

    day: date
    at: time
    format_id: str
    mode: Mode

    def check_not_far(self, now: datetime, zone: str) -> None:
        """Let nobody plan further ahead than a year.

        Raises:
            FormInvalid: the date is too far away.
        """
        if self.day > local_date(now, zone) + _A_YEAR:
            raise FormInvalid({"day": ("circles-first-is-far", {})})
