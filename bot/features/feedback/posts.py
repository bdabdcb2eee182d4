"""That feedback is asked for, that it is there, that somebody thanks; no message holds what was written."""

from typing import ClassVar

from bot.delivery.post import AfterChanges, MaintenanceTask, Post
from bot.features.deps import Deps
from bot.features.feedback import service, views
from bot.features.people.posts import PersonReminder
from bot.kernel.enums import Operation
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _FeedbackAsked(PersonReminder):
    """To who is asked; later, what became of it."""

    kind: ClassVar[str] = service.ASKED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        found, words = await service.find(work, queued.subject), await self.words(work, queued)
        if found and found.waits:
            return views.question(words, found)
        if queued.operation is Operation.POST:
            return None
        if found and found.is_withdrawn:
            return views.withdrawn(words, found)
        return views.answered(words, found) if found and found.answered_at else views.over(words)


class _FeedbackThere(PersonReminder):
    """To who has asked: there is an answer."""

    kind: ClassVar[str] = service.ANSWERED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        found, words = await service.find(work, queued.subject), await self.words(work, queued)
        if found and found.answered_at:
            return views.answer_there(words, found)
        return None if queued.operation is Operation.POST else views.answer_gone(words)


class _Thanked(PersonReminder):
    """To who is thanked."""

    kind: ClassVar[str] = service.THANKED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        found, words = await service.find_thanks(work, queued.subject), await self.words(work, queued)
        if found:
            return views.thanks_there(words, found)
        return None if queued.operation is Operation.POST else views.thanks_gone(words)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [kind(deps) for kind in (_FeedbackAsked, _FeedbackThere, _Thanked)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: a question waits two weeks."""
    return [AfterChanges(service.delete_lapsed)]
