"""Each message is taken by one process at a time, and what became of it is written by that one alone."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery import claims, lanes, outbox
from bot.delivery.post import Address
from bot.delivery.recipients import Recipients
from bot.kernel.enums import Operation, OutboxState, WorkspaceState
from bot.kernel.ids import ChannelId, UserId
from models import OutboxMessage, Workspace
from tests.delivery.world import ANNA, C1, C2, World, hours
from tests.rows import a_person, new_workspace
from tests.slack.gate import logged

PENDING, SENDING, SENT = OutboxState.PENDING, OutboxState.SENDING, OutboxState.SENT


def channel(name: object) -> Address:
    return Address(channel=ChannelId(f"C{name}"))


async def claim(world: World, owner: str = "me") -> list[OutboxMessage]:
    return await claims.claim(world.storage, owner, world.now, ["reminder"])


async def test_one_message_of_each_lane_is_taken_the_longest_due_first(any_world: World) -> None:
    first = await any_world.put(C1)
    await any_world.later(seconds=1)
    await any_world.put(C1)
    second = await any_world.put(C2)
    assert [queued.subject for queued in await claim(any_world)] == [first, second]
    assert await claim(any_world) == []


@pytest.mark.parametrize("together", [True, False], ids=["in one transaction", "each in its own"])
async def test_what_is_due_at_the_same_moment_goes_out_as_it_was_written(any_world: World, *, together: bool) -> None:
    subjects = [uuid4() for _ in range(8)]
    if together:
        async with any_world.storage.work(any_world.workspace) as work:
            for subject in subjects:
                await outbox.put(work, "note", subject, C1, now=any_world.now, not_after=hours(24))
    else:
        for subject in subjects:
            await any_world.put(C1, subject=subject)
    came = []
    while queued_messages := await claim(any_world):
        came += [queued.subject for queued in queued_messages]
        async with any_world.storage.everywhere() as session:
            assert await claims.settle(session, queued_messages[0], "me", {"state": SENT})
    assert came == subjects


async def test_at_most_four_are_under_way_in_a_workspace(any_world: World) -> None:
    for n in range(10):
        await any_world.put(channel(n))
    assert len(await claim(any_world, "one")) == 4
    assert await claim(any_world, "two") == []


async def test_a_workspace_with_much_to_say_does_not_hold_up_another(any_world: World) -> None:
    for n in range(10):
        await any_world.put(channel(n))
    await claim(any_world)
    other = World(any_world.storage, await new_workspace(any_world.storage, "T2"), any_world.clock)
    subject = await other.put()
    assert [queued.subject for queued in await claim(any_world)] == [subject]


async def test_a_lane_with_much_to_say_does_not_hold_up_another(any_world: World) -> None:
    for _ in range(30):
        await any_world.put(C1)
    async with any_world.storage.everywhere() as session:
        await lanes.rest(session, any_world.workspace, "C1", hours(1))
    await any_world.later(seconds=1)
    subject = await any_world.put(C2)
    assert [queued.subject for queued in await claim(any_world)] == [subject]


async def test_a_lane_that_rests_is_left_in_peace_until_then(any_world: World) -> None:
    await any_world.put()
    async with any_world.storage.everywhere() as session:
        await lanes.rest(session, any_world.workspace, "C1", any_world.now + timedelta(seconds=30))
    assert await claim(any_world) == []
    await any_world.later(seconds=30)
    assert len(await claim(any_world)) == 1


async def test_what_is_tried_again_later_does_not_hold_up_the_next(world: World) -> None:
    waiting = await world.put()
    await world.change(waiting, next_at=hours(1))
    subject = await world.put()
    assert [queued.subject for queued in await claim(world)] == [subject]


async def test_whoever_sleeps_does_not_hold_up_whoever_works_nor_the_database(
    any_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claims, "LOOKED_AT_ONCE", 5)
    looked: list[int] = []

    async def some(session: AsyncSession, queued_messages: list[OutboxMessage], *rest: Any) -> Recipients:
        assert session.in_transaction()
        looked.append(len(queued_messages))
        return await ordinary(session, queued_messages, *rest)

    ordinary = Recipients.of
    monkeypatch.setattr(Recipients, "of", some)
    async with any_world.storage.work(any_world.workspace) as work:
        for n in range(1, 20):
            work.add(a_person(f"U{n}", zone="Asia/Tokyo"))
        work.add(a_person("U20"))
    asleep = [await any_world.put(Address(people=(UserId(f"U{n}"),))) for n in range(1, 20)]
    await any_world.later(hours=2)
    awake = await any_world.put(Address(people=(UserId("U20"),)))
    assert [queued.subject for queued in await claim(any_world)] == [awake]
    assert looked == [4, 5, 5, 5, 1]
    assert {(await any_world.queued(subject)).next_at for subject in asleep} == {hours(16)}


async def test_a_paused_workspace_keeps_its_messages(world: World) -> None:
    await world.put()
    async with world.storage.everywhere() as session:
        await session.execute(sa.update(Workspace).values(state=WorkspaceState.PAUSED))
    assert await claim(world) == []
    assert await world.states() == [PENDING]


async def test_what_is_too_late_expires_unsent(any_world: World) -> None:
    await any_world.put(last=timedelta(minutes=30))
    await any_world.later(minutes=31)
    assert await claim(any_world) == []
    assert await any_world.states() == [OutboxState.EXPIRED]


async def test_a_post_whose_process_died_may_be_there_or_not(any_world: World) -> None:
    await any_world.put()
    await claim(any_world)
    await any_world.later(seconds=59)
    await claim(any_world, "other")
    assert await any_world.states() == [SENDING]
    await any_world.later(seconds=2)
    [queued] = await claim(any_world, "other")
    assert (queued.state, queued.error, queued.owner) == (OutboxState.UNKNOWN, "lease_ended", "other")
    assert await claim(any_world, "third") == []


async def test_what_is_looked_for_is_taken_over_when_that_process_died_too(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.change(subject, state=OutboxState.UNKNOWN)
    assert len(await claim(any_world)) == 1
    await any_world.later(seconds=61)
    assert len(await claim(any_world, "other")) == 1


async def test_what_may_be_repeated_is_sent_again_after_its_process_died(any_world: World) -> None:
    reminder = await any_world.put(C1, "reminder")
    update = await any_world.put(C2)
    await any_world.change(update, operation=Operation.UPDATE)
    await claim(any_world)
    await any_world.later(seconds=61)
    assert {queued.subject for queued in await claim(any_world, "other")} == {reminder, update}


async def test_only_the_owner_writes_what_became_of_a_message(any_world: World) -> None:
    await any_world.put()
    [queued] = await claim(any_world, "me")
    async with any_world.storage.everywhere() as session:
        assert not await claims.settle(session, queued, "somebody else", {"state": OutboxState.DEAD})
        assert await claims.settle(session, queued, "me", {"state": OutboxState.DEAD})
        assert not await claims.settle(session, queued, "me", {"state": PENDING})
    assert await any_world.states() == [OutboxState.DEAD]


async def test_that_it_was_sent_counts_even_after_the_lease(any_world: World) -> None:
    await any_world.put()
    [queued] = await claim(any_world, "me")
    await any_world.later(seconds=61)
    await claim(any_world, "other")
    async with any_world.storage.everywhere() as session:
        assert not await claims.settle(session, queued, "me", {"state": PENDING})
        assert await claims.settle(session, queued, "me", {"state": SENT})
    assert await any_world.states() == [SENT]


@pytest.mark.long
async def test_two_processes_never_take_the_same_message_nor_the_same_lane(postgres_world: World) -> None:
    for n in range(60):
        await postgres_world.put(channel(n % 3))
    taken: list[OutboxMessage] = []

    async def work(owner: str) -> None:
        while queued_messages := await claim(postgres_world, owner):
            assert len({queued.lane for queued in queued_messages}) == len(queued_messages)
            for queued in queued_messages:
                taken.append(queued)
                async with postgres_world.storage.everywhere() as session:
                    assert await claims.settle(session, queued, owner, {"state": SENT})

    for _ in range(40):
        if PENDING in await postgres_world.states():
            await asyncio.gather(*(work(f"owner {n}") for n in range(3)))
    assert len(taken) == len({queued.id for queued in taken}) == 60
    for lane in ("C0", "C1", "C2"):
        keys = [(queued.due_at, queued.number) for queued in taken if queued.lane == lane]
        assert keys == sorted(keys)


async def test_giving_back_leaves_what_was_tried(any_world: World) -> None:
    tried, untried = await any_world.put(C1), await any_world.put(C2)
    queued_messages = {queued.subject: queued for queued in await claim(any_world, "me")}
    await claims.give_back(any_world.storage, "me", [queued_messages[tried].id])
    assert (await any_world.queued(tried)).state is SENDING
    back = await any_world.queued(untried)
    assert (back.state, back.owner, back.attempts) == (PENDING, None, 0)


async def test_giving_back_leaves_what_others_hold(world: World) -> None:
    await world.put()
    await claim(world, "other")
    await claims.give_back(world.storage, "me", [])
    assert await world.states() == [SENDING]


async def test_the_next_moment_is_when_a_message_or_its_lane_may_go_on(any_world: World) -> None:
    assert await claims.next_ready(any_world.storage, any_world.now) is None
    await any_world.put(C1)
    assert await claims.next_ready(any_world.storage, any_world.now) == hours(0)
    async with any_world.storage.everywhere() as session:
        await lanes.rest(session, any_world.workspace, "C1", hours(2))
    assert await claims.next_ready(any_world.storage, any_world.now) == hours(2)
    later = await any_world.put(C2)
    await any_world.change(later, next_at=hours(1))
    assert await claims.next_ready(any_world.storage, any_world.now) == hours(1)


async def test_for_a_message_under_way_the_next_moment_is_the_end_of_its_lease(world: World) -> None:
    await world.put()
    await claim(world)
    assert await claims.next_ready(world.storage, world.now) == world.now + claims.LEASE


async def test_what_expires_is_counted_and_logged_once_a_beat_by_kind_and_reason(any_world: World) -> None:
    """Too late by itself, refused up to the end, and at night up to the end: all in one beat."""
    async with any_world.storage.work(any_world.workspace) as work:
        work.add(a_person("U1", zone="America/Los_Angeles"))
    for _ in range(2):
        await any_world.put(C1, last=timedelta(minutes=5))
    await any_world.change(await any_world.put(C1, last=timedelta(minutes=5)), error="restricted_action")
    await any_world.put(ANNA, "reminder", last=timedelta(hours=2))
    before = {kind: expired(kind) for kind in ("note", "reminder")}
    await any_world.later(hours=1)
    with logged() as entries:
        await any_world.sender.drain()
        await any_world.sender.drain()
    assert [(entry["kind"], entry["why"], entry["messages"]) for entry in entries] == [
        ("note", "late", 2), ("note", "restricted_action", 1), ("reminder", "hours", 1)
    ]  # fmt: skip
    assert {kind: expired(kind) - count for kind, count in before.items()} == {"note": 3, "reminder": 1}
    assert {queued.next_at for queued in await any_world.queued_messages()} == {any_world.now}


async def test_what_became_too_late_while_its_channel_was_looked_for_is_counted_once(world: World) -> None:
    subject, before = await world.put(C1, last=timedelta(minutes=5)), expired("note")

    async def slowly(_: OutboxMessage) -> None:
        await world.later(minutes=6)

    world.note.on_compose = slowly
    with logged() as entries:
        await world.sender.drain()
    assert (await world.queued(subject)).state is OutboxState.EXPIRED
    assert [(entry["event"], entry["why"]) for entry in entries] == [("messages_expired", "late")]
    assert expired("note") == before + 1


def expired(kind: str) -> float:
    return REGISTRY.get_sample_value("zirkel_messages_total", {"kind": kind, "outcome": "expired"}) or 0.0
