"""What the handlers of all features about sessions share."""

from datetime import datetime
from uuid import UUID

from bot.content.formats import Format
from bot.features.deps import Deps
from bot.features.sessions import service
from bot.features.sessions.rules import SessionInfo
from bot.features.sessions.service import Formats
from bot.slack.request import Request


class SessionHandlers:
    """Handlers that need to know in which format a session runs."""

    def __init__(self, deps: Deps) -> None:
        """Work with these parts."""
        self._deps = deps

    def doer(self, request: Request) -> tuple[UUID, Formats, datetime]:
        """Return who does something, the formats and the time: what use cases of sessions take last."""
        return request.actor.person_id, self._deps.formats, self._deps.clock.now()

    def form(self, session: SessionInfo) -> Format:
        """Return the session's format, stretched or shortened to the circle's minutes."""
        return service.form_of(self._deps.formats, session)
