"""Putting messages in, keeping sent ones up to date, taking back, reviving."""

from uuid import UUID, uuid4

from bot.delivery import outbox
from bot.delivery.post import Address
from bot.kernel.enums import Operation, OutboxState, Superseded
from bot.kernel.ids import ChannelId, UserId
from bot.slack.errors import MENDABLE
from models import OutboxMessage
from tests.delivery.world import ANNA, C1, C2, DAY, World
from tests.rows import new_workspace

EIGHT = Address(people=tuple(UserId(f"U0000000{n}XY") for n in range(8)))


async def test_the_same_message_put_in_twice_is_one(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.put(subject=subject)
    assert len(await any_world.queued_messages()) == 1


async def test_each_recipient_gets_a_message_of_their_own(world: World) -> None:
    subject = await world.put(C1)
    await world.put(C2, subject=subject)
    await world.put(ANNA, subject=subject)
    assert len(await world.queued_messages()) == 3


async def test_each_of_several_people_gets_one_that_waits_until_their_own_last_moment(any_world: World) -> None:
    subject, now = uuid4(), any_world.now
    for days in ((1, 2), (3, 1)):
        last_moments = {UserId(user): now + day * DAY for user, day in zip(("U1", "U2"), days, strict=True)}
        async with any_world.storage.work(any_world.workspace) as work:
            await outbox.put_to_each(work, "note", subject, last_moments, now=now)
            await outbox.put_to_each(work, "note", subject, {}, now=now)
    waiting = await any_world.queued_messages()
    assert {one.people: one.not_after for one in waiting} == {"U1": now + 3 * DAY, "U2": now + 2 * DAY}
    assert (len(waiting), len({one.number for one in waiting})) == (2, 2)


async def test_messages_about_many_subjects_go_in_at_once_and_each_once(any_world: World) -> None:
    now, whom = any_world.now, {uuid4(): UserId(user) for user in ("U1", "U2")}
    for days, once in ((1, ""), (2, ""), (1, "again")):
        async with any_world.storage.work(any_world.workspace) as work:
            await outbox.put_about_each(work, "note", whom, now=now, not_after=now + days * DAY, once=once)
            await outbox.put_about_each(work, "note", {}, now=now, not_after=now)
    waiting = await any_world.queued_messages()
    assert {one.subject: one.people for one in waiting} == whom
    assert [one.not_after for one in waiting] == [now + 2 * DAY] * 2


async def test_what_may_come_again_says_when_it_is_another_one(world: World) -> None:
    async with world.storage.work(world.workspace) as work:
        for once in ("monday", "monday", "tuesday"):
            await outbox.put(work, "note", world.workspace, C1, now=world.now, not_after=world.now + DAY, once=once)
    assert len(await world.queued_messages()) == 2


async def test_long_keys_of_different_people_stay_different(any_world: World) -> None:
    subject, kind, once = uuid4(), "k" * 40, "2026-03-02 and some more"
    other = Address(people=(*EIGHT.people[:7], UserId("U0000000ZXY")))
    async with any_world.storage.work(any_world.workspace) as work:
        for to in (EIGHT, other, EIGHT):
            await outbox.put(work, kind, subject, to, now=any_world.now, not_after=any_world.now + DAY, once=once)
    assert sorted(queued.people or "" for queued in await any_world.queued_messages()) == sorted(
        [EIGHT.lane, other.lane]
    )


async def test_every_message_has_a_random_token(world: World) -> None:
    for _ in range(3):
        await world.put()
    tokens = {queued.token for queued in await world.queued_messages()}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {32}


async def test_a_sent_message_is_refreshed_once_however_often_one_asks(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.sender.drain()
    for _ in range(3):
        await any_world.refresh(subject)
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("update")) == 1
    assert await any_world.states() == [OutboxState.SENT, OutboxState.SENT]


async def test_messages_about_many_subjects_are_refreshed_at_once_and_each_once(any_world: World) -> None:
    subjects = [await any_world.put(C1), await any_world.put(C2)]
    await any_world.sender.drain()
    waits = await any_world.put(ANNA)
    for some in (subjects[:1], [*subjects, waits], []):
        async with any_world.storage.work(any_world.workspace) as work:
            await outbox.refresh_each(work, "note", some, now=any_world.now)
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("update")) == 2


async def test_what_changes_while_messages_are_posted_is_caught_up_with_for_each(any_world: World) -> None:
    subject = await any_world.put()

    async def meanwhile() -> None:
        async with any_world.storage.work(any_world.workspace) as work:
            await outbox.refresh_each(work, "note", [subject], now=any_world.now)

    any_world.slack.before["post"] = meanwhile
    await any_world.sender.drain()
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("update")) == 1


async def test_a_refresh_after_a_refresh_was_sent_is_sent_too(world: World) -> None:
    subject = await world.put()
    await world.sender.drain()
    for _ in range(2):
        await world.refresh(subject)
        await world.later(seconds=1)
        await world.sender.drain()
    assert len(world.slack.calls("update")) == 2


async def test_what_changed_is_still_caught_up_with_after_days_without_power(world: World) -> None:
    subject = await world.put()
    await world.sender.drain()
    await world.refresh(subject)
    await world.later(days=20)
    await world.sender.drain()
    assert len(world.slack.calls("update")) == 1


async def test_an_update_knows_who_reads_the_message(world: World) -> None:
    subject = await world.put(Address(people=(UserId("UANA"), UserId("UBEN"))))
    await world.sender.drain()
    await world.refresh(subject)
    assert [queued.people for queued in await world.queued_messages()] == ["UANA,UBEN", "UANA,UBEN"]


