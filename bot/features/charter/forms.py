"""What the modal about goal and ground rules brings."""

from pydantic import Field

from bot.slack.forms import Form

GOAL_LIMIT, RULES_LIMIT, CAN_LIMIT = 300, 1200, 1200


class CharterForm(Form):
    """A circle's goal, its ground rules, at its closing what it can do now; what is left empty isn't there."""

    goal: str = Field(default="", max_length=GOAL_LIMIT)
    rules: str = Field(default="", max_length=RULES_LIMIT)
    can_now: str = Field(default="", max_length=CAN_LIMIT)
