"""A line to whoever brought a case: notes on it are there. They never stand in a message themselves."""

from datetime import timedelta
from typing import ClassVar

from bot.delivery.post import AfterChanges, MaintenanceTask, Post
from bot.features.cases import service, views
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.sessions import service as sessions
from bot.kernel.enums import Priority
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import CaseNote, OutboxMessage


class _NotesThere(PersonPost):
    """That notes are there, until when, and the way to them; nothing once they are deleted."""

    kind: ClassVar[str] = service.NOTES
    kept_for: ClassVar[timedelta | None] = timedelta()
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        note = await work.find(CaseNote, queued.subject)
        if note is None:
            return None
        session = await sessions.session(work, note.session_id)
        return views.notes_there(await self.words(work, queued), session, note.written_at)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_NotesThere(deps)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: notes are deleted in time."""
    return [AfterChanges(service.delete_old_notes)]
