"""The words after `/zirkel`."""

from bot.kernel.vocabulary import Language

VERBS = {
    "help": ("help", "hilfe", "?"),
    "language": ("language", "sprache", "lang"),
    "pause": ("pause", "pausieren"),
    "resume": ("resume", "weiter", "weitermachen", "continue", "back", "zurück"),
}
AUTOMATIC = "auto"
_LANGUAGES: dict[str, Language | None] = {
    "de": Language.GERMAN, "deutsch": Language.GERMAN, "german": Language.GERMAN,
    "en": Language.ENGLISH, "english": Language.ENGLISH, "englisch": Language.ENGLISH,
    AUTOMATIC: None, "slack": None, "automatisch": None, "automatic": None,
}  # fmt: skip


def is_language(text: str) -> bool:
    """Return whether somebody named a language, or Slack's."""
    return text.strip().casefold() in _LANGUAGES


def language(text: str) -> Language | None:
    """Return the language that somebody named; None where Slack's is to be followed."""
    return _LANGUAGES[text.strip().casefold()]
