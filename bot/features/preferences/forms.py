"""What somebody says about how they want to be paired, and the words after `/coach`."""

from pydantic import Field

from bot.slack.forms import Form

SKIP = ("skip", "aussetzen")
SETTINGS = ("settings", "wishes", "einstellungen", "wünsche")
PREVIEW = ("preview", "vorschau")

DEPARTMENT_LIMIT, MOST_AT_ONCE = 80, 3
"""How long a department's name may be, and the most pairs at once that somebody can choose beside any number."""


class PreferencesForm(Form):
    """How somebody wants to be paired; ``department`` is empty and ``at_once`` is 0 where they don't say."""

    always_new: bool = False
    own_circles: bool = False
    at_once: int = Field(default=0, ge=0, le=MOST_AT_ONCE)
    department: str = Field(default="", max_length=DEPARTMENT_LIMIT)
