"""An answer as typed text."""

from pydantic import Field

from bot.features.answers.rules import ANSWER_LIMIT
from bot.slack.forms import Form


class AnswerForm(Form):
    """The modal in which a phase is answered."""

    answer: str = Field(min_length=1, max_length=ANSWER_LIMIT)
