"""A pool with people in it, and what waits in the outbox."""

from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from bot.delivery.post import Happening
from bot.features.coaching import service as coaching
from bot.features.coaching.rules import CoachingStatus, PairInfo, RoundRhythm
from bot.features.rounds import service as rounds
from bot.features.rounds.posts import RoundStart
from bot.kernel.enums import OutboxState
from bot.storage.unit_of_work import Storage
from models import CoachingPair, CoachingPool, OutboxMessage, ScheduledEvent
from tests.features.fakes import Team, new_team
from tests.rows import MONDAY

ROUND_ONE = MONDAY + timedelta(hours=1)
"""10:00 in Berlin, when the first round begins."""
TWO_WEEKS = timedelta(weeks=2)


async def pool_of(storage: Storage, *users: str) -> Team:
    """Return a team whose people have all joined, on Monday at 9."""
    team = await new_team(storage)
    for user in users:
        await team.meet(user)
        await join(team, user)
    return team


async def join(team: Team, user: str, now: datetime = MONDAY) -> CoachingStatus:
    async with team.storage.work(team.workspace_id) as work:
        return await coaching.join(work, team.person(user), "Europe/Berlin", RoundRhythm(together=1), now)


async def start(team: Team, now: datetime = ROUND_ONE, pool: UUID | None = None) -> list[PairInfo]:
    """Let the round begin that is due, in that pool or the only one; return the pairs that are to meet."""
    begin = await prepare(team, now, pool)
    async with team.storage.work(team.workspace_id) as work:
        await begin(work, now)
        rows = await work.all(sa.select(CoachingPair))
        pairs = [await coaching.pair(work, row.id) for row in rows]
    return [pair for pair in pairs if not pair.over]


async def prepare(team: Team, now: datetime = ROUND_ONE, pool: UUID | None = None) -> Happening:
    """Have everybody paired for the round that is due; return what lets it begin."""
    async with team.storage.work(team.workspace_id) as work:
        due = [one for one in await rounds.due_rounds(work, now, now) if pool in (None, one.subject)][-1]
    event = ScheduledEvent(
        workspace_id=team.workspace_id, kind=coaching.ROUND, subject=due.subject, local_date=due.local_date,
        due_at=due.at, not_after=due.not_after,
    )  # fmt: skip
    return await RoundStart().prepare(team.storage, event, now)


async def queued_messages(team: Team, kind: str) -> list[OutboxMessage]:
    async with team.storage.work(team.workspace_id) as work:
        return await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.people))


async def deliver(team: Team, kind: str) -> None:
    """Have all messages of a kind sent, so that they can be brought up to date."""
    async with team.storage.work(team.workspace_id) as work:
        for row in await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == kind)):
            row.state, row.slack_channel, row.slack_ts = OutboxState.SENT, f"G{row.people}"[:30], str(row.id)[:20]


async def pool_row(team: Team) -> CoachingPool:
    async with team.storage.work(team.workspace_id) as work:
        return (await work.session.scalars(sa.select(CoachingPool))).one()


async def pair_of(team: Team, user: str, now: datetime = ROUND_ONE) -> PairInfo:
    async with team.storage.work(team.workspace_id) as work:
        found = await coaching.my_pair(work, team.person(user), now)
    assert found is not None
    return found


def users(pair: PairInfo) -> set[str]:
    return {str(one.user) for one in pair.people}


def ids(pair: PairInfo) -> set[UUID]:
    return {one.person_id for one in pair.people}
