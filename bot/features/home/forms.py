"""The words after `/zirkel`, and what Home's buttons carry to other features."""

from uuid import UUID

from bot.kernel.vocabulary import Language
from bot.slack.action_ids import Carried

VERBS = {
    "help": ("help", "hilfe", "?"),
    "language": ("language", "sprache", "lang"),
}
AUTOMATIC = "auto"
_LANGUAGES: dict[str, Language | None] = {
    "de": Language.GERMAN, "deutsch": Language.GERMAN, "german": Language.GERMAN,
    "en": Language.ENGLISH, "english": Language.ENGLISH, "englisch": Language.ENGLISH,
    AUTOMATIC: None, "slack": None, "automatisch": None, "automatic": None,
}  # fmt: skip


class SessionButton(Carried):
    """A button about one session."""

    session: UUID


class CircleButton(Carried):
    """A button about one circle."""

    circle: UUID


def is_language(text: str) -> bool:
    """Return whether somebody named a language, or Slack's."""
    return text.strip().casefold() in _LANGUAGES


def language(text: str) -> Language | None:
    """Return the language that somebody named; None where Slack's is to be followed."""
    return _LANGUAGES[text.strip().casefold()]
