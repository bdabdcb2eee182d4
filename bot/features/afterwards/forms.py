"""What somebody writes for themselves after a coaching round."""

from pydantic import Field

from bot.features.tandems.forms import TEXT_LIMIT
from bot.slack.forms import Form


class PairLookBackForm(Form):
    """What they tried, and what they take with them; empty where they say nothing."""

    tried: str = Field(default="", max_length=TEXT_LIMIT)
    kept: str = Field(default="", max_length=TEXT_LIMIT)
