"""The last day to apply is over: whoever looks after the programme is told once, and the card says so."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.post import Due
from bot.features.programmes import service as programmes
from bot.features.proposals.posts import FormNow
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import OutboxState
from models import OutboxMessage, ScheduledEvent
from tests.features.fakes import parts
from tests.features.proposals.conftest import EVERYBODY, FORMED_AT, FRAME, Offered
from tests.rows import MONDAY

OVER = datetime(2026, 3, 13, 23, tzinfo=UTC)
"""Where the programme is, the day after the last one begins."""


async def due(offered: Offered, now: datetime = MONDAY) -> list[Due]:
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        return await programmes.due_forming(work, now, now + timedelta(days=30))


async def happens(offered: Offered, now: datetime = OVER) -> None:
    """Let it become due, as often as it is called."""
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        for one in await programmes.due_forming(work, now, now):
            event = ScheduledEvent(subject=one.subject, local_date=one.local_date, not_after=one.not_after)
            await FormNow(parts(offered.team.storage, SimulatedClock(now))).happen(work, event, now)


async def said(offered: Offered, now: datetime = OVER) -> str:
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        queued = (await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.FORM_NOW)))[-1]
        shown = await FormNow(parts(offered.team.storage, SimulatedClock(now))).compose(work, queued)
    return f"{shown.text} {shown.block_dicts()}" if shown else "None"


async def test_it_is_due_as_the_day_after_begins_where_the_programme_is(offered: Offered) -> None:
    (one,) = await due(offered)
    assert (one.local_date, one.at) == (date(2026, 3, 14), OVER)
    assert await due(offered, OVER + timedelta(days=29)) == [one], "where nobody was there for a while, it comes late"
    assert await due(offered, OVER + timedelta(days=31)) == []


async def test_whoever_looks_after_it_is_told_once_of_each_date_with_how_many_have_applied(offered: Offered) -> None:
    await offered.apply(*EVERYBODY[:4])
    await happens(offered)
    await happens(offered)
    assert await offered.told(programmes.FORM_NOW) == ["UANA"]
    assert "4 people have applied. Form the circles now; until you do, people can still apply." in await said(offered)
    assert "programmes:look-after" in await said(offered)
    await offered.apply("U05")
    assert "5 people have applied" in await said(offered)


async def test_with_too_few_there_is_another_way(offered: Offered) -> None:
    await offered.apply("U00")
    await happens(offered)
    assert "That is too few for a circle" in await said(offered)


@pytest.mark.parametrize("what", ["formed", "later"])
async def test_it_is_not_said_once_it_is_no_longer_so(offered: Offered, what: str) -> None:
    await offered.apply(*EVERYBODY)
    await happens(offered)
    if what == "formed":
        await offered.form(FORMED_AT)
    else:
        async with offered.team.storage.work(offered.team.workspace_id) as work:
            later = replace(FRAME, apply_until=date(2026, 3, 17))
            await programmes.change_frame(work, offered.id, offered.team.person("UANA"), later, OVER)
    assert await said(offered) == "None"
    assert [one.local_date for one in await due(offered)] == ([] if what == "formed" else [date(2026, 3, 18)])


async def test_the_card_is_brought_up_to_date_on_that_day(offered: Offered) -> None:
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        (card,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.INVITATION))
        card.state, card.slack_channel, card.slack_ts = OutboxState.SENT, "C1", "1.000001"
    await happens(offered)
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        rows = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == programmes.INVITATION))
    assert [row.due_at for row in rows if row.id != card.id] == [OVER]
