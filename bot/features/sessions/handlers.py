"""What the handlers of all features about sessions share."""

from bot.content.formats import Format
from bot.features.deps import Deps
from bot.features.sessions import service
from bot.features.sessions.rules import SessionInfo


class SessionHandlers:
    """Handlers that need to know in which format a session runs."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    def form(self, session: SessionInfo) -> Format:
        """Return the session's format, stretched or shortened to the circle's minutes."""
        return service.form_of(self._deps.formats, session)
