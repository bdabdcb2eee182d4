"""The buttons of sessions: can't come, swap, agenda, start, next, more time, back, end, answer, read, minutes."""

from bot.content.formats import Format
from bot.features.deps import Deps
from bot.features.sessions import service
from bot.features.sessions.rules import SessionInfo
from bot.slack.answers import Answers, ChangeMessage, Whisper
from bot.slack.call import Call
from bot.slack.message import Message


class SessionDesk:
    """Knows how sessions run."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    def form(self, session: SessionInfo) -> Format:
        """Return how the session runs."""
        return service.recipe(self._deps.formats, session.format_id, session.circle.minutes)


def instead(call: Call, message: Message) -> Answers:
    """Replace the whisper that was pressed; in Home there is none."""
    return ChangeMessage(message) if call.response_url else Whisper(message)
