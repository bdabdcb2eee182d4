"""What people do in a season: start and miss sessions, stay away, swap roles, pause, coach, invite, look back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from bot.delivery import outbox
from bot.features.assignments import service as assignments
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import RoundRhythm
from bot.features.facilitation import service as facilitation
from bot.features.lifecycle import service as lifecycle
from bot.features.membership import service as membership
from bot.features.reflections import service as reflections
from bot.features.reflections.rules import IfThenPlan, Written
from bot.features.sessions import service as sessions
from bot.features.sessions import store as sessions_store
from bot.features.sessions.rules import MODERATION, SessionInfo
from bot.kernel.enums import CircleState, Mode, PairState, Visibility
from bot.kernel.ids import UserId
from bot.slack.gateway import Profile
from bot.storage.unit_of_work import UnitOfWork
from models import CoachingPair, CoachingPool, CoachingSeat, Person, Session
from tests.simulations.company import Company
from tests.simulations.turmoil import Turmoil

POOL_OPENS = datetime(2026, 3, 4, 12, tzinfo=UTC)
PAUSE_BEGINS = datetime(2026, 3, 20, 17, tzinfo=UTC)
PAUSE_ENDS, CIRCLES_PAUSE_ENDS = datetime(2026, 4, 6, 6, tzinfo=UTC), datetime(2026, 4, 1, 6, tzinfo=UTC)
BACK_EARLY = datetime(2026, 3, 31, 8, tzinfo=UTC)
_HOURS_AHEAD = (44, 20, 3)
"""How long before a session people say that they can't come, or hand over a role."""
_AHEAD = timedelta(hours=max(_HOURS_AHEAD))
_WORK_BEGINS = 9
_WRITTEN = Written("Locks", "", IfThenPlan("a review comes up", "I ask first"), 4, Visibility.CIRCLE)


@dataclass(frozen=True)
class Pause:
    """From when to when somebody, or a channel, is to be left in peace."""

    who: str
    begins: datetime
    ends: datetime


