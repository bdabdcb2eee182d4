"""What every content file is built of: strict parts, and texts that exist in both languages."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.kernel.enums import Language

Sentence = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]

Purpose = Literal["usual", "case", "explained", "tried", "review", "look_back"]
"""What a session is for, where that makes a difference to what one asks oneself afterwards."""


class Part(BaseModel):
    """A piece of a content file: never changed, nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Part):
    """One text in both languages; ``text(language)`` gives it."""

    en: Sentence
    de: Sentence

    def __call__(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.de if language is Language.GERMAN else self.en


class Group(Part):
    """How many people it is made for."""

    min: int = Field(ge=2)
    ideal: int = Field(ge=2)
    max: int = Field(ge=2)
