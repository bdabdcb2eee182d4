"""What modals bring about plans: a first step and who may ask, a sentence for oneself."""

from pydantic import Field

from bot.features.plans.rules import NOTE_LIMIT, STEP_LIMIT
from bot.kernel.ids import UserId
from bot.slack.forms import Form


class PlanForm(Form):
    """The modal about one plan."""

    first_step: str | None = Field(default="", max_length=STEP_LIMIT)
    asker: UserId | None = None


class NoteForm(Form):
    """A sentence for oneself, or none."""

    note: str | None = Field(default="", max_length=NOTE_LIMIT)
