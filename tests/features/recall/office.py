"""Days that pass: plans as the app does, shows what waits in the outbox, and presses its buttons."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from bot.delivery.planner import Planner
from bot.delivery.post import TimedPost
from bot.features.library import service as library
from bot.features.recall import handlers, posts, service
from bot.features.recall.rules import RecallQuestion
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.kernel.ids import UserId
from bot.kernel.recurrence import moment
from bot.slack.action_ids import ActionPayload
from bot.slack.actor import Actor
from bot.slack.message import Message
from bot.slack.responses import Responses
from bot.slack.routes import Routes
from models import OutboxMessage, RecallAsk
from tests.features.fakes import LANGUAGES, answer, parts, press, submit
from tests.features.reflections.season import FIRST, THE_DAY_AFTER, ZONE, Season

MINUTES = "We compared locks and queues."


def after(days: int, at: time = time(9, 30)) -> datetime:
    """Return a moment so many days after the first session, on a Thursday."""
    return moment(FIRST + timedelta(days=days), at, ZONE)


class Office:
    """One workspace as days pass in it."""

    def __init__(self, season: Season) -> None:
        """Begin on the day after the first session."""
        self.season = season
        self.clock = SimulatedClock(THE_DAY_AFTER)
        deps = parts(season.storage, self.clock)
        self.kinds = {kind.kind: kind for kind in posts.posts(deps)}
        timed = [kind for kind in self.kinds.values() if isinstance(kind, TimedPost)]
        self._planner = Planner(season.storage, timed, posts.maintenance(), self.clock)
        self._routes = Routes()
        handlers.register(self._routes, deps)

    async def plan_at(self, now: datetime) -> list[OutboxMessage]:
        """Plan at that moment; return the messages that there are then."""
        await self.clock.turn_to(now)
        await self._planner.plan()
        async with self.season.work() as work:
            return list(await work.all(sa.select(OutboxMessage).order_by(OutboxMessage.number)))

    async def days(self, last: int) -> list[OutboxMessage]:
        """Plan at 9:30 on each day up to then."""
        queued = await self.plan_at(self.clock.now())
        today = (self.clock.now().date() - FIRST).days
        for day in range(today, last + 1):
            if after(day) > self.clock.now():
                queued = await self.plan_at(after(day))
        return queued

    async def asked(self, person: UUID | None = None) -> list[date]:
        """Return on which days there was a question, to anybody or to one person."""
        async with self.season.work() as work:
            query = sa.select(RecallAsk.local_date).order_by(RecallAsk.local_date)
            days: list[date] = await work.all(query.where(RecallAsk.person_id == person) if person else query)
            return days

    async def compose(self, queued: OutboxMessage) -> Message | None:
        """Return the message that would be sent now."""
        async with self.season.work() as work:
            return await self.kinds[queued.kind].compose(work, queued)

    async def waiting(self, person: UUID) -> list[RecallQuestion]:
        """Return what waits for somebody."""
        async with self.season.work() as work:
            return await service.waiting(work, person, self.clock.now().date())

    async def press(self, name: str, person: UUID, value: ActionPayload | str = "") -> Responses:
        """Press a button."""
        return await answer(self._routes, press(self._actor(person), name, value))

    async def submit(self, name: str, person: UUID, typed: Mapping[str, Any], about: ActionPayload) -> Responses:
        """Submit a modal."""
        return await answer(self._routes, submit(self._actor(person), name, typed, about))

    async def write_minutes(self, by: UUID) -> None:
        """Have somebody write the first session's minutes."""
        async with self.season.work() as work:
            await library.write_minutes(work, self.season.first, by, MINUTES, seen=None, now=THE_DAY_AFTER)

    def _actor(self, person: UUID) -> Actor:
        return Actor(person, self.season.workspace, UserId("U"), ZONE, LANGUAGES.words(Language.ENGLISH))
