"""What somebody says about how they want to be paired, and the words after `/coach`."""

from pydantic import Field, field_validator

from bot.slack.forms import Form

SKIP = ("skip", "aussetzen")
SETTINGS = ("settings", "wishes", "einstellungen", "wünsche")
PREVIEW = ("preview", "vorschau")

DEPARTMENT_LIMIT = 80


class PreferencesForm(Form):
    """How somebody wants to be paired; ``department`` is empty where they don't say."""

    always_new: bool = False
    own_circles: bool = False
    department: str = Field(default="", max_length=DEPARTMENT_LIMIT)

    @field_validator("department", mode="before")
    @classmethod
    def _nothing_is_empty(cls, value: object) -> object:
        return value or ""
