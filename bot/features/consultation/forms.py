"""What somebody who wants help says about it, and the words after `/coach`."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.features.consultation.rules import KINDS, WITHIN
from bot.features.tandems.forms import ABOUT_LIMIT, among_kinds
from bot.kernel.enums import Language, TandemKind
from bot.slack.forms import Form, FormInvalid, one_line

VERBS = ("case", "fall", "anliegen")
EITHER = "either"


class HelpForm(Form):
    """What somebody would like help with; ``language`` is None where both are fine."""

    kind: Annotated[TandemKind, among_kinds(KINDS)]
    about: Annotated[str, BeforeValidator(one_line)] = Field(min_length=1, max_length=ABOUT_LIMIT)
    by: date
    language: Annotated[Language | None, BeforeValidator(lambda value: None if value == EITHER else value)] = None

    def check(self, today: date) -> None:
        """Refuse a day that is over or too far ahead.

        Raises:
            FormInvalid: it is.
        """
        if not today <= self.by <= today + WITHIN:
            raise FormInvalid({"by": ("consultation-by-when", {"days": WITHIN.days})})
