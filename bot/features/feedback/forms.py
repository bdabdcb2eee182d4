"""What the modals for feedback and thanks bring."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.features.feedback.rules import LINE_LIMIT, TEXT_LIMIT, Observation
from bot.kernel.ids import UserId
from bot.slack.forms import Form, one_line

_Line = Annotated[str, BeforeValidator(one_line), Field(min_length=1, max_length=LINE_LIMIT)]
_Text = Annotated[str, Field(min_length=1, max_length=TEXT_LIMIT)]


class AskForm(Form):
    """Whom somebody asks for feedback, and about what."""

    people: tuple[UserId, ...] = Field(min_length=1)
    about: _Line


class ObservationForm(Form):
    """An answer."""

    situation: _Text
    observed: _Text
    effect: _Text
    wish: str = Field(default="", max_length=TEXT_LIMIT)

    def observation(self) -> Observation:
        """Return what was written."""
        return Observation(**self.model_dump())


class ThanksForm(Form):
    """Whom somebody thanks, for what, and whether it may stand in the digest."""

    person: UserId
    text: _Line
    digest: tuple[str, ...] = ()
