"""The minutes: their modal, and how they stand in the thread."""

from collections.abc import Iterator
from itertools import chain

from slack_sdk.models.views import View

from bot.features.sessions.forms import MINUTES_LIMIT, MinutesDraft
from bot.features.sessions.rules import MinutesInfo, SessionInfo
from bot.features.sessions.views.parts import topic_of
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import SECTION_LIMIT, context, field, modal, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention, quote

_BEGINNING = 200
_PIECE = 500
"""Characters that fit into a section even where each of them needs an escape (five characters, and a quote's sign)."""


def minutes_modal(words: Words, session: SessionInfo, minutes: MinutesInfo | None) -> View:
    """Return the modal for writing the minutes, with what stands in them already."""
    draft = MinutesDraft(session=session.id, seen=minutes.written_at if minutes else None)
    example = words("sessions-minutes-example")
    text = text_input(minutes.text if minutes else "", limit=MINUTES_LIMIT, multiline=True, placeholder=example)
    return modal(
        "sessions:keep-minutes", words("sessions-minutes-title"),
        [
            context(topic_of(words, session)),
            field("text", words("sessions-minutes-label"), text, hint=words("sessions-minutes-hint")),
        ],
        submit=words("sessions-minutes-keep"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def minutes_message(words: Words, session: SessionInfo, minutes: MinutesInfo) -> Message:
    """Return the minutes as they stand in the session's thread."""
    topic = topic_of(words, session)
    if minutes.author:
        head = words("sessions-minutes-by", topic=topic, who=mention(minutes.author))
    else:
        head = words("sessions-minutes-head", topic=topic)
    beginning = escape(shorten(minutes.text, _BEGINNING))
    text = words("sessions-minutes-text", circle=escape(session.circle.name), topic=topic, beginning=beginning)
    return Message(text, [section(head), *(section(part) for part in _sections(minutes.text))])


def _sections(text: str) -> Iterator[str]:
    """Yield ``text`` quoted, in as few parts as fit into sections, broken between lines where possible."""
    part = ""
    for piece in chain.from_iterable(_pieces(line) for line in text.split("\n")):
        quoted = quote(piece)
        if part and len(part) + len(quoted) >= SECTION_LIMIT:
            yield part
            part = quoted
        else:
            part = f"{part}\n{quoted}" if part else quoted
    yield part


def _pieces(line: str) -> list[str]:
    if len(quote(line)) <= SECTION_LIMIT:
        return [line]
    return [line[start : start + _PIECE] for start in range(0, len(line), _PIECE)]
