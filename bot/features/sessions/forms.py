"""What the buttons of sessions carry; the minutes and an answer as typed text."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from bot.features.sessions.rules import ANSWER_LIMIT
from bot.slack.action_ids import Carried
from bot.slack.forms import Form

MINUTES_LIMIT = 2500


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
