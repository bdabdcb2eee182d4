"""Forms: what a modal or a command brings becomes typed values, or sentences under the right fields."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from bot.kernel.errors import ZirkelError
from bot.kernel.text import clean, clean_line
from bot.language.translator import Words
from bot.slack.message import Json
from bot.slack.responses import FieldErrors

_SINGLE = ("value", "selected_date", "selected_time", "selected_channel", "selected_conversation", "selected_user")


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
    def _clean(cls, value: Any, info: ValidationInfo) -> Any:
        """Take NUL, lone surrogates and other strangers out before anything is measured; an empty field is None.

        Where nothing is one of what a field can be, it is that.
        """
        empty = cls.model_fields[str(info.field_name)].default
        if value is None and empty in ("", ()):
            return empty
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
    """Return what stands under a field; a text that a validator has tidied is a plain ``Value`` to Pydantic."""
    is_text = found["type"].startswith("string_") or found.get("ctx", {}).get("field_type") == "Value"
    match found["type"]:
        case "value_error":
            return str(found["ctx"]["error"]), {}
        case "string_too_long" | "too_long" if is_text:
            return "error-text-too-long", {"limit": found["ctx"]["max_length"]}
        case "missing" | "string_type":
            return "error-text-missing", {}
        case "string_too_short" | "too_short" if is_text:
            return "error-text-missing", {}
        case _:
            return "slack-choose-another", {}


def read_inputs(values: Mapping[str, Mapping[str, Json]]) -> dict[str, Any]:
    """Return a modal's inputs as block id -> what was put in: text, a chosen value, a list of chosen values, None."""
    return {block: _read(next(iter(actions.values()), {})) for block, actions in values.items()}


def _read(found: Json) -> Any:
    if "selected_options" in found:
        return [option["value"] for option in found["selected_options"] or []]
    if "selected_option" in found:
        return (found["selected_option"] or {}).get("value")
    for key in _SINGLE:
        if key in found:
            return found[key]
    return found.get("selected_users") or found.get("selected_conversations")


def one_line(text: object) -> str:
    """Return typed text as one tidy line."""
    return clean_line(str(text)) if text is not None else ""
