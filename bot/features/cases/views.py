"""Notes on a case: the field in which they are written, the line that they are there, and the notes."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.features import actions
from bot.features.cases.rules import KEPT
from bot.features.circles.views import seen_by
from bot.features.payloads import SessionButton
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views import when
from bot.kernel.ids import UserId
from bot.kernel.recurrence import local_date
from bot.language.translator import Words
from bot.slack.blocks import action_row, button, field, modal, quoted, section, text_input, text_message
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention


def notes_field(words: Words, giver: UserId, limit: int) -> list[Block]:
    """Return the field for the notes, with who reads them."""
    text = text_input("", limit=limit, multiline=True)
    return [
        field("notes", words("cases-notes-label"), text, optional=True),
        seen_by(words, words("cases-notes-seen", who=mention(giver), days=KEPT.days)),
    ]


def notes_there(words: Words, session: SessionInfo, written_at: datetime) -> Message:
    """Return that somebody took notes for the reader, and until when they are there."""
    until = words.date(local_date(written_at + KEPT, session.circle.rhythm.zone))
    text = words("cases-notes-there", circle=escape(session.circle.name), until=until)
    read = button(words("cases-notes-read"), actions.CASES_READ, SessionButton(session=session.id))
    return text_message(text, action_row(read))


def notes_modal(words: Words, session: SessionInfo, notes: Sequence[str]) -> View:
    """Return the notes for whoever brought the case."""
    head = words("cases-notes-head", circle=escape(session.circle.name), when=when(session))
    return modal(
        actions.CASES_NOTES, words("cases-notes-title"),
        [
            section(head), *(block for text in notes for block in quoted(text)),
            seen_by(words, words("cases-notes-yours", days=KEPT.days)),
        ],
        close=words("button-close"),
    )  # fmt: skip
