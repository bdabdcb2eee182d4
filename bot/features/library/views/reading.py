"""One session's minutes, whole."""

from slack_sdk.models.views import View

from bot.features.library.forms import SessionButton, Shelf
from bot.features.library.rules import Entry, Library
from bot.features.library.views.parts import day
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, header, modal, quoted
from bot.slack.mrkdwn import escape, mention


def reading_modal(words: Words, library: Library, entry: Entry, shelf: Shelf) -> View:
    """Return the minutes of a session; ``shelf`` is where they were taken from."""
    buttons = [button(words("library-back"), "library:back")]
    if library.writes:
        about = SessionButton(session=entry.session_id)
        buttons.append(button(words("library-change"), "sessions:minutes", about))
    return modal(
        "library:reading", words("library-title"),
        [
            header(entry.topic or words("library-no-topic")),
            context(_head(words, library, entry)), *quoted(entry.text), actions(*buttons),
        ],
        submit=None, close=words("button-close"), metadata=shelf,
    )  # fmt: skip


def _head(words: Words, library: Library, entry: Entry) -> str:
    parts = [escape(library.circle.name), words("library-date", date=day(entry.starts_at))]
    if entry.author:
        parts.append(words("library-written-by", who=mention(entry.author)))
    if entry.moderator:
        parts.append(words("library-moderated-by", who=mention(entry.moderator)))
    return " · ".join(parts)
