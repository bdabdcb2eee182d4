"""Forms: what a modal or a command brings becomes typed values, or sentences under the right fields."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from bot.kernel.errors import ZirkelError
from bot.kernel.text import clean
from bot.language.translator import Words
from bot.slack.input_parsing import read_inputs
from bot.slack.responses import FieldErrors


class FormInvalid(ZirkelError):
    """Some fields need another look; ``problems`` maps each field to a Fluent key and its details."""

    def __init__(self, problems: Mapping[str, tuple[str, dict[str, Any]]]) -> None:
        """Remember what is wrong with which field."""
        super().__init__(", ".join(problems))
        self.problems = problems

    def answer(self, words: Words) -> FieldErrors:
        """Return the sentences under the fields."""
        return FieldErrors({field: words(key, **details) for field, (key, details) in self.problems.items()})


class Form(BaseModel):
    """A modal's inputs as typed values: the fields are named like the block ids.

    A validator raises ``ValueError("fluent-key")``; Pydantic's own findings map to a few general sentences.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _clean(cls, value: Any) -> Any:
        """Take NUL, lone surrogates and other strangers out before anything is measured."""
        return clean(value) if isinstance(value, str) else value

    @classmethod
    def read(cls, values: Mapping[str, Mapping[str, Any]]) -> Self:
        """Return the form filled from ``view.state.values``.

        Raises:
            FormInvalid: with one sentence for each field that needs another look; what concerns the whole form stands
                under its first field.
        """
        try:
            return cls.model_validate(read_inputs(values))
        except ValidationError as error:
            first = next(iter(cls.model_fields))
            raise FormInvalid({str([*found["loc"], first][0]): _sentence(found) for found in error.errors()}) from error


def _sentence(found: Any) -> tuple[str, dict[str, Any]]:
    match found["type"]:
        case "value_error":
            return str(found["ctx"]["error"]), {}
        case "string_too_long":
            return "error-text-too-long", {"limit": found["ctx"]["max_length"]}
        case "string_too_short" | "missing" | "string_type":
            return "error-text-missing", {}
        case _:
            return "slack-choose-another", {}
