"""What is asked about plans, each time in a direct message: of their authors, of who may ask; and what was used."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import ClassVar

from bot.delivery.post import A_YEAR_AND_MORE, Due, Post, TimedPost
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.plans import service, views
from bot.features.reflections.service import ASKER, CHECK_IN
from bot.features.sessions import service as sessions
from bot.kernel.enums import Operation, Priority
from bot.kernel.ids import UserId
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class _CheckInQuestion(PersonPost, TimedPost):
    """To the author of a plan, six days later: has the situation come up?"""

    kind: ClassVar[str] = CHECK_IN
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.REMINDER

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        return await service.check_ins(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.ask_after(work, scheduled.subject, now, scheduled.not_after)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        found, words = await service.open_question(work, queued.subject), await self.words(work, queued)
        if found:
            return views.check_in(words, found[0])
        return None if queued.operation is Operation.POST else views.replaced(words)


class _AskerQuestion(PersonPost):
    """To whoever a plan's author would like to be asked by: would they?"""

    kind: ClassVar[str] = ASKER
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        own = await service.for_asker(work, queued.subject, UserId(queued.people or ""))
        words = await self.words(work, queued)
        if own:
            return views.asker_question(words, own)
        return None if queued.operation is Operation.POST else views.asker_over(words)


class _MayAsk(_AskerQuestion):
    """To whoever has said yes, when the author is asked, too."""

    kind: ClassVar[str] = service.MAY_ASK
    priority: ClassVar[Priority] = Priority.REMINDER

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        own = await service.for_asker(work, queued.subject, UserId(queued.people or ""))
        if own and own.may_ask:
            return views.may_ask(await self.words(work, queued), own)
        return None if queued.operation is Operation.POST else views.asker_over(await self.words(work, queued))


class _OutcomeQuestion(PersonPost, TimedPost):
    """To a season's members, a month after its last session: have they used any of it?"""

    kind: ClassVar[str] = service.OUTCOME
    kept_for: ClassVar[timedelta | None] = A_YEAR_AND_MORE
    priority: ClassVar[Priority] = Priority.REMINDER

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        return await service.outcomes(work, self.deps.formats, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        await service.ask_what_was_used(work, scheduled.subject, self.deps.formats, now, scheduled.not_after)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        session = await sessions.session(work, queued.subject)
        members = {member.user for member in session.circle.members}
        return views.outcome_question(await self.words(work, queued), session) if queued.people in members else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [kind(deps) for kind in (_CheckInQuestion, _AskerQuestion, _MayAsk, _OutcomeQuestion)]