@dataclass
class Life:
    """What everybody does when they look up from their work."""

    company: Company
    resting: list[Pause] = field(default_factory=list)
    """People who pause."""
    quiet: list[Pause] = field(default_factory=list)
    """Channels of circles that pause."""
    _done: set[object] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.turmoil = Turmoil(self.company)

    async def act(self) -> None:
        """Do what people would do at this moment."""
        async with self.company.storage.work(self.company.workspace_id) as work:
            for row in await sessions_store.planned(work, starting_until=self.company.now + _AHEAD):
                await self._meet(work, row)
            await self._coach(work)
            await self._rest(work)
            await self._invite(work)
            if self.company.now.hour >= _WORK_BEGINS and self._once(("turmoil", self.company.now.date())):
                await self.turmoil.act(work)

    def _once(self, key: object) -> bool:
        new = key not in self._done
        self._done.add(key)
        return new

    def _may(self, share: float) -> bool:
        return self.company.chance.random() < share

    async def _meet(self, work: UnitOfWork, row: Session) -> None:
        now, ahead = self.company.now, timedelta(hours=_HOURS_AHEAD[row.number % 3])
        if row.starts_at - ahead <= now < row.starts_at and self._once(("before", row.id)):
            await self._before(work, await sessions.session(work, row.id))
        if row.mode is Mode.LIVE and row.starts_at < now and self._once(("start", row.id)) and self._may(0.92):
            await self._hold(work, row.id)

    async def _before(self, work: UnitOfWork, info: SessionInfo) -> None:
        """Somebody can't come, somebody swaps a role, somebody declines one."""
        now, formats = self.company.now, self.company.deps.formats
        for member in info.circle.members:
            if self._may(0.08):
                await assignments.cannot_come(work, info.id, member.person_id, formats, now)
        info = await sessions.session(work, info.id)
        if info.roles and self._may(0.5):
            holder = self.company.chance.choice(info.roles)
            takers = [one for one in info.circle.members if one.person_id not in {holder.person_id, *info.absent}]
            if takers and self._may(0.5):
                await assignments.offer_role(work, info, holder.turn_id, now)
                await assignments.take_role(work, info.id, holder.turn_id, takers[-1].person_id, formats, now)
            else:
                await assignments.decline(work, info.id, holder.turn_id, holder.person_id, formats, now)

    async def _hold(self, work: UnitOfWork, session_id: UUID) -> None:
        """Hold a session; in some the moderator forgets to end it, and it runs out."""
        info, now = await sessions.session(work, session_id), self.company.now
        moderator = info.holder(MODERATION)
        leader = moderator.person_id if moderator else info.circle.members[0].person_id
        await facilitation.start(work, session_id, leader, self.company.deps.formats, now)
        if self._may(0.9):
            await facilitation.end(work, session_id, leader, now)
            for member in info.circle.members:
                if self._may(0.3):
                    await reflections.keep(work, session_id, member.person_id, _WRITTEN, now)

    async def _coach(self, work: UnitOfWork) -> None:
        """Many coach each other; some pairs say what came of it."""
        now, chance = self.company.now, self.company.chance
        if now >= POOL_OPENS and self._once("pool"):
            first, *others = chance.sample(list(self.company.people.values()), self.company.size.people * 3 // 5)
            await coaching.join(work, first, "Europe/Berlin", RoundRhythm(together=1), now)
            pool = (await work.all(sa.select(CoachingPool)))[0]
            for person_id in others:
                work.add(CoachingSeat(pool_id=pool.id, person_id=person_id, joined_at=now))
        if now.hour == 14 and self._once(("coaching", now.date())):
            for row in await work.all(sa.select(CoachingPair).where(CoachingPair.state == PairState.PAIRED)):
                if self._may(0.04) and not (pair := await coaching.pair(work, row.id)).over:
                    said = chance.choice([PairState.MET, PairState.NOT_THIS_TIME, PairState.DATED])
                    await coaching.say(work, row.id, chance.choice(pair.people).person_id, said, now)

    async def _rest(self, work: UnitOfWork) -> None:
        """Some people and some circles pause for weeks; a few people come back early."""
        company, now = self.company, self.company.now
        if now >= PAUSE_BEGINS and self._once("pause"):
            for user in company.chance.sample(list(company.people), company.size.people // 8):
                await _set_pause(work, user, PAUSE_ENDS)
                self.resting.append(Pause(user, now, PAUSE_ENDS))
            for circle in await _still_meeting(work, company.circles[1::5]):
                await lifecycle.pause(work, circle.id, circle.owners[0].person_id, CIRCLES_PAUSE_ENDS, now)
                self.quiet.append(Pause(circle.channel, now, CIRCLES_PAUSE_ENDS))
        if now >= BACK_EARLY and self._once("back"):
            early = self.resting[::4]
            self.resting[::4] = [Pause(one.who, one.begins, now) for one in early]
            for one in early:
                await _set_pause(work, one.who, now)
                await outbox.wake(work, UserId(one.who), now)

    async def _invite(self, work: UnitOfWork) -> None:
        """Every week somebody invites three people, busy ones too; some come."""
        company, now = self.company, self.company.now
        if now.weekday() != 1 or not self._once(("invite", now.date())):
            return
        for circle in await _still_meeting(work, company.chance.sample(company.circles, 3)):
            guest = UserId(company.chance.choice(list(company.people)[:20]))
            seen = Profile(guest, "en-US", company.zones[guest], is_bot=False, deleted=False)
            await membership.invite(work, circle.id, circle.owners[0].person_id, [seen], now)


async def _still_meeting(work: UnitOfWork, founded: Sequence[CircleInfo]) -> list[CircleInfo]:
    """Return as they are now those of some circles that neither pause nor have ended."""
    found = await circles.load_all(work, [circle.id for circle in founded])
    return [circle for circle in found if circle.state is CircleState.ACTIVE]


async def _set_pause(work: UnitOfWork, user: str, until: datetime) -> None:
    await work.session.execute(sa.update(Person).where(Person.slack_user_id == user).values(paused_until=until))
