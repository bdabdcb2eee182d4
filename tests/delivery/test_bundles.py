"""What waits for one person comes as one message, and each part of it lives on as its own."""

from datetime import timedelta
from uuid import UUID

import pytest
from prometheus_client import REGISTRY

from bot.delivery import claims, outbox
from bot.delivery.bundles import MOST_WITHIN
from bot.kernel.enums import OutboxState, Priority, Superseded
from bot.slack.errors import Meaning, SlackFailure
from tests.delivery.test_budget import LATER, meet, send, to
from tests.delivery.world import Reminder, Reply, World, hours

PENDING, SENT, CANCELLED = OutboxState.PENDING, OutboxState.SENT, OutboxState.CANCELLED
NOT_ACCEPTED = SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError")


async def put_three(world: World) -> list[UUID]:
    await meet(world, "U1", "U2")
    return [await world.put(to("U1"), "reminder", last=LATER) for _ in range(3)]


async def states(world: World, *subjects: UUID) -> list[OutboxState]:
    return [(await world.queued(subject)).state for subject in subjects]


async def test_several_for_one_person_come_as_one_message_and_count_as_one(
    any_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Reminder, "priority", Priority.REMINDER)
    any_world.sender = any_world.new_sender()
    subjects = await put_three(any_world)
    counted = {"kind": "reminder", "outcome": "sent"}
    before = REGISTRY.get_sample_value("zirkel_messages_total", counted) or 0
    other = await any_world.put(to("U2"), "reminder")
    group = await any_world.put(to("U1", "U2"), "note")
    await send(any_world)
    assert len(any_world.slack.texts) == 3
    assert await states(any_world, *subjects, other, group) == [SENT] * 5
    assert len({(await any_world.queued(subject)).slack_ts for subject in subjects}) == 1
    assert "\n".join(f"note {subject}" for subject in subjects) in any_world.slack.texts
    assert REGISTRY.get_sample_value("zirkel_messages_total", counted) == before + 4
    again = await any_world.put(to("U1"), "reminder", last=LATER)
    await send(any_world)
    assert await states(any_world, again) == [PENDING]  # the two messages leave the third place to what is needed


@pytest.mark.parametrize("at_night", [Priority.ASKED_FOR, Priority.BEFOREHAND])
async def test_what_comes_at_night_takes_nothing_along_that_waits_for_the_day(
    any_world: World, monkeypatch: pytest.MonkeyPatch, at_night: Priority
) -> None:
    monkeypatch.setattr(Reminder, "priority", Priority.NEEDED)
    monkeypatch.setattr(Reply, "priority", at_night)
    monkeypatch.setattr(Reply, "harmless_twice", True)
    any_world.sender = any_world.new_sender()
    await meet(any_world, "U1")
    await any_world.clock.turn_to(hours(14))
    waits = await any_world.put(to("U1"), "reminder", last=LATER)
    await send(any_world)
    now_or_never = await any_world.put(to("U1"), "reply", last=timedelta(minutes=30))
    await send(any_world)
    assert await states(any_world, waits, now_or_never) == [PENDING, SENT]
    await any_world.clock.turn_to(hours(24))
    await send(any_world)
    assert await states(any_world, waits) == [SENT]


async def test_one_that_nobody_wants_is_left_out_and_one_that_breaks_stops_no_other(world: World) -> None:
    first, unwanted, broken = await put_three(world)
    world.reminder.unwanted.add(unwanted)
    world.reminder.broken[broken] = ValueError("a mistake")
    await send(world)
    assert await states(world, first, unwanted, broken) == [SENT, CANCELLED, OutboxState.DEAD]
    assert world.slack.texts == [f"note {first}"]


async def test_where_the_first_is_not_wanted_the_others_come_without_it(world: World) -> None:
    first, second, third = await put_three(world)
    world.reminder.unwanted.add(first)
    await send(world)
    assert await states(world, first, second, third) == [CANCELLED, SENT, SENT]
    assert world.slack.texts == [f"note {second}\nnote {third}"]


async def test_what_was_not_accepted_comes_later_all_of_it_once(any_world: World) -> None:
    subjects = await put_three(any_world)
    any_world.slack.fail("post", NOT_ACCEPTED)
    await any_world.sender.drain()
    assert await states(any_world, *subjects) == [PENDING] * 3
    await any_world.later(seconds=6)
    await send(any_world)
    assert await states(any_world, *subjects) == [SENT] * 3
    assert len(any_world.slack.texts) == 2


async def test_what_its_process_left_behind_is_sent_by_another(any_world: World) -> None:
    subjects = await put_three(any_world)
    [taken] = await claims.claim(any_world.storage, "dead", any_world.now, harmless=["reminder"])
    assert taken.subject == subjects[0]
    await any_world.later(seconds=61)
    await send(any_world)
    assert await states(any_world, *subjects) == [SENT] * 3


async def test_what_is_given_back_waits_as_before(any_world: World) -> None:
    subjects = await put_three(any_world)
    await claims.claim(any_world.storage, "me", any_world.now, harmless=["reminder"])
    await claims.give_back(any_world.storage, "me", [])
    assert await states(any_world, *subjects) == [PENDING] * 3
    assert {(await any_world.queued(subject)).within for subject in subjects} == {None}


async def test_when_a_part_changes_the_others_stay(any_world: World) -> None:
    first, second, third = await put_three(any_world)
    await send(any_world)
    any_world.reminder.words = "changed"
    async with any_world.storage.work(any_world.workspace) as work:
        await outbox.supersede(work, "reminder", second, Superseded.DATE, now=any_world.now)
        await outbox.refresh(work, "reminder", third, now=any_world.now)
    await send(any_world)
    assert any_world.slack.calls("update")[-1][1].text.split("\n") == [
        f"changed {first}", f"superseded: {Superseded.DATE}", f"changed {third}",
    ]  # fmt: skip


async def test_what_changes_while_it_is_posted_is_caught_up_with(world: World) -> None:
    _, second, _ = await put_three(world)

    async def change() -> None:
        async with world.storage.work(world.workspace) as work:
            await outbox.refresh(work, "reminder", second, now=world.now)

    world.slack.before["post"] = change
    await send(world)
    assert len(world.slack.calls("update")) == 1


@pytest.mark.parametrize("many", [MOST_WITHIN + 1, MOST_WITHIN + 3])
async def test_more_than_fit_come_in_the_next_message(world: World, many: int) -> None:
    await meet(world, "U1")
    subjects = [await world.put(to("U1"), last=LATER, kind="reminder") for _ in range(many)]
    await send(world)
    assert await states(world, *subjects) == [SENT] * many
    assert len(world.slack.texts) == (1 if many == MOST_WITHIN + 1 else 2)
