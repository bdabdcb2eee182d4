"""On SQLite and on PostgreSQL: everything at once is written once, and every query is understood."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa

from bot.content.loader import load_formats
from bot.features.digests import service as digests
from bot.features.facilitation import service as facilitation
from bot.features.plans import service as plans
from bot.features.reflections import service
from bot.features.reflections.rules import Progress, SharedAnswer
from bot.features.sessions import service as sessions
from bot.kernel.enums import SessionState, Visibility
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import Storage
from models import Circle, Commitment, Reflection
from tests.features.fakes import FORMATS
from tests.features.reflections.season import PLAN, THE_DAY_AFTER, a_session, begin_season, keep, writing

SHARED = writing("Locks", plan=PLAN, sees=Visibility.CIRCLE)
HOURS_LATER = THE_DAY_AFTER + timedelta(hours=5)


async def test_the_same_submission_on_several_replicas_writes_once(any_storage: Storage) -> None:
    season = await begin_season(any_storage)

    async def submit() -> bool:
        async with season.work() as work:
            return (await service.keep(work, season.first, season.ada, SHARED, THE_DAY_AFTER)).new

    assert sum(await asyncio.gather(*(submit() for _ in range(5)))) == 1
    async with season.work() as work:
        assert await work.session.scalar(sa.select(sa.func.count(Reflection.id))) == 1
        assert await work.session.scalar(sa.select(sa.func.count(Commitment.id))) == 1


async def test_what_is_shared_reaches_the_digest(any_storage: Storage) -> None:
    season = await begin_season(any_storage)
    await keep(season, season.ada, SHARED)
    async with season.work() as work:
        digest = await digests.gather(work, season.circle, HOURS_LATER, FORMATS, HOURS_LATER)
    assert digest
    assert (digest.learned, digest.progress) == ((SharedAnswer("Locks", UserId("UADA")),), Progress(1, 0))


async def test_what_is_due_is_found(any_storage: Storage) -> None:
    season = await begin_season(any_storage)
    await keep(season, season.ada, SHARED)
    async with season.work() as work:
        second = a_session(work, season.circle, 2, SessionState.RUNNING)
        asked = await plans.check_ins(work, THE_DAY_AFTER, THE_DAY_AFTER + timedelta(days=7))
        waiting = await service.waiting_for(work, season.ben, THE_DAY_AFTER)
        last = await facilitation.last_plans(work, await sessions.session(work, second.id))
    assert [one.id for one in waiting] == [season.first]
    assert [one.subject for one in asked] == [one.id for one in last]


async def test_a_season_to_look_back_on_is_found(any_storage: Storage) -> None:
    season = await begin_season(any_storage)
    async with season.work() as work:
        (await work.get(Circle, season.circle)).sessions = 1
    async with season.work() as work:
        found = await plans.outcomes(work, load_formats(), THE_DAY_AFTER, THE_DAY_AFTER + timedelta(days=40))
    assert [one.subject for one in found] == [season.first]
