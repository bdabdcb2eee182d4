"""What somebody remembers, as a typed value."""

from pydantic import Field

from bot.features.recall.rules import ANSWER_LIMIT
from bot.slack.forms import Form


class MemoryForm(Form):
    """What somebody still knows; nothing is an answer, too."""

    answer: str = Field(default="", max_length=ANSWER_LIMIT)
