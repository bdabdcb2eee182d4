"""What is over is deleted in small bites, and never makes anything be posted again."""

import asyncio
import base64
import random
import shutil
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.delivery import claims, inbox, lanes, outbox, purge
from bot.delivery.post import Due, Post
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import ClaimResult, Operation, OutboxState, ScheduledState
from bot.storage import startup
from bot.storage.crypto import KEY_BYTES, KeyProblem, key_file, write_keys
from bot.storage.unit_of_work import UnitOfWork
from models import Base, Lane, ScheduledEvent, Workspace
from tests.databases import open_storage, put
from tests.delivery.world import C1, DAY, Note, Reply, Timed, World, due, hours, new_world
from tests.rows import MONDAY, new_workspace
from tests.slack.gate import logged

MONTH = timedelta(days=30)
SMALL = ("SCAN lanes", "SCAN uptimes", "SCAN workspaces")
SUBJECTS = [UUID(int=number) for number in range(1, 6)]


@pytest.fixture(autouse=True)
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let notes be over after a month, and replies never."""
    monkeypatch.setattr(Note, "kept_for", MONTH)
    monkeypatch.setattr(Reply, "kept_for", None)


async def purged(world: World, *kinds: Post) -> dict[tuple[str, str], int]:
    """Purge, and return what went but for lanes: each message leaves one."""
    found = await purge.purge(world.storage, kinds or world.sender.kinds, world.now)
    return {which: count for which, count in found.items() if which[0] != "lanes"}


async def test_events_that_have_come_go_a_month_after_it_was_too_late(any_world: World) -> None:
    any_world.timed.listed = [due(uuid4(), hours(0)), due(uuid4(), hours(1))]
    await any_world.planner.plan()
    any_world.timed.listed = []
    await any_world.clock.turn_to(hours(4) + purge.OCCASIONS_KEPT)
    assert await purged(any_world) == {}
    await any_world.later(seconds=1)
    assert await purged(any_world) == {("occasions", "timed"): 1}
    assert await any_world.scheduled_states() == [ScheduledState.PLANNED]


async def test_what_was_called_off_goes_a_day_after_its_time(any_world: World) -> None:
    any_world.timed.listed = [due(uuid4(), hours(1), last=timedelta(days=366))]
    await any_world.planner.plan()
    any_world.timed.listed = []
    await any_world.put()
    await any_world.planner.plan()
    assert await any_world.scheduled_states() == [ScheduledState.CANCELLED]
    await any_world.later(hours=25.1)
    assert await purged(any_world) == {("occasions", "timed"): 1}


async def test_updates_go_as_soon_as_they_would_be_too_late(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.sender.drain()
    await any_world.refresh(subject)
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    await any_world.clock.turn_to(hours(1) + MONTH)
    assert await purged(any_world, Reply()) == {}
    note = Note()
    note.kept_for = None  # type: ignore[misc]
    assert await purged(any_world, note) == {("outbox", "note"): 1}
    assert [queued.operation for queued in await any_world.queued_messages()] == [Operation.POST]


IN_DOUBT = (OutboxState.UNKNOWN, OutboxState.HELD)


@pytest.mark.parametrize("state", [each for each in OutboxState if each not in IN_DOUBT])
async def test_messages_go_when_their_kind_says_so_and_they_are_settled(any_world: World, state: OutboxState) -> None:
    subject = await any_world.put()
    await any_world.change(subject, state=state)
    await any_world.clock.turn_to(hours(24) + MONTH)
    assert await purged(any_world) == {}
    await any_world.later(seconds=1)
    over = state not in (OutboxState.PENDING, OutboxState.SENDING)
    assert await purged(any_world) == ({("outbox", "note"): 1} if over else {})


async def test_a_message_whose_kind_does_not_say_so_is_kept(world: World) -> None:
    await world.put(kind="reply")
    await world.sender.drain()
    await world.later(days=10_000)
    assert await purged(world) == {}


async def test_the_beginning_of_a_thread_waits_for_its_replies(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.sender.drain()
    reply = await any_world.put(replace(C1, thread_of="note", thread_subject=subject), "reply", last=timedelta(days=99))
    await any_world.change(reply, next_at=hours(24) + 2 * MONTH)
    await any_world.clock.turn_to(hours(24) + 2 * MONTH)
    assert await purged(any_world) == {}
    await any_world.sender.drain()
    assert any_world.slack.calls("post")[-1][-1] == (await any_world.queued(subject)).slack_ts
    assert await purged(any_world) == {("outbox", "note"): 1}


async def test_requests_and_lanes_go_with_the_rest(any_world: World) -> None:
    async with any_world.storage.everywhere() as session:
        await inbox.take(session, "action:1", any_world.now)
        await lanes.rest(session, any_world.workspace, "C1", hours(1))
    await any_world.clock.turn_to(hours(0) + inbox.KEPT_FOR + timedelta(seconds=1))
    async with any_world.storage.everywhere() as session:
        await inbox.take(session, "action:2", any_world.now)
        await lanes.rest(session, any_world.workspace, "C2", any_world.now)
    assert await purge.purge(any_world.storage, [], any_world.now) == {("inbox", "all"): 1, ("lanes", "all"): 1}
    async with any_world.storage.everywhere() as session:
        assert await session.scalar(sa.select(Lane.scope)) == "C2"
        assert await inbox.take(session, "action:1", any_world.now) is ClaimResult.NEW
        assert await inbox.take(session, "action:2", any_world.now) is ClaimResult.BUSY


async def test_much_goes_in_small_bites_and_the_log_counts_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(purge, "AT_ONCE", 3)
    for _ in range(7):
        await world.put()
    await world.sender.drain()
    async with world.storage.everywhere() as session:
        await session.execute(sa.text("UPDATE outbox SET state = 'sent'"))
    await world.later(days=40)
    deleted: list[int] = []

    def count(*event: Any) -> None:
        if event[2].startswith("DELETE FROM outbox"):
            deleted.append(len(event[3]))

    sa.event.listen(world.storage.engine.sync_engine, "before_cursor_execute", count)
    async with world.storage.everywhere() as session:
        await session.execute(sa.text("DELETE FROM lanes"))
    with logged() as entries:
        await purged(world)
    assert deleted == [3, 3, 1]
    assert [(entry["event"], entry["table"], entry["rows"]) for entry in entries] == [("purged", "outbox", {"note": 7})]


async def test_nothing_is_read_from_its_first_row_to_its_last(world: World) -> None:
    asked: dict[str, Any] = {}
    sa.event.listen(
        world.storage.engine.sync_engine,
        "before_cursor_execute",
        lambda *event: asked.__setitem__(event[2], event[3]) if event[2].startswith("SELECT") else None,
    )
    await purged(world)
    async with world.storage.engine.connect() as connection:
        for statement, parameters in asked.items():
            plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)).all()
            scans = [row.detail for row in plan if row.detail.startswith("SCAN") and not row.detail.startswith(SMALL)]
            assert not scans, statement


async def test_everything_of_a_workspace_goes_a_week_after_it_uninstalled_the_app(any_world: World) -> None:
    await any_world.put()
    async with any_world.storage.everywhere() as session:
        await session.execute(sa.update(Workspace).values(removed_at=any_world.now))
    await any_world.clock.turn_to(any_world.now + purge.REMOVED_KEPT)
    assert await purged(any_world) == {}
    await any_world.later(seconds=1)
    assert await purged(any_world) == {("workspaces", "all"): 1}
    async with any_world.storage.everywhere() as session:
        tables = [table for table in Base.metadata.sorted_tables if "workspace_id" in table.c]
        left = [t.name for t in tables if await session.scalar(sa.select(sa.func.count()).select_from(t))]
    assert left == []


@pytest.mark.parametrize("given", [None, base64.b64encode(b"x" * KEY_BYTES).decode()], ids=["beside", "given"])
async def test_the_key_beside_the_file_goes_with_the_last_workspace_and_no_backup_opens_any_more(
    migrated_file: Path, tmp_path: Path, given: str | None
) -> None:
    file = Path(shutil.copy(migrated_file, tmp_path))
    write_keys(key_file(file), [b"k" * KEY_BYTES])
    async with startup.open_storage(f"sqlite:///{file}", given) as storage:
        in_a_backup = storage.vault.seal_for("a place", "private")
        left = [await new_workspace(storage, team) for team in ("T1", "T2")]
        while left:
            assert key_file(file).exists()
            async with storage.everywhere() as session:
                over = sa.update(Workspace).where(Workspace.id == left.pop())
                await session.execute(over.values(removed_at=MONDAY - MONTH))
            await purge.purge(storage, [], MONDAY)
    assert key_file(file).exists() == bool(given), "only the key that was used goes"
    async with startup.open_storage(f"sqlite:///{file}", None) as storage:
        with pytest.raises(KeyProblem):
            storage.vault.open_for("a place", in_a_backup)


class Daily(Timed):
    """Puts in a note for each day."""

    async def happen(self, work: UnitOfWork, scheduled: ScheduledEvent, now: datetime) -> None:
        self.happened.append((scheduled.subject, scheduled.local_date))
        await _put(work, scheduled, now)


async def _put(work: UnitOfWork, what: Due | ScheduledEvent, now: datetime) -> None:
    once = f"{what.local_date}"
    await outbox.put(work, "note", what.subject, C1, now=now, not_after=what.not_after, once=once)


@pytest.fixture
async def two_worlds(migrated_file: Path, sqlite_place: Path) -> AsyncIterator[list[World]]:
    """The same world twice, in databases of their own; one is purged."""
    empty = await asyncio.to_thread(migrated_file.read_bytes)
    urls = [put(empty, sqlite_place.with_name(f"{name}.db")) for name in ("purged", "kept")]
    async with open_storage(urls[0]) as one, open_storage(urls[1]) as other:
        worlds = [await new_world(storage, SimulatedClock(MONDAY)) for storage in (one, other)]
        for world in worlds:
            world.timed = Daily()
            world.planner = world.new_planner()
        yield worlds


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
async def test_purging_at_any_moment_never_makes_anything_be_posted_again(two_worlds: list[World], seed: int) -> None:
    """Subjects move within their day, go, come back; messages are put in again and changed as long as they may be."""
    chance, deleted = random.Random(seed), 0
    known: list[Due] = []
    for _ in range(40):
        now = two_worlds[0].now
        if chance.random() < 0.5:
            new = _anything(chance, now)
            known += (
                [new] if (new.subject, new.local_date) not in {(one.subject, one.local_date) for one in known} else []
            )
        known = [_moved(chance, each) if each.at > now and chance.random() < 0.3 else each for each in known]
        listed = [each for each in known if each.not_after + purge.OCCASIONS_KEPT > now and chance.random() < 0.8]
        again = [each for each in known if chance.random() < 0.1 and now + DAY < each.not_after + MONTH]
        changed = chance.sample(SUBJECTS, chance.choice([0, 0, 1]))
        later = now + timedelta(hours=chance.choice([1, 5, 24, 24 * 9, 24 * 40]))
        for world in two_worlds:
            await _live(world, listed, again, changed)
        if chance.random() < 0.6:
            deleted += sum((await purged(two_worlds[0])).values())
        for world in two_worlds:
            await world.clock.turn_to(later)
    gone, whole = two_worlds
    assert gone.timed.happened == whole.timed.happened
    assert gone.slack.texts == whole.slack.texts
    assert deleted > 10


def _anything(chance: random.Random, now: datetime) -> Due:
    at = now + timedelta(hours=chance.randint(-3, 60))
    return due(chance.choice(SUBJECTS), at, last=timedelta(hours=chance.choice([1, 4, 24 * 14, 24 * 366])))


def _moved(chance: random.Random, old: Due) -> Due:
    moved = timedelta(minutes=chance.randint(-90, 90))
    return replace(old, at=old.at + moved, not_after=old.not_after + moved)


async def _live(world: World, listed: Sequence[Due], again: Sequence[Due], changed: Sequence[UUID]) -> None:
    world.timed.listed = list(listed)
    async with world.storage.work(world.workspace) as work:
        for each in again:
            await _put(work, each, world.now)
        for subject in changed:
            await outbox.refresh(work, "note", subject, now=world.now)
    await world.planner.plan()
    soon = world.now + timedelta(minutes=10)
    while (ready := await claims.next_ready(world.storage, world.now)) and ready < soon:
        await world.clock.turn_to(max(ready, world.now))
        await world.sender.drain()
