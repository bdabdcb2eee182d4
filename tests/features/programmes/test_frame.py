"""The frame of a programme, changed: what circles keep, what is formed anew, and who is told."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.features.circle_page import service as circle_page
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo, settings_of
from bot.features.programmes import service as programmes
from bot.features.programmes.posts import posts
from bot.features.programmes.rules import ProgrammeFrame
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import ProgrammeState
from bot.kernel.errors import PeopleWereAsked
from models import OutboxMessage, ProposedCircle
from tests.features.fakes import parts
from tests.features.proposals.test_proposals import EVERYBODY, FRAME, Offered
from tests.rows import MONDAY


async def begun(offered: Offered) -> list[UUID]:
    """Let the circles of a programme begin, with everybody's yes."""
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    return await offered.begin()


async def change(offered: Offered, frame: ProgrammeFrame) -> None:
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.change_frame(work, offered.id, offered.team.person("UANA"), frame, MONDAY)


async def load(offered: Offered, circle_ids: list[UUID]) -> list[CircleInfo]:
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        return sorted(await circles.load_all(work, circle_ids), key=lambda one: circle_ids.index(one.id))


async def test_what_a_circle_has_set_itself_stays_whatever_becomes_of_the_frame(offered: Offered) -> None:
    own, other = await begun(offered)
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        wish = replace(settings_of(await circles.load(work, own)), minutes=45, venue="Our room", holidays="DE-BE")
        await circle_page.change(work, own, wish, MONDAY)
    for frame in (replace(FRAME, aim="Other cases", coaching=True), replace(FRAME, venue="Room 2", minutes=90)):
        await change(offered, frame)
        mine, theirs = await load(offered, [own, other])
        assert (mine.minutes, mine.venue, mine.holidays) == (45, "Our room", "DE-BE")
        assert (theirs.minutes, theirs.venue, theirs.holidays) == (frame.minutes, frame.venue, None)
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        told = sa.select(OutboxMessage.subject).where(OutboxMessage.kind == circles.CHANGED)
        assert (await work.all(told)).count(own) == 1, "of its own change, and of none of the frame's"


@pytest.mark.parametrize(
    "changed", [{"minutes": 90}, {"places": 4}, {"starts_on": date(2026, 4, 6)}, {"apply_until": date(2026, 3, 16)}]
)
async def test_circles_that_nobody_was_asked_about_are_formed_anew_with_a_changed_frame(
    offered: Offered, changed: dict[str, Any]
) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await change(offered, replace(FRAME, aim="Other cases"))
    assert await offered.state() is ProgrammeState.PROPOSING
    await change(offered, replace(FRAME, **changed))
    assert await offered.state() is ProgrammeState.INVITING
    assert {row.circle_id for row in await offered.rows()} == {None}
    await offered.form(MONDAY + timedelta(days=20))
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        formed = await work.all(sa.select(ProposedCircle.minutes))
    assert set(formed) == {changed.get("minutes", FRAME.minutes)}


@pytest.mark.parametrize(
    "changed", [{"minutes": 90}, {"places": 4}, {"starts_on": date(2026, 4, 6)}, {"apply_until": date(2026, 3, 16)}]
)
async def test_what_people_are_asked_about_stays(offered: Offered, changed: dict[str, Any]) -> None:
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    with pytest.raises(PeopleWereAsked) as refused:
        await change(offered, replace(FRAME, aim="Other cases", **changed))
    assert [refused.value.field] == list(changed)
    await change(offered, replace(FRAME, aim="Other cases"))
    await offered.answer(*EVERYBODY)
    await offered.settle(days=0)
    if "minutes" not in changed:
        with pytest.raises(PeopleWereAsked):
            await change(offered, replace(FRAME, **changed))


async def test_whoever_has_applied_is_told_once_of_new_dates(offered: Offered) -> None:
    await offered.apply("U00", "U01")
    async with offered.team.storage.work(offered.team.workspace_id) as work:
        await programmes.withdraw(work, offered.id, offered.team.person("U01"))
    for frame in (replace(FRAME, minutes=45, places=4), replace(FRAME, starts_on=date(2026, 4, 13))):
        await change(offered, frame)
        await change(offered, frame)
    assert await offered.told(programmes.NEW_DATES) == ["U00"]
    assert "the circles start in the week of Monday 13 April" in await said(offered, programmes.NEW_DATES)
    await offered.apply(*EVERYBODY)
    await offered.form()
    await offered.ask()
    assert await said(offered, programmes.NEW_DATES) == "None", "they are asked about a circle with its date meanwhile"


async def said(offered: Offered, kind: str) -> str:
    """Return what the one message of a kind says."""
    post = next(one for one in posts(parts(offered.team.storage, SimulatedClock(MONDAY))) if one.kind == kind)
    async with offered.team.storage.reading(offered.team.workspace_id) as work:
        (queued,) = await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == kind))
        shown = await post.compose(work, queued)
    return f"{shown.text} {shown.block_dicts()}" if shown else "None"
