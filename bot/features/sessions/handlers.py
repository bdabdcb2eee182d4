"""The buttons of sessions: can't come, swap, agenda, start, next, more time, back, end, answer, read, minutes."""

from bot.content.formats import Format
from bot.features.deps import Deps
from bot.features.sessions import service
from bot.features.sessions.rules import SessionInfo
from bot.slack.message import Message
from bot.slack.request import Request
from bot.slack.responses import ChangeMessage, Responses, Whisper


class SessionHandlers:
    """Knows how sessions run."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    def form(self, session: SessionInfo) -> Format:
        """Return how the session runs."""
        return service.recipe(self._deps.formats, session.format_id, session.circle.minutes)


def instead(call: Request, message: Message) -> Responses:
    """Replace the whisper that was pressed; in Home there is none."""
    return ChangeMessage(message) if call.response_url else Whisper(message)
