"""What the channel hears of other dates."""

from bot.features.sessions.forms import CircleButton, SessionButton
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.views.parts import plain_when, topic_of, when
from bot.language.translator import Words
from bot.slack.blocks import actions, button, context, section
from bot.slack.message import Message
from bot.slack.mrkdwn import escape, mention


def moved_away(words: Words, session: SessionInfo) -> Message:
    """Return what becomes of a call to start when the session is moved."""
    text = words("sessions-moved-text", circle=escape(session.circle.name), when=plain_when(words, session))
    return Message(text, [section(words("sessions-moved", when=when(session)))])


def moved(words: Words, session: SessionInfo) -> Message:
    """Return when a session is now, and who has moved it, where it was a person."""
    mover = session.circle.member(session.mover_id) if session.mover_id else None
    text = words("sessions-moved-text", circle=escape(session.circle.name), when=plain_when(words, session))
    about = SessionButton(session=session.id)
    what = words("sessions-moved-what", number=session.number, topic=topic_of(words, session))
    return Message(
        text,
        [
            section(words("sessions-moved", when=when(session))),
            context(" · ".join([what, *([words("sessions-moved-by", who=mention(mover.user))] if mover else [])])),
            actions(
                button(words("sessions-cannot-come"), "sessions:cannot-come", about),
                button(words("sessions-dates"), "sessions:dates", CircleButton(circle=session.circle.id)),
            ),
        ],
    )
