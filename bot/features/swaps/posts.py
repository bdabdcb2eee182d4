"""What is said about swapping a role: the question to one person, and its answer to the other."""

from typing import ClassVar

from bot.delivery.post import AfterChanges, MaintenanceTask, Post
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.sessions import service as sessions
from bot.features.swaps import service, views
from bot.kernel.enums import Operation, Priority, SwapState
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage


class _SwapAsked(PersonPost):
    """To whoever is asked: the question, and then what became of it."""

    kind = service.ASKED
    priority: ClassVar[Priority] = Priority.BEFOREHAND

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        asked = await service.find(work, queued.subject)
        if queued.operation is Operation.POST and asked.state is not SwapState.OPEN:
            return None
        form = sessions.form_of(self.deps.formats, asked.session)
        return views.question(await self.words(work, queued), form, asked)


class _SwapAnswered(_SwapAsked):
    """To whoever has asked: yes, no, or that it can't be any more."""

    kind = service.ANSWERED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        asked = await service.find(work, queued.subject)
        if asked.session.circle.member(asked.gives.person_id) is None:
            return None
        form = sessions.form_of(self.deps.formats, asked.session)
        return views.answer(await self.words(work, queued), form, asked)


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_SwapAsked(deps), _SwapAnswered(deps)]


def maintenance() -> list[MaintenanceTask]:
    """Return the upkeep: questions that nobody can say yes to any more."""
    return [AfterChanges(service.tidy)]
