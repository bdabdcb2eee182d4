"""What the buttons of sessions carry; the minutes and an answer as typed text."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from pydantic import Field

from bot.features.sessions.rules import ANSWER_LIMIT
from bot.kernel.recurrence import local_date
from bot.kernel.vocabulary import Mode
from bot.slack.action_ids import Carried
from bot.slack.forms import Form, FormInvalid

MINUTES_LIMIT = 2500
_A_YEAR = timedelta(days=366)


class CircleButton(Carried):
    """A button about a session's circle."""

    circle: UUID


class SessionButton(Carried):
    """A button about one session."""

    session: UUID


class RoleButton(Carried):
    """A button about somebody's turn in a role."""

    session: UUID
    turn: UUID


class ChooseButton(Carried):
    """A button by which somebody takes a role that people choose for themselves."""

    session: UUID
    role: str


class PhaseButton(Carried):
    """A button about one phase: pressed twice, it does its work once."""

    session: UUID
    run: UUID


class MinutesDraft(Carried):
    """What the minutes' modal knows: the session, and when the version that it shows was written."""

    session: UUID
    seen: datetime | None


class MinutesForm(Form):
    """The minutes' modal."""

    text: str = Field(min_length=1, max_length=MINUTES_LIMIT)


class AnswerForm(Form):
    """The modal in which a phase is answered."""

    answer: str = Field(min_length=1, max_length=ANSWER_LIMIT)


class DateButton(Carried):
    """A button about one date of a circle."""

    circle: UUID
    day: date


class MoveDraft(Carried):
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
