"""What is posted about help on demand beside its questions and cards: that nobody can just now."""

from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.isolation import each_apart
from bot.delivery.post import A_YEAR_AND_MORE, AfterChanges, MaintenanceTask, Post
from bot.features.consultation import service, views
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.tandems import store
from bot.kernel.enums import Priority
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _Nobody(PersonPost):
    """To whoever asked: nobody can just now, and what helps."""

    kind: ClassVar[str] = service.NOBODY
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        return views.nobody(await self.words(work, queued))


async def tend_consultations(work: UnitOfWork, now: datetime) -> None:
    """Ask the next one where somebody didn't answer, and end what is wanted no longer."""
    await each_apart(work, "consultations_go_on", await store.looking(work), lambda one: service.go_on(work, one, now))


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_Nobody(deps)]


def maintenance() -> list[MaintenanceTask]:
    """Return what this feature tends to."""
    return [AfterChanges(tend_consultations)]
