"""To whoever offers a programme: a line a week, and that a circle asks for support. Its upkeep is to take reports."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import SystemRandom
from typing import ClassVar

from bot.delivery import outbox
from bot.delivery.post import Address, AfterChanges, Due, MaintenanceTask, Post, TimedPost
from bot.features.deps import Deps
from bot.features.people.posts import PersonPost
from bot.features.programmes import service as programmes
from bot.features.reports import service, views
from bot.features.reports.rules import Least
from bot.kernel.enums import Priority
from bot.slack.message import Message
from bot.storage.unit_of_work import UnitOfWork
from models import OutboxMessage, ScheduledEvent


class _SupportCall(PersonPost):
    """One of your circles asks for support."""

    kind: ClassVar[str] = service.SUPPORT
    priority: ClassVar[Priority] = Priority.NEEDED

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        wanted, words = await service.support_wanted(work, queued.subject), await self.words(work, queued)
        if wanted is None:
            return None
        template = self.deps.programmes.get(wanted.programme.template_id)
        told = programmes.told_in(wanted.programme, template, words.language)
        return views.support(words, replace(wanted, programme=told))


class _WeeklyLine(PersonPost, TimedPost):
    """How many circles met, how many ask for support; nothing where there is no news."""

    kind: ClassVar[str] = service.WEEK
    priority: ClassVar[Priority] = Priority.REMINDER

    async def due(self, work: UnitOfWork, now: datetime, until: datetime) -> Sequence[Due]:
        return await service.due_lines(work, now, until)

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        programme, week = await programmes.load(work, scheduled.subject), scheduled.local_date.isoformat()
        for user in await programmes.owners(work, programme):
            to = Address(people=(user,))
            await outbox.put(work, self.kind, programme.id, to, now=now, not_after=scheduled.not_after, once=week)

    async def compose(self, work: UnitOfWork, queued: OutboxMessage) -> Message | None:
        templates, words = self.deps.programmes, await self.words(work, queued)
        week = await service.week_of(work, queued.subject, queued.due_at, templates, self.deps.formats)
        told = programmes.told_in(week.programme, templates.get(week.programme.template_id), words.language)
        return views.week(words, replace(week, programme=told)) if week.is_news else None


def posts(deps: Deps) -> list[Post]:
    """Return what this feature posts."""
    return [_SupportCall(deps), _WeeklyLine(deps)]


def maintenance(deps: Deps, least: Least) -> list[MaintenanceTask]:
    """Return the upkeep: reports are taken at their moments, blurred by what nobody can foresee."""
    chance = SystemRandom()

    async def take_reports(work: UnitOfWork, now: datetime) -> None:
        await service.take_all(work, deps.programmes, least, chance, now)

    return [AfterChanges(take_reports)]
