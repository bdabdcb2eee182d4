"""Whose sessions stand in a feed, and whose address it is; on SQLite and PostgreSQL."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import icalendar
import pytest
import sqlalchemy as sa

from bot.features.calendar import service, views
from bot.features.calendar.rules import CalendarEntry, CoachingDate
from bot.features.membership import service as membership
from bot.features.people.rules import PersonInfo
from bot.kernel.enums import CircleState, Language, Presence, SessionState, WorkspaceState
from bot.kernel.errors import Gone, NotAMember
from bot.language.translator import Languages
from bot.storage.unit_of_work import Storage
from models import Attendance, Circle, Person, RoleTurn, Session, Workspace
from tests.features.library.memory import Memory, a_session, later, remember

NOW = later(3)
"""Monday 23 March: three sessions were held on the Thursdays before, a fourth is planned."""
TOKEN = "t" * 43


async def begin(storage: Storage, team: str = "T1") -> Memory:
    memory = await remember(storage, team=team)
    async with storage.work(memory.team.workspace_id) as work:
        memory.sessions.append((await a_session(work, memory.circle, 4, "Queues", SessionState.PLANNED)).id)
    return memory


async def feed(storage: Storage, token: str) -> tuple[PersonInfo, list[CalendarEntry | CoachingDate]] | None:
    owner = await service.owner_of(storage, token)
    return await service.feed(storage, owner, NOW) if owner else None


async def change(memory: Memory, table: type[Any], row_id: Any, **values: Any) -> None:
    async with memory.team.storage.everywhere() as session:
        await session.execute(sa.update(table).where(table.id == row_id).values(**values))


async def numbers(memory: Memory, user: str = "UANA", now: datetime = NOW) -> list[int]:
    async with memory.team.storage.work(memory.team.workspace_id) as work:
        return [entry.number for entry in await service.entries_of(work, memory.team.person(user), now)]


async def test_a_feed_has_what_is_planned_and_the_last_thirty_days(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    assert await numbers(memory) == [1, 2, 3, 4]
    assert await numbers(memory, now=later(3) + timedelta(days=13)) == [2, 3, 4]
    assert await numbers(memory, "UZOE") == []


async def test_an_entry_knows_ones_own_role_and_absence_and_nobody_elses(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    async with any_storage.work(memory.team.workspace_id) as work:
        absent = Attendance(
            session_id=memory.sessions[3], person_id=memory.team.person("UBEN"), presence=Presence.ABSENT
        )
        work.add(absent)
        await work.session.flush()
        ana = await service.entries_of(work, memory.team.person("UANA"), NOW)
        ben = await service.entries_of(work, memory.team.person("UBEN"), NOW)
    assert [(one.roles, one.absent) for one in ana] == [(("moderation",), False)] * 3 + [((), False)]
    assert [(one.roles, one.absent) for one in ben] == [((), False)] * 3 + [((), True)]


async def test_who_has_left_has_nothing_left(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    async with any_storage.work(memory.team.workspace_id) as work:
        await membership.leave(work, memory.circle.id, memory.team.person("UCEM"), NOW)
    assert await numbers(memory, "UCEM") == []


@pytest.mark.parametrize("state", [CircleState.PAUSED, CircleState.CLOSED])
async def test_what_a_circle_had_planned_does_not_count_while_it_does_not_meet(
    any_storage: Storage, state: CircleState
) -> None:
    memory = await begin(any_storage)
    await change(memory, Circle, memory.circle.id, state=state)
    assert await numbers(memory) == [1, 2, 3]


async def test_what_is_called_off_stays_for_a_while(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    await change(memory, Session, memory.sessions[3], state=SessionState.CANCELLED)
    assert await numbers(memory) == [1, 2, 3, 4]


async def test_who_pauses_has_what_comes_after_it(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    ana = memory.team.person("UANA")
    await change(memory, Person, ana, paused_until=NOW + timedelta(days=9))
    assert await numbers(memory) == [1, 2, 3]
    await change(memory, Person, ana, paused_until=NOW + timedelta(days=1))
    assert await numbers(memory) == [1, 2, 3, 4]


async def test_the_first_address_stays_until_it_is_renewed(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    ana = memory.team.person("UANA")

    async def ask(new: str, *, renewed: bool = False) -> str:
        async with any_storage.work(memory.team.workspace_id) as work:
            return await service.address(work, ana, new, renewed=renewed)

    [first] = {*await asyncio.gather(*(ask(queued * 43) for queued in "abcde"))}
    assert await feed(any_storage, first)
    assert await ask(TOKEN, renewed=True) == TOKEN == await ask("x" * 43)
    assert await feed(any_storage, first) is None
    found = await feed(any_storage, TOKEN)
    assert found
    assert (found[0].user, [one.number for one in found[1] if isinstance(one, CalendarEntry)]) == ("UANA", [1, 2, 3, 4])


@pytest.mark.parametrize("end", [
    lambda memory: change(memory, Person, memory.team.person("UANA"), deleted=True),
    lambda memory: change(memory, Workspace, memory.team.workspace_id, state=WorkspaceState.REMOVED),
])  # fmt: skip
async def test_the_address_of_somebody_who_is_gone_is_nobodys(
    any_storage: Storage, end: Callable[[Memory], Any]
) -> None:
    memory = await begin(any_storage)
    await change(memory, Person, memory.team.person("UANA"), calendar_token=TOKEN)
    assert await feed(any_storage, TOKEN)
    await end(memory)
    assert await feed(any_storage, TOKEN) is None


async def test_an_address_opens_its_own_workspace_and_no_other(any_storage: Storage) -> None:
    memory, foreign = await begin(any_storage), await begin(any_storage, "T2")
    await change(foreign, Person, foreign.team.person("UANA"), calendar_token=TOKEN)
    found = await feed(any_storage, TOKEN)
    assert found
    assert {one.circle_id for one in found[1] if isinstance(one, CalendarEntry)} == {foreign.circle.id}
    assert found[0].id == foreign.team.person("UANA") != memory.team.person("UANA")


async def test_one_session_is_for_members(any_storage: Storage) -> None:
    memory, foreign = await begin(any_storage), await begin(any_storage, "T2")
    async with any_storage.work(memory.team.workspace_id) as work:
        assert (await service.entry(work, memory.sessions[3], memory.team.person("UBEN"), NOW)).topic == "Queues"
        with pytest.raises(NotAMember):
            await service.entry(work, memory.sessions[3], memory.team.person("UZOE"), NOW)
        for session in (foreign.sessions[3], uuid4()):
            with pytest.raises(Gone):
                await service.entry(work, session, memory.team.person("UBEN"), NOW)


async def test_a_session_that_is_moved_and_moved_back_leaves_no_phantom(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    session, ana, words = memory.sessions[3], memory.team.person("UANA"), Languages().words(Language.ENGLISH)
    async with any_storage.reading(memory.team.workspace_id) as work:
        row = await work.get(Session, session)
        there, back = row.starts_at + timedelta(days=1), row.starts_at
    told = []
    for minutes, starts_at in enumerate((back, there, back)):
        await change(memory, Session, session, starts_at=starts_at, revision=minutes)
        async with any_storage.work(memory.team.workspace_id) as work:
            entries = await service.entries_of(work, ana, NOW + timedelta(minutes=minutes))
        events: list[Any] = icalendar.Calendar.from_ical(views.icalendar(words, entries, {})).walk("VEVENT")
        told.append({str(each["UID"]): (each["DTSTART"].dt, each["SEQUENCE"]) for each in events})
        assert len(told[-1]) == len(events) == 4
    assert told[0].keys() == told[1].keys() == told[2].keys()
    [first, moved, again] = [each[f"{session}@zirkel"] for each in told]
    assert first[0] == again[0] != moved[0]
    assert first[1] < moved[1] < again[1]


async def test_a_changed_topic_role_or_absence_is_told_as_a_later_word(any_storage: Storage) -> None:
    memory = await begin(any_storage)
    session, ben = memory.sessions[3], memory.team.person("UBEN")

    async def told(minutes: int) -> tuple[int, datetime]:
        async with any_storage.work(memory.team.workspace_id) as work:
            found = await service.entry(work, session, ben, NOW + timedelta(minutes=minutes))
            assert found in await service.entries_of(work, ben, NOW + timedelta(minutes=minutes))
        return found.sequence, found.modified_at

    async def add(row: Any) -> None:
        async with any_storage.work(memory.team.workspace_id) as work:
            work.add(row)

    heard = [await told(0), await told(1)]
    await change(memory, Session, session, topic_id=None)
    heard += [await told(2), await told(3)]
    await add(RoleTurn(session_id=session, person_id=ben, role="moderation"))
    heard += [await told(4), await told(5)]
    await add(Attendance(session_id=session, person_id=ben, presence=Presence.ABSENT))
    heard += [await told(6), await told(7)]
    assert heard[::2] == heard[1::2]
    assert [sequence for sequence, _ in heard[::2]] == [0, 1, 2, 3]
    moments = [at for _, at in heard[::2]]
    assert moments == sorted(set(moments))
