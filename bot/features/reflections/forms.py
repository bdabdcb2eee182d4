"""The reflection modal, its second step, and the words after `/reflect`, as typed values."""

from uuid import UUID

from pydantic import Field

from bot.features.reflections.rules import MORE_LIMIT, PLAN_LIMIT, TEXT_LIMIT, Written, tidy_plan
from bot.kernel.enums import Visibility
from bot.slack.forms import Form, FormInvalid

VERBS = {
    "last": ("last", "letzte", "letztes", "edit", "ändern"),
}


class ReflectionForm(Form):
    """The reflection modal."""

    session: UUID | None = None
    """Which one, where several wait."""
    what: str = Field(default="", max_length=TEXT_LIMIT)
    so_what: str = Field(default="", max_length=TEXT_LIMIT)
    if_text: str = Field(default="", max_length=PLAN_LIMIT)
    then_text: str = Field(default="", max_length=PLAN_LIMIT)
    usefulness: int | None = Field(default=None, ge=1, le=5)
    visibility: Visibility = Visibility.ONLY_ME

    @property
    def is_empty(self) -> bool:
        """Return whether no words are left."""
        return not (self.what or self.so_what or self.if_text or self.then_text)

    def written(self) -> Written:
        """Return what was written.

        Raises:
            FormInvalid: nothing was, or half a plan.
        """
        if self.is_empty:
            raise FormInvalid({"what": ("reflections-nothing-written", {})})
        if self.if_text and not self.then_text:
            raise FormInvalid({"then_text": ("reflections-then-missing", {})})
        if self.then_text and not self.if_text:
            raise FormInvalid({"if_text": ("reflections-if-missing", {})})
        plan = tidy_plan(self.if_text, self.then_text) if self.if_text else None
        return Written(self.what, self.so_what, plan, self.usefulness, self.visibility)


class WhyForm(Form):
    """The second step: one more sentence, or none."""

    more: str = Field(default="", max_length=MORE_LIMIT)
