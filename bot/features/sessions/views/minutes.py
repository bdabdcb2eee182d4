"""The minutes: their modal, and how they stand in the thread."""

from slack_sdk.models.views import View

from bot.features.sessions.forms import MINUTES_LIMIT, MinutesDraft
from bot.features.sessions.rules import MinutesInfo, SessionInfo
from bot.features.sessions.views.parts import topic_of
from bot.kernel.text import shorten
from bot.language.translator import Words
from bot.slack.blocks import context, field, modal, quoted, section, text_input
from bot.slack.message import Message
from bot.slack.mrkdwn import day_and_time, escape, mention

_BEGINNING = 200


def minutes_modal(words: Words, session: SessionInfo, minutes: MinutesInfo | None) -> View:
    """Return the modal for writing the minutes, with what stands in them already."""
    draft = MinutesDraft(session=session.id, seen=minutes.written_at if minutes else None)
    example = words("sessions-minutes-example")
    text = text_input(minutes.text if minutes else "", limit=MINUTES_LIMIT, multiline=True, placeholder=example)
    return modal(
        "sessions:keep-minutes", words("sessions-minutes-title"),
        [
            context(topic_of(words, session)),
            *([context(_last_written(words, minutes))] if minutes else []),
            field("text", words("sessions-minutes-label"), text, hint=words("sessions-minutes-hint")),
        ],
        submit=words("sessions-minutes-keep"), close=words("button-cancel"), metadata=draft,
    )  # fmt: skip


def _last_written(words: Words, minutes: MinutesInfo) -> str:
    when = day_and_time(minutes.written_at)
    if minutes.author is None:
        return words("sessions-minutes-last", when=when)
    return words("sessions-minutes-last-by", when=when, who=mention(minutes.author))


def minutes_message(words: Words, session: SessionInfo, minutes: MinutesInfo) -> Message:
    """Return the minutes as they stand in the session's thread."""
    topic = topic_of(words, session)
    if minutes.author:
        head = words("sessions-minutes-by", topic=topic, who=mention(minutes.author))
    else:
        head = words("sessions-minutes-head", topic=topic)
    beginning = escape(shorten(minutes.text, _BEGINNING))
    text = words("sessions-minutes-text", circle=escape(session.circle.name), topic=topic, beginning=beginning)
    return Message(text, [section(head), *quoted(minutes.text)])
