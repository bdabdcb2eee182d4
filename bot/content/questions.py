"""The library of questions and duties that cards, coaching pairs and moderators draw from."""

from typing import Annotated

from pydantic import Field, model_validator

from bot.content.texts import Part, Purpose, Sentence, Text
from bot.kernel.enums import Language

Sentences = Annotated[tuple[Sentence, ...], Field(min_length=1)]


class Questions(Part):
    """Several questions of one kind, in the same order in both languages."""

    en: Sentences
    de: Sentences

    @model_validator(mode="after")
    def _pair(self) -> "Questions":
        if len(self.en) != len(self.de):
            raise ValueError(f"has {len(self.en)} texts in en and {len(self.de)} in de; they belong together in pairs")
        return self

    def __call__(self, language: Language) -> tuple[str, ...]:
        """Return the questions in ``language``."""
        return self.de if language is Language.GERMAN else self.en


class Prompts(Part):
    """What a reflection asks: pairs of questions that belong together and take turns."""

    first: Questions
    """Its answer may be shared."""
    second: Questions

    @model_validator(mode="after")
    def _match(self) -> "Prompts":
        if len(self.first.en) != len(self.second.en):
            raise ValueError("must have as many first questions as second ones; they belong together in pairs")
        return self

    def __call__(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Return the pairs in ``language``."""
        return tuple(zip(self.first(language), self.second(language), strict=True))


class CoreRole(Part):
    """What a core role is about, and sentences that help whoever has it."""

    duty: Text
    helps: Questions


class CoreRoles(Part):
    """The three roles that rotate in every circle."""

    moderation: CoreRole
    documentation: CoreRole
    reflection: CoreRole


class Library(Part):
    """All questions and duties."""

    roles: CoreRoles
    opening: Questions
    """The first question of a coaching pair to each other."""
    coach: Questions
    """For somebody who coaches."""
    prompts: dict[Purpose, Prompts]
    """For one's own reflection, by what a session is for."""
    check_in: Questions
    ground_rules: Questions
    """Offered to a new circle, which makes its own."""
