"""The frame of a programme, changed: what circles keep, what is formed anew, and who is told."""

from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from bot.features.circle_page import service as circle_page
from bot.features.circles import service as circles
from bot.features.circles.rules import CircleInfo, settings_of
from bot.features.programmes import service as programmes
from bot.features.programmes.rules import ProgrammeFrame
from models import OutboxMessage
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
