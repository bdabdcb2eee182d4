"""Others say with a tap that it helped; whoever explained hears so from two people on, and of nobody by name."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.features.explaining import posts, service
from bot.features.sessions import store as sessions_store
from bot.kernel.clock import SimulatedClock
from bot.kernel.errors import ItIsOver, NotAMember, OthersSay
from bot.storage.unit_of_work import Storage
from models import Helped, OutboxMessage, RoleTurn
from tests.features.fakes import parts
from tests.features.reflections.season import THE_DAY_AFTER, Season, begin_season, somebody_else


@pytest.fixture
async def season(storage: Storage) -> Season:
    return await begin_season(storage)


async def ada_explains(season: Season) -> RoleTurn:
    async with season.work() as work:
        turn: RoleTurn = work.add(RoleTurn(session_id=season.first, person_id=season.ada, role="input"))
        return turn


async def test_whoever_explained_hears_of_it_from_two_on_and_of_nobody(season: Season) -> None:
    turn = await ada_explains(season)
    for person, told in ((season.ben, []), (season.ben, []), (season.cem, ["UADA"])):
        async with season.work() as work:
            await service.say_it_helped(work, turn.id, person, THE_DAY_AFTER)
        async with season.work() as work:
            queued = await work.all(sa.select(OutboxMessage))
            assert [each.people for each in queued] == told
    async with season.work() as work:
        (post,) = posts.posts(parts(season.storage, SimulatedClock(THE_DAY_AFTER)))
        message = await post.compose(work, queued[0])
    assert message
    assert not [user for user in ("UBEN", "UCEM", "2", "two") if user in message.text]


async def test_nobody_says_it_of_themselves_and_no_stranger_says_it(season: Season) -> None:
    turn = await ada_explains(season)
    async with season.work() as work:
        with pytest.raises(OthersSay):
            await service.say_it_helped(work, turn.id, season.ada, THE_DAY_AFTER)
        with pytest.raises(NotAMember):
            await service.say_it_helped(work, turn.id, somebody_else(), THE_DAY_AFTER)
        with pytest.raises(ItIsOver):
            await service.say_it_helped(work, turn.id, season.ben, THE_DAY_AFTER + timedelta(days=31))


async def test_after_a_month_nobody_knows_who_said_it(season: Season) -> None:
    turn = await ada_explains(season)
    async with season.work() as work:
        await service.say_it_helped(work, turn.id, season.ben, THE_DAY_AFTER)
    async with season.work() as work:
        await sessions_store.forget_attendance(work, THE_DAY_AFTER)
        assert await work.session.scalar(sa.select(sa.func.count(Helped.id))) == 0