async def test_before_it_is_sent_there_is_nothing_to_refresh(world: World) -> None:
    subject = await world.put()
    await world.refresh(subject)
    await world.sender.drain()
    assert len(await world.queued_messages()) == 1


async def test_what_changes_while_a_message_is_posted_is_caught_up(any_world: World) -> None:
    subject = await any_world.put()

    async def somebody_joins() -> None:
        any_world.note.words = "changed"
        await any_world.refresh(subject)

    any_world.slack.before["post"] = somebody_joins
    await any_world.sender.drain()
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    assert any_world.slack.texts == [f"note {subject}"]
    assert [message.text for _, message in any_world.slack.calls("update")] == [f"changed {subject}"]


async def test_a_message_to_several_is_refreshed_everywhere(world: World) -> None:
    subject = await world.put(C1)
    await world.put(C2, subject=subject)
    await world.sender.drain()
    await world.refresh(subject)
    await world.later(seconds=1)
    await world.sender.drain()
    assert {posted.channel for posted, _ in world.slack.calls("update")} == {"C1", "C2"}


async def test_where_a_message_stands_is_known_once_it_is_sent(world: World) -> None:
    async def found(subject: UUID) -> object:
        async with world.storage.work(world.workspace) as work:
            return await outbox.find_posted(work, "note", subject)

    subject = await world.put()
    assert await found(subject) is None
    await world.sender.drain()
    assert await found(subject) is not None
    assert await found(uuid4()) is None


async def test_what_waits_can_be_taken_back_what_is_sent_cannot(world: World) -> None:
    subject = await world.put(C1)
    await world.sender.drain()
    await world.put(C2, subject=subject)
    async with world.storage.work(world.workspace) as work:
        await outbox.take_back(work, "note", subject)
    assert await world.states() == [OutboxState.SENT]


async def test_once_the_bot_can_write_in_a_channel_what_waits_for_that_hurries(any_world: World) -> None:
    later = any_world.now + DAY
    waiting = {error: await any_world.put() for error in (*MENDABLE, "ratelimited")}
    elsewhere = await any_world.put(C2)
    for error, subject in [*waiting.items(), ("not_in_channel", elsewhere)]:
        await any_world.change(subject, error=error, next_at=later)
    async with any_world.storage.work(any_world.workspace) as work:
        await outbox.revive(work, ChannelId("C1"), any_world.now)
    ready = {each.subject for each in await any_world.queued_messages() if each.next_at == any_world.now}
    assert ready == {waiting[error] for error in MENDABLE}


async def test_nothing_of_another_workspace_is_touched(any_world: World) -> None:
    subject = await any_world.put()
    stranger = await new_workspace(any_world.storage, "T2")
    async with any_world.storage.work(stranger) as work:
        await outbox.take_back(work, "note", subject)
        await outbox.revive(work, ChannelId("C1"), any_world.now)
        await outbox.refresh(work, "note", subject, now=any_world.now)
    assert await any_world.states() == [OutboxState.PENDING]


async def test_a_message_holds_references_and_no_text(world: World) -> None:
    await world.put(EIGHT)
    [queued] = await world.queued_messages()
    assert "note" in queued.dedupe_key
    assert {column.name for column in OutboxMessage.__table__.columns if "text" in column.name} == set()
    assert queued.operation is Operation.POST


async def test_what_waits_goes_into_another_channel_and_replies_stay(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.put(Address(channel=ChannelId("C1"), thread_of="note", thread_subject=subject), "reply",
                        subject=subject)  # fmt: skip
    other = await any_world.put(kind="reminder")
    async with any_world.storage.work(any_world.workspace) as work:
        await outbox.redirect(work, subject, ChannelId("C2"), any_world.now)
    places = {(each.kind, each.subject): (each.channel_id, each.lane) for each in await any_world.queued_messages()}
    assert places == {
        ("note", subject): ("C2", "C2"), ("reply", subject): ("C1", "C1"), ("reminder", other): ("C1", "C1"),
    }  # fmt: skip


async def test_a_message_is_under_way_until_it_is_given_up(any_world: World) -> None:
    subject = await any_world.put()
    async with any_world.storage.work(any_world.workspace) as work:
        assert await outbox.is_under_way(work, "note", subject)
        assert not await outbox.is_under_way(work, "reply", subject)
        await outbox.take_back(work, "note", subject)
        assert not await outbox.is_under_way(work, "note", subject)


async def test_a_message_that_holds_no_longer_says_why_and_another_may_come(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.sender.drain()
    async with any_world.storage.work(any_world.workspace) as work:
        await outbox.supersede(work, "note", subject, Superseded.DATE, now=any_world.now)
        assert not await outbox.is_under_way(work, "note", subject)
        assert await outbox.find_posted(work, "note", subject) is None
        await outbox.take_back(work, "note", subject)  # what the earlier message says now is still to come
    await any_world.later(seconds=1)
    await any_world.put(subject=subject)
    await any_world.sender.drain()
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    [(changed, message)] = any_world.slack.calls("update")
    assert message.text == "superseded: date"
    async with any_world.storage.work(any_world.workspace) as work:
        assert await outbox.find_posted(work, "note", subject) != changed


async def test_what_is_not_sent_yet_is_taken_back_when_it_holds_no_longer(any_world: World) -> None:
    subject = await any_world.put()
    async with any_world.storage.work(any_world.workspace) as work:
        await outbox.supersede(work, "note", subject, Superseded.CHANNEL, now=any_world.now)
    await any_world.sender.drain()
    assert any_world.slack.calls("post") == any_world.slack.calls("update") == []
