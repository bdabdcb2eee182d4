"""The help, the choice of a language, and who sees what."""

from slack_sdk.models.views import View

from bot.kernel.text import shorten
from bot.kernel.vocabulary import Language
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, modal, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape

_SEEN = ("reflection", "commitment", "coaching", "attendance", "private", "admins")


def who_sees_what(words: Words) -> View:
    """Return who can read what people put in, in plain words."""
    blocks = [section(words(f"home-sees-{what}")) for what in _SEEN]
    return modal(
        "home:seen", words("home-who-sees-what"), [section(words("home-sees-intro")), *blocks],
        submit=None, close=words("button-close"),
    )  # fmt: skip


def guide(words: Words, unknown: str = "") -> Message:
    """Return all commands; first that ``unknown`` isn't one, where somebody typed something else."""
    lead = words("home-unknown", text=escape(shorten(unknown, 60))) if unknown else words("home-help")
    who = button(words("home-who-sees-what"), "home:who-sees-what")
    blocks = [section(lead), section(words("home-help-commands")), actions(who), context(words("home-help-tab"))]
    return Message(lead, blocks)


def language_kept(words: Words, chosen: Language | None) -> Message:
    """Return which language somebody reads from now on, in that language."""
    text = words("home-language-kept" if chosen else "home-language-follows")
    return Message(text, [section(text)])


def which_language(words: Words) -> Message:
    """Return how to choose a language."""
    text = words("home-which-language")
    return Message(text, [section(text)])
