"""At most three messages a week, in working hours, none in a pause: whoever sends, and whatever goes wrong."""

import asyncio
import random
from datetime import timedelta
from itertools import cycle
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.delivery import claims, outbox
from bot.delivery.contact_policy import Reason
from bot.delivery.post import Address
from bot.kernel.enums import OutboxState, Priority
from bot.kernel.ids import UserId
from bot.kernel.working_time import is_working_hour
from bot.slack.errors import Meaning, SlackFailure
from models import Person
from tests.delivery.season import most_in_a_week
from tests.delivery.world import DAY, Reminder, Reply, World, hours
from tests.rows import a_person, new_workspace

PENDING, SENT, EXPIRED = OutboxState.PENDING, OutboxState.SENT, OutboxState.EXPIRED
NOT_ACCEPTED = SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError")
TIMEOUT = SlackFailure(Meaning.AMBIGUOUS, "TimeoutError")
LATER = timedelta(days=30)
KINDS = {"note": Priority.NEEDED, "reminder": Priority.REMINDER, "reply": Priority.ASKED_FOR}


def to(*users: str) -> Address:
    return Address(people=tuple(UserId(user) for user in users))


async def meet(world: World, *users: str, zone: str = "Europe/Berlin") -> None:
    """Monday 8:00 in UTC is 9:00 for them."""
    async with world.storage.work(world.workspace) as work:
        for user in users:
            work.add(a_person(user, zone=zone))


async def pause(world: World, user: str, days: float) -> None:
    async with world.storage.work(world.workspace) as work:
        changed = sa.update(Person).where(Person.slack_user_id == user)
        await work.session.execute(changed.values(paused_until=world.now + timedelta(days=days)))


async def put_and_send(world: World, *addresses: Address, kind: str = "note") -> list[UUID]:
    subjects = [await world.put(address, kind, last=LATER) for address in addresses]
    await send(world)
    return subjects


async def send(world: World) -> None:
    """Send all that may be sent now, however often a lane has to rest."""
    for _ in range(12):
        await world.sender.drain()
        await world.later(seconds=1)


async def came(world: World, *subjects: UUID) -> int:
    return sum(queued.state is SENT for queued in await world.queued_messages() if queued.subject in subjects)


