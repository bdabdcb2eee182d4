"""What people do in a quarter: they begin sessions, end some, let others run out, stay away, coach each other."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from bot.features.assignments import service as assignments
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import RoundRhythm
from bot.features.facilitation import service as facilitation
from bot.features.sessions import service as sessions
from bot.features.sessions.rules import MODERATION, SessionInfo
from bot.kernel.enums import Mode, SessionState
from bot.kernel.errors import ZirkelError
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPool, CoachingSeat, Session
from tests.fire.quarter import Quarter

_HOLD, _END, _STAY_AWAY, _COACH = 0.85, 0.5, 0.05, 0.6
_AHEAD, _LATE = timedelta(hours=20), timedelta(minutes=50)


class Colleagues:
    """Acts as everybody, each deed once and in a transaction of its own: what is refused is nobody else's trouble."""

    def __init__(self, quarter: Quarter) -> None:
        self._quarter = quarter
        self._done: set[object] = set()

    async def act(self) -> None:
        """Do what people would do at this moment."""
        now = self._quarter.now
        async with self._quarter.company.storage.reading_everywhere() as session:
            near = sa.select(Session.id, Session.starts_at, Session.mode).where(
                Session.state == SessionState.PLANNED, Session.starts_at.between(now - _LATE, now + _AHEAD)
            )
            rows = list(await session.execute(near))
        for session_id, starts_at, mode in rows:
            if starts_at > now and self._once(("before", session_id)):
                await self._try(lambda work, one=session_id: self._stay_away(work, one))  # type: ignore[misc]
            if starts_at <= now and mode is Mode.LIVE and self._once(("start", session_id)):
                await self._try(lambda work, one=session_id: self._hold(work, one))  # type: ignore[misc]
        if self._once("coaching"):
            await self._try(self._coach)

    def _once(self, key: object) -> bool:
        new = key not in self._done
        self._done.add(key)
        return new

    def _may(self, share: float) -> bool:
        return self._quarter.chance.random() < share

    async def _try(self, deed: Callable[[UnitOfWork], Awaitable[None]]) -> None:
        company = self._quarter.company
        with suppress(ZirkelError):
            async with company.storage.work(company.workspace_id) as work:
                await deed(work)

    async def _stay_away(self, work: UnitOfWork, session_id: UUID) -> None:
        info = await sessions.session(work, session_id)
        for member in info.circle.members:
            if self._may(_STAY_AWAY):
                await assignments.cannot_come(
                    work, session_id, member.person_id, self._quarter.company.deps.formats, self._quarter.now
                )

    async def _hold(self, work: UnitOfWork, session_id: UUID) -> None:
        info, now = await sessions.session(work, session_id), self._quarter.now
        leader = self._leader(info)
        if leader and self._may(_HOLD):
            await facilitation.start(work, session_id, leader, self._quarter.company.deps.formats, now)
            if self._may(_END):
                await facilitation.end(work, session_id, leader, now)

    def _leader(self, info: SessionInfo) -> UUID | None:
        """Return who begins: whoever moderates, where they are still with the company, else anybody."""
        if moderator := info.holder(MODERATION):
            return moderator.person_id if moderator.user not in self._quarter.gone else None
        return next((one.person_id for one in info.circle.members if one.user not in self._quarter.gone), None)

    async def _coach(self, work: UnitOfWork) -> None:
        company, now = self._quarter.company, self._quarter.now
        everybody = list(company.people.values())
        first, *others = self._quarter.chance.sample(everybody, round(len(everybody) * _COACH))
        await coaching.join(work, first, "Europe/Berlin", RoundRhythm(together=1), now)
        pool = (await work.all(sa.select(CoachingPool)))[0]
        for person_id in others:
            work.add(CoachingSeat(pool_id=pool.id, person_id=person_id, joined_at=now))
