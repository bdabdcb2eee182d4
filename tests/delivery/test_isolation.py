"""One bad row harms itself: with zones that don't exist in some rows, everybody else gets what they would have got."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.delivery.isolation import collected, one_by_one, together_or_apart
from bot.delivery.post import Address
from bot.features.circles.service import DIGEST
from bot.features.sessions import service as sessions
from bot.kernel.enums import OutboxState
from bot.kernel.ids import UserId
from bot.storage.unit_of_work import Storage
from models import Base, Circle, OutboxMessage, Person, RoleTurn, Session
from tests.delivery.world import ANNA, World
from tests.rows import a_person, new_circle
from tests.simulations.company import PART, Company, new_company
from tests.slack.gate import logged

NOWHERE = "Mars/Olympus_Mons"
UNTIL = datetime(2026, 3, 13, 17, tzinfo=UTC)


@pytest.mark.long
async def test_others_get_theirs_though_a_circle_two_sessions_and_a_person_live_nowhere(storage: Storage) -> None:
    company = await new_company(storage, PART, random.Random(1))
    founded, planned, *others = company.circles
    begun = [circle for circle in others if circle.rhythm.first < UNTIL.date()]
    stranger = next(member for member in begun[0].members if company.seats[member.user] == 1)
    await _move_to_nowhere(company, Circle, Circle.id == founded.id)
    await _move_to_nowhere(company, Person, Person.id == stranger.person_id)
    with logged() as entries:
        await company.settle()
        await _move_to_nowhere(company, Session, Session.circle_id == planned.id)
        while company.now < UNTIL:
            await company.turn_to_next(UNTIL)
            await company.settle()
    named = {(entry["what"], UUID(entry["subject"])) for entry in entries if entry["event"] == "row_broken"}
    assert [entry["event"] for entry in entries if entry["log_level"] == "error"] == ["row_broken"] * len(named)
    sent, first = await _sent(company), await _first_sessions(company)
    assert {("begin_gathered", founded.id), (sessions.CARD, first[planned.id])} <= named
    assert company.planner.broken
    for circle in begun:
        assert sessions.CARD in sent[first[circle.id]]
        assert (DIGEST in sent[circle.id]) is circle.digest
    turns = await _turns(company, [first[circle.id] for circle in begun])
    theirs = {turn for turn, person in turns if person != stranger.person_id}
    assert len(theirs) > 3
    assert all(sessions.ROLE_CARD in sent[turn] for turn in theirs)
    nowhere = {founded.id, *await _sessions_of(company, planned.id)}
    assert {what for what, subject in named if subject not in nowhere} <= {sessions.ROLE_CARD}


@pytest.mark.parametrize("wrong", [0, 1, 3], ids=lambda count: f"{count} wrong")
async def test_what_is_done_about_many_is_done_about_all_but_those_with_whom_it_goes_wrong(
    any_world: World, wrong: int
) -> None:
    circles: list[UUID] = []
    async with any_world.storage.work(any_world.workspace) as work:
        circles += [await new_circle(work) for _ in range(10)]
    bad = set(random.Random(1).sample(circles, wrong))

    async with any_world.storage.work(any_world.workspace) as work:

        async def rename(some: Sequence[UUID]) -> None:
            for circle_id in some:
                (await work.get(Circle, circle_id)).name = "Renamed"
                await work.session.flush()
                if circle_id in bad:
                    raise ZeroDivisionError

        with collected() as broken:
            await together_or_apart(work, "rename", circles, rename)
    async with any_world.storage.work(any_world.workspace) as work:
        renamed = {row.id for row in await work.all(sa.select(Circle)) if row.name == "Renamed"}
    assert renamed == set(circles) - bad
    assert set(broken) == {("rename", each) for each in bad}


async def test_somebody_who_lives_nowhere_keeps_nobody_from_their_messages(any_world: World) -> None:
    async with any_world.storage.work(any_world.workspace) as work:
        for user, zone in (("U1", "Europe/Berlin"), ("U2", NOWHERE)):
            work.add(a_person(user, zone=zone))
    for to in (ANNA, Address(people=(UserId("U2"),))):
        await any_world.put(to)
    await any_world.sender.drain()
    assert [channel for channel, *_ in any_world.slack.calls("post")] == ["DU1"]
    await any_world.later(hours=1)
    await any_world.sender.drain()
    assert [channel for channel, *_ in any_world.slack.calls("post")] == ["DU1", "DU2"]


async def test_where_nobody_collects_what_goes_wrong_it_is_raised(world: World) -> None:
    with pytest.raises(ZeroDivisionError):
        one_by_one("numbers", [0], lambda number: 1 // number, lambda _: uuid4())
    async with world.storage.reading(world.workspace) as work:
        with pytest.raises(ZeroDivisionError), collected():
            await together_or_apart(work, "numbers", [uuid4()], lambda _: _fail())


async def _fail() -> None:
    raise ZeroDivisionError


async def _move_to_nowhere(company: Company, table: type[Base], which: sa.ColumnElement[bool]) -> None:
    async with company.storage.everywhere() as session:
        await session.execute(sa.update(table).where(which).values(zone=NOWHERE))


async def _sent(company: Company) -> dict[UUID, Counter[str]]:
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    async with company.storage.everywhere() as session:
        for row in await session.scalars(sa.select(OutboxMessage).where(OutboxMessage.state == OutboxState.SENT)):
            found[row.subject][row.kind] += 1
    return found


async def _first_sessions(company: Company) -> dict[UUID, UUID]:
    async with company.storage.everywhere() as session:
        rows = await session.scalars(sa.select(Session).where(Session.number == 1))
        return {row.circle_id: row.id for row in rows}


async def _sessions_of(company: Company, circle_id: UUID) -> Sequence[UUID]:
    async with company.storage.everywhere() as session:
        return (await session.scalars(sa.select(Session.id).where(Session.circle_id == circle_id))).all()


async def _turns(company: Company, session_ids: Sequence[UUID]) -> list[tuple[UUID, UUID]]:
    query = sa.select(RoleTurn.id, RoleTurn.person_id).where(RoleTurn.session_id.in_(session_ids))
    async with company.storage.everywhere() as session:
        return [(turn, person) for turn, person in await session.execute(query)]