@pytest.fixture(autouse=True)
def priorities(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the world's reminders be reminders, and its replies asked for."""
    monkeypatch.setattr(Reminder, "priority", Priority.REMINDER)
    monkeypatch.setattr(Reply, "priority", Priority.ASKED_FOR)


async def test_the_third_place_is_kept_and_what_can_wait_comes_when_there_is_room(any_world: World) -> None:
    await meet(any_world, "U1")
    subjects = await put_and_send(any_world, *[to("U1")] * 3)
    assert await came(any_world, *subjects) == 2
    [waiting] = [queued for queued in await any_world.queued_messages() if queued.state is PENDING]
    assert (waiting.error, waiting.attempts, waiting.sent_at) == (Reason.BUDGET, 0, None)
    await any_world.clock.turn_to(waiting.next_at)
    await any_world.sender.drain()
    assert await came(any_world, *subjects) == 3


async def test_what_cannot_wait_and_finds_no_room_is_named_until_it_has_come(any_world: World) -> None:
    await meet(any_world, "U1", "U2")
    await put_and_send(any_world, *[to("U1")] * 3, *[to("U1", "U2")] * 3)
    subject = await any_world.put(to("U1"), last=DAY)
    await send(any_world)
    assert (await any_world.queued(subject)).state is EXPIRED
    has_no_room = sa.select(outbox.without_room("note", sa.literal(subject, sa.Uuid())))
    async with any_world.storage.work(any_world.workspace) as work:
        assert await work.session.scalar(has_no_room)
        await outbox.put(work, "note", subject, to("U2"), now=any_world.now, not_after=any_world.now + DAY)
        assert not await work.session.scalar(has_no_room)


async def test_a_message_to_a_group_counts_for_each_of_it(any_world: World) -> None:
    await meet(any_world, "U1", "U2", "U3")
    await put_and_send(any_world, to("U1", "U2"), to("U1", "U3"), to("U1", "U2"))
    subjects = await put_and_send(any_world, to("U1"), to("U3"), to("U1", "U2", "U3"))
    assert [await came(any_world, subject) for subject in subjects] == [0, 1, 0]


async def test_two_in_one_claim_count_for_each_other(any_world: World) -> None:
    await meet(any_world, "U1", "U2", "U3")
    await put_and_send(any_world, to("U1"), to("U1"))
    for other in ("U2", "U3"):
        await any_world.put(to("U1", other), last=LATER)
    assert len(await claims.claim(any_world.storage, "me", any_world.now, (), KINDS)) == 1


async def test_a_reminder_leaves_the_third_place(world: World) -> None:
    await meet(world, "U1")
    reminders = [*await put_and_send(world, to("U1"), kind="reminder")]
    reminders += await put_and_send(world, to("U1"), kind="reminder")
    reminders += await put_and_send(world, to("U1"), kind="reminder")
    needed = await world.put(to("U1"), last=DAY)
    await send(world)
    assert (await came(world, *reminders), await came(world, needed)) == (2, 1)


async def test_what_was_asked_for_comes_at_once_and_is_not_counted(world: World) -> None:
    await meet(world, "U1")
    await world.later(hours=14)
    await pause(world, "U1", 7)
    asked = await put_and_send(world, *[to("U1")] * 5, kind="reply")
    assert await came(world, *asked) == 5
    await pause(world, "U1", 0)
    await world.later(hours=14)
    assert await came(world, *await put_and_send(world, to("U1"), to("U1"))) == 2


async def test_each_reads_it_in_their_own_working_hours(any_world: World) -> None:
    await meet(any_world, "U1")
    await meet(any_world, "U2", zone="America/New_York")
    subjects = await put_and_send(any_world, to("U1"), to("U2"), to("U1", "U2"))
    assert [await came(any_world, subject) for subject in subjects] == [1, 0, 0]
    assert await claims.next_ready(any_world.storage, any_world.now) == hours(6)
    await any_world.clock.turn_to(hours(6))
    await send(any_world)
    assert await came(any_world, *subjects) == 3


async def test_what_would_come_too_late_expires_at_once_and_says_why(any_world: World) -> None:
    await meet(any_world, "U1", "U2", "U3")
    await put_and_send(any_world, *[to("U1")] * 3)
    await pause(any_world, "U2", 7)
    await pause(any_world, "U3", 7)
    subjects = [await any_world.put(to("U1"), "reminder"), await any_world.put(to("U2"))]
    subjects.append(await any_world.put(to("U3"), "reminder", last=LATER))
    await any_world.sender.drain()
    found = [await any_world.queued(subject) for subject in subjects]
    assert [queued.state for queued in found] == [EXPIRED] * 3
    assert [queued.error for queued in found] == [Reason.BUDGET, Reason.PAUSED, Reason.PAUSED]


async def test_many_that_have_to_wait_hold_up_nobody(any_world: World) -> None:
    await meet(any_world, *(f"U{n}" for n in range(12)), "UX")
    for n in range(12):
        await pause(any_world, f"U{n}", 7)
        await any_world.put(to(f"U{n}"), last=LATER)
    subject = await any_world.put(to("UX"), last=LATER)
    await any_world.sender.drain()
    assert await came(any_world, subject) == 1


async def test_who_ends_a_pause_early_gets_what_waited(world: World) -> None:
    await meet(world, "U1")
    await pause(world, "U1", 7)
    subjects = await put_and_send(world, to("U1"))
    assert await came(world, *subjects) == 0
    async with world.storage.work(world.workspace) as work:
        await outbox.wake(work, UserId("U1"), world.now)
    await pause(world, "U1", 0)
    await send(world)
    assert await came(world, *subjects) == 1


async def test_one_that_waits_says_it_for_all(world: World) -> None:
    await meet(world, "U1")
    await pause(world, "U1", 3)
    subject = await world.put(to("U1"), last=DAY * 4)
    await world.sender.drain()
    async with world.storage.work(world.workspace) as work:
        until = world.now + DAY * 9
        await outbox.put(work, "note", subject, to("U1"), now=world.now, not_after=until, once="tuesday")
    queued = await world.queued(subject)
    assert queued.not_after == until


async def test_what_was_not_accepted_does_not_count(any_world: World) -> None:
    await meet(any_world, "U1")
    any_world.slack.fail("post", NOT_ACCEPTED)
    subject = await any_world.put(to("U1"), last=LATER)
    await any_world.sender.drain()
    assert (await any_world.queued(subject)).sent_at is None
    subjects = await put_and_send(any_world, *[to("U1")] * 3)
    assert await came(any_world, *subjects, subject) == 2


async def test_what_may_have_come_counts(any_world: World) -> None:
    await meet(any_world, "U1")
    any_world.slack.fail("post", TIMEOUT)
    await put_and_send(any_world, to("U1"))
    assert await came(any_world, *await put_and_send(any_world, *[to("U1")] * 3)) == 1


async def test_what_died_with_its_process_counts(any_world: World) -> None:
    await meet(any_world, "U1")
    await any_world.put(to("U1"), last=LATER)
    await claims.claim(any_world.storage, "dead", any_world.now, (), KINDS)
    await any_world.later(seconds=61)
    assert await came(any_world, *await put_and_send(any_world, *[to("U1")] * 3)) == 1


async def test_what_is_given_back_does_not_count(any_world: World) -> None:
    await meet(any_world, "U1")
    subject = await any_world.put(to("U1"), last=LATER)
    await claims.claim(any_world.storage, "me", any_world.now, (), KINDS)
    await claims.give_back(any_world.storage, "me", [])
    assert (await any_world.queued(subject)).sent_at is None


async def test_what_is_tried_again_counts_once(any_world: World) -> None:
    await meet(any_world, "U1")
    any_world.slack.fail("post", TIMEOUT)
    [first, second] = await put_and_send(any_world, to("U1"), to("U1"), kind="reminder")
    await any_world.later(seconds=5)
    await send(any_world)
    assert await came(any_world, first, second) == 2


async def test_people_of_two_workspaces_with_one_name_are_two(any_world: World) -> None:
    await meet(any_world, "U1")
    await put_and_send(any_world, *[to("U1")] * 3)
    other = World(any_world.storage, await new_workspace(any_world.storage, "T2"), any_world.clock)
    await meet(other, "U1")
    subject = await other.put(to("U1"))
    await other.sender.drain()
    assert await came(other, subject) == 1


@pytest.mark.long
async def test_several_senders_keep_the_budget_together(postgres_world: World) -> None:
    """Messages to three people, alone and in every group of them, in flight at once; some answers are bad."""
    world, chance = postgres_world, random.Random(7)
    users = ("U1", "U2", "U3")
    await meet(world, *users)
    groups = [*[(user,) for user in users], ("U1", "U2"), ("U1", "U3"), ("U2", "U3"), users]
    senders = [world.new_sender() for _ in range(3)]
    answers = cycle([None, None, NOT_ACCEPTED, None, TIMEOUT])

    async def note() -> None:
        if failure := next(answers):
            raise failure

    world.slack.before["post"] = note
    for _ in range(36):
        for group in chance.choices(groups, k=chance.randint(1, 4)):
            await world.put(to(*group), chance.choice(["note", "reminder"]), last=timedelta(days=chance.choice([1, 9])))
        await asyncio.gather(*(sender.drain() for sender in senders))
        await world.later(hours=5)
    queued_messages = await world.queued_messages()
    for user in users:
        firsts = [one for one in queued_messages if one.within is None and one.sent_at]
        mine = [one for one in firsts if user in (one.people or "").split(",")]
        counted = [one.sent_at for one in mine if one.sent_at]
        assert most_in_a_week(counted) <= 3
        assert all(is_working_hour(at, "Europe/Berlin") for at in counted)
        assert len(counted) >= 4
    assert {one.error for one in queued_messages if one.state is EXPIRED} >= {Reason.BUDGET}
    assert {one.state for one in queued_messages} >= {SENT, EXPIRED}
