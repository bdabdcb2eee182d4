"""What the modal about one's own goal brings."""

from pydantic import Field

from bot.kernel.enums import Visibility
from bot.slack.forms import Form, FormInvalid

WANTED_LIMIT, TODAY_LIMIT = 500, 1000


class GoalForm(Form):
    """What somebody wants, what they can do now; what is left empty isn't there."""

    wanted: str = Field(default="", max_length=WANTED_LIMIT)
    today: str = Field(default="", max_length=TODAY_LIMIT)
    visibility: Visibility = Visibility.ONLY_ME

    def check(self) -> None:
        """Make sure that whoever says what they can do now hasn't emptied what they wanted.

        Raises:
            FormInvalid: they have.
        """
        if self.today and not self.wanted:
            raise FormInvalid({"wanted": ("goals-wanted-missing", {})})
