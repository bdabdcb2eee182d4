"""`zirkel status` and `zirkel outbox`: how things stand, and what to do with what is stuck."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.kernel.enums import OutboxState, WorkspaceState
from bot.kernel.ids import ChannelId, UserId
from bot.operations import dead_letters
from bot.operations.dead_letters import NoSuchMessage
from bot.operations.status import as_lines, status
from bot.storage.unit_of_work import Storage
from models import OutboxMessage, ScheduledEvent, Workspace
from tests.rows import MONDAY, new_circle, new_workspace

HOUR = timedelta(hours=1)
STATES = [
    OutboxState.DEAD,
    OutboxState.HELD,
    OutboxState.UNKNOWN,
    OutboxState.PENDING,
    OutboxState.SENT,
    OutboxState.EXPIRED,
]


@pytest.fixture
async def circle(any_storage: Storage) -> UUID:
    """A circle, with a message in each state to its channel, and one to Anna that is dead."""
    async with any_storage.work(await new_workspace(any_storage)) as work:
        circle = await new_circle(work, "Secret plans")
        for state in STATES:
            await outbox.put(work, str(state), circle, Address(ChannelId("C1")), now=MONDAY, not_after=MONDAY + HOUR)
            await work.session.execute(
                sa.update(OutboxMessage)
                .where(OutboxMessage.kind == str(state))
                .values(state=state, error="no_text", attempts=3, sent_at=MONDAY)
            )
        await outbox.put(work, "dm", circle, Address(people=(UserId("U1"),)), now=MONDAY, not_after=MONDAY + HOUR)
        await work.session.execute(
            sa.update(OutboxMessage).where(OutboxMessage.kind == "dm").values(state=OutboxState.DEAD)
        )
        day = MONDAY.date()
        for kind, at in (("later", MONDAY + 2 * HOUR), ("next", MONDAY + HOUR)):
            work.add(ScheduledEvent(kind=kind, subject=circle, local_date=day, due_at=at, not_after=at + HOUR))
    return circle


async def test_the_status_counts_and_names_the_next_post_of_each_circle(any_storage: Storage, circle: UUID) -> None:
    async with any_storage.reading_everywhere() as session:
        found = await status(session, MONDAY + HOUR / 2)
    assert (found.posted_in_a_day, found.waiting, found.due, found.held, found.unknown, found.dead) == (
        1,
        1,
        1,
        1,
        1,
        2,
    )
    assert found.oldest_due == HOUR / 2
    assert found.expired_in_a_day == {"no_text": 1}
    assert [(each.circle, each.channel, each.kind, each.at) for each in found.circles] == [
        (circle, "C1", "next", MONDAY + HOUR)
    ]
    lines = "\n".join(as_lines(found))
    assert "the oldest for 1800 s" in lines
    assert "expired in the last 24 hours: 1 (no_text: 1)" in lines
    assert "2026-03-02 09:00  next" in lines
    assert "Secret" not in lines
    assert found.as_data()["oldest_due"] == 1800


@pytest.mark.usefixtures("circle")
async def test_what_expired_the_day_before_yesterday_is_told_no_more(any_storage: Storage) -> None:
    async with any_storage.reading_everywhere() as session:
        found = await status(session, MONDAY + timedelta(days=2))
    assert found.expired_in_a_day == {}
    assert "expired in the last 24 hours: 0" in as_lines(found)


@pytest.mark.usefixtures("circle")
async def test_a_paused_workspace_is_named_and_its_messages_are_not_due(any_storage: Storage) -> None:
    async with any_storage.everywhere() as session:
        await session.execute(sa.update(Workspace).values(state=WorkspaceState.PAUSED))
        found = await status(session, MONDAY + HOUR)
    assert found.paused[0].startswith("T1: paused")
    assert (found.due, found.oldest_due) == (0, None)


@pytest.mark.usefixtures("circle")
async def test_what_is_stuck_is_listed_without_people_and_texts(any_storage: Storage) -> None:
    async with any_storage.everywhere() as session:
        found = await dead_letters.stuck(session)
    assert sorted(each.kind for each in found) == ["dead", "dm", "held"]
    lines = "\n".join(each.line for each in found)
    assert "direct message" in lines
    assert "U1" not in lines


@pytest.mark.usefixtures("circle")
async def test_a_message_tried_again_is_pending_for_another_hour(any_storage: Storage) -> None:
    later = MONDAY + timedelta(days=3)
    async with any_storage.everywhere() as session:
        dead, held = [each for each in await dead_letters.stuck(session) if each.kind in ("dead", "held")]
        await dead_letters.retry(session, [dead.id.hex[:12], str(held.id)], later)
    async with any_storage.everywhere() as session:
        for message in (await session.get_one(OutboxMessage, dead.id), await session.get_one(OutboxMessage, held.id)):
            assert (message.state, message.error, message.attempts) == (OutboxState.PENDING, None, 0)
            assert (message.next_at, message.not_after) == (later, later + HOUR)
            assert message.sent_at is None


@pytest.mark.usefixtures("circle")
async def test_a_message_that_is_dropped_is_stuck_no_more(any_storage: Storage) -> None:
    async with any_storage.everywhere() as session:
        await dead_letters.drop(session, [each.id.hex for each in await dead_letters.stuck(session)])
    async with any_storage.everywhere() as session:
        assert await dead_letters.stuck(session) == []


@pytest.mark.usefixtures("circle")
async def test_all_of_one_state_can_be_meant(any_storage: Storage) -> None:
    async with any_storage.everywhere() as session:
        assert [each.kind for each in await dead_letters.drop(session, ["held"])] == ["held"]
        await session.flush()
        assert sorted(each.kind for each in await dead_letters.stuck(session)) == ["dead", "dm"]


@pytest.mark.usefixtures("circle")
@pytest.mark.parametrize("which", ["", "ab", "nothing-like-it", "pending", "sent"])
async def test_only_one_stuck_message_can_be_meant(any_storage: Storage, which: str) -> None:
    async with any_storage.everywhere() as session:
        row = await session.scalar(sa.select(OutboxMessage).where(OutboxMessage.kind == which))
        with pytest.raises(NoSuchMessage, match=r"0 stuck messages|at least 6 characters"):
            await dead_letters.drop(session, [row.id.hex if row else which])
