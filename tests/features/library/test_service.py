"""Whose library opens, on SQLite and PostgreSQL."""

from uuid import uuid4

import pytest
import sqlalchemy as sa

from bot.features.library import service as library_service
from bot.features.library.rules import MinutesLibrary, Search, find
from bot.features.membership import service as membership
from bot.kernel.enums import CircleState, MemberState
from bot.kernel.errors import Gone, NotAMember
from bot.storage.unit_of_work import Storage
from models import Circle, Membership, Person
from tests.features.library.memory import Memory, a_session, later, remember
from tests.features.statements import statements


async def opened(memory: Memory, user: str = "UANA") -> MinutesLibrary:
    async with memory.team.storage.work(memory.team.workspace_id) as work:
        return await library_service.open_library(work, memory.circle.id, memory.team.person(user))


async def close(memory: Memory, *, leaving: bool = False) -> None:
    """End the circle; as after a merge, memberships may end with it."""
    async with memory.team.storage.work(memory.team.workspace_id) as work:
        row = await work.get(Circle, memory.circle.id)
        row.state, row.closed_at = CircleState.CLOSED, later(5)
        if leaving:
            for one in await work.all(sa.select(Membership).where(Membership.circle_id == memory.circle.id)):
                if one.state is MemberState.ACTIVE:
                    one.state, one.left_at = MemberState.LEFT, later(5)


async def test_the_latest_minutes_come_first_with_topic_author_and_moderation(any_storage: Storage) -> None:
    library = await opened(await remember(any_storage))
    assert [entry.topic for entry in library.entries] == [None, "Cancelling tasks", "Locks"]
    assert {(entry.author, entry.moderator) for entry in library.entries} == {("UBEN", "UANA")}
    assert list(library.topics.values()) == ["Cancelling tasks", "Locks"]
    assert [entry.number for entry in find(library.entries, Search("cafe halt"))] == [1]
    assert (library.writes, library.missing) == (True, None)


async def test_the_last_session_without_minutes_is_known(any_storage: Storage) -> None:
    memory = await remember(any_storage)
    async with any_storage.work(memory.team.workspace_id) as work:
        session = await a_session(work, memory.circle, 4, "Queues")
    last = (await opened(memory)).missing
    assert last
    assert (last.session_id, last.topic) == (session.id, "Queues")


async def test_strangers_and_those_who_left_read_nothing(any_storage: Storage) -> None:
    memory = await remember(any_storage)
    async with any_storage.work(memory.team.workspace_id) as work:
        await membership.leave(work, memory.circle.id, memory.team.person("UCEM"), later(1))
    for user in ("UZOE", "UCEM"):
        with pytest.raises(NotAMember):
            await opened(memory, user)
    await close(memory)
    with pytest.raises(NotAMember):
        await opened(memory, "UCEM")


@pytest.mark.parametrize("leaving", [False, True])
async def test_those_who_stayed_to_the_end_keep_the_library(any_storage: Storage, leaving: bool) -> None:
    memory = await remember(any_storage)
    await close(memory, leaving=leaving)
    library = await opened(memory)
    assert (len(library.entries), library.writes) == (3, not leaving)
    async with any_storage.work(memory.team.workspace_id) as work:
        assert [one.id for one in await library_service.readable_circles(work, memory.team.person("UANA"))] == [
            memory.circle.id
        ]


async def test_ones_own_circles_come_before_those_that_are_over(any_storage: Storage) -> None:
    memory = await remember(any_storage)
    await close(memory)
    second = await memory.team.gather("UANA", name="Second", channel="C3")
    async with any_storage.work(memory.team.workspace_id) as work:
        mine = await library_service.readable_circles(work, memory.team.person("UANA"))
    assert [one.id for one in mine] == [second.id, memory.circle.id]


async def test_the_library_asks_as_much_of_five_circles_as_of_one(storage: Storage) -> None:
    memory, counts = await remember(storage), []
    for number in (3, 4, 5, 6):
        asked = statements(storage)
        async with storage.work(memory.team.workspace_id) as work:
            await library_service.open_library(work, memory.circle.id, memory.team.person("UANA"))
            await library_service.readable_circles(work, memory.team.person("UANA"))
        counts.append(len(asked))
        await memory.team.gather("UANA", f"UNEW{number}", name=f"Circle {number}", channel=f"C{number}")
    assert counts == [11] * 4


async def test_nothing_is_found_across_workspaces_or_where_nothing_is(any_storage: Storage) -> None:
    memory, foreign = await remember(any_storage), await remember(any_storage, team="T2")
    ana = memory.team.person("UANA")
    async with any_storage.work(memory.team.workspace_id) as work:
        assert (await library_service.open_minutes(work, memory.sessions[0], ana))[1].topic == "Locks"
        planned = await a_session(work, memory.circle, 9, None)
        for session in (foreign.sessions[0], uuid4(), planned.id):
            with pytest.raises(Gone):
                await library_service.open_minutes(work, session, ana)
        with pytest.raises(Gone):
            await library_service.open_library(work, foreign.circle.id, ana)


async def test_minutes_of_somebody_who_was_erased_stay(any_storage: Storage) -> None:
    memory = await remember(any_storage)
    async with any_storage.work(memory.team.workspace_id) as work:
        await work.session.delete(await work.get(Person, memory.team.person("UBEN")))
    assert [(entry.author, bool(entry.text)) for entry in (await opened(memory)).entries] == [(None, True)] * 3
