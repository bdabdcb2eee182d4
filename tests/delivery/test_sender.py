"""What every answer of Slack makes of a message: the table in bot/delivery/README.md, row by row."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa

from bot.delivery import claims
from bot.delivery.post import Address
from bot.kernel.enums import Operation, OutboxState
from bot.kernel.errors import Gone
from bot.kernel.ids import ChannelId, UserId
from bot.slack.errors import Meaning, SlackFailure
from bot.storage.unit_of_work import Storage, UnitOfWork
from models import OutboxMessage
from tests.delivery.world import ANNA, C1, C2, Note, World, hours
from tests.slack.gate import logged

PENDING, SENDING, SENT = OutboxState.PENDING, OutboxState.SENDING, OutboxState.SENT
HELD, DEAD, CANCELLED = OutboxState.HELD, OutboxState.DEAD, OutboxState.CANCELLED
LIMITED = SlackFailure(Meaning.RATE_LIMITED, "ratelimited", 30)
REFUSED = SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError")
TIMEOUT = SlackFailure(Meaning.AMBIGUOUS, "TimeoutError")
ERROR_503 = SlackFailure(Meaning.AMBIGUOUS, "http_503")
NOT_IN_CHANNEL = SlackFailure(Meaning.TARGET, "not_in_channel")
ARCHIVED = SlackFailure(Meaning.TARGET, "is_archived")
FORBIDDEN = SlackFailure(Meaning.TARGET, "restricted_action")
NO_SCOPE = SlackFailure(Meaning.TARGET, "missing_scope")
UNREACHED = SlackFailure(Meaning.TARGET, "messages_tab_disabled")
STRANGE = SlackFailure(Meaning.STRANGE, "something_new")
INVALID = SlackFailure(Meaning.BUG, "invalid_blocks")


async def sent_after(world: World, failure: BaseException, call: str = "post") -> OutboxMessage:
    """Return the one message after a sending in which ``call`` failed that way."""
    [before] = await world.queued_messages()
    world.slack.fail(call, failure)
    await world.sender.drain()
    [queued] = [each for each in await world.queued_messages() if each.id == before.id]
    return queued


async def test_a_message_is_posted_and_remembers_where(any_world: World) -> None:
    subject = await any_world.put()
    await any_world.sender.drain()
    queued = await any_world.queued(subject)
    [(channel, message, token, thread)] = any_world.slack.calls("post")
    assert (channel, message.text, token, thread) == ("C1", f"note {subject}", queued.token, None)
    assert (queued.state, queued.slack_channel, queued.error, queued.owner) == (SENT, "C1", None, None)
    assert queued.slack_ts


async def test_a_message_to_people_goes_into_their_conversation(world: World) -> None:
    subject = await world.put(ANNA)
    await world.sender.drain()
    assert world.slack.calls("open_dm") == [(("U1",),)]
    assert (await world.queued(subject)).slack_channel == "DU1"


async def test_a_second_between_two_messages_in_a_channel(world: World) -> None:
    await world.put()
    await world.put()
    await world.sender.drain()
    assert len(world.slack.texts) == 1
    await world.later(seconds=1)
    await world.sender.drain()
    assert len(world.slack.texts) == 2


async def test_a_message_that_was_changed_does_not_make_the_next_one_wait(world: World) -> None:
    first = await world.put()
    await world.sender.drain()
    await world.later(seconds=1)
    await world.refresh(first)
    second = await world.put()
    await world.sender.drain()
    assert len(world.slack.calls("update")) == 1
    assert (await world.queued(second)).state is SENT


async def test_messages_to_different_channels_go_side_by_side_and_at_most_four(world: World) -> None:
    under_way, most = 0, 0
    full = asyncio.Event()

    async def wait() -> None:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        if under_way == 4:
            full.set()
        await full.wait()
        under_way -= 1

    world.slack.before["post"] = wait
    for n in range(8):
        await world.put(Address(channel=ChannelId(f"C{n}")))
    await world.sender.drain()
    assert (most, len(world.slack.texts)) == (4, 8)


async def test_what_nobody_wants_any_more_is_not_sent(world: World) -> None:
    subject = await world.put()
    world.note.unwanted.add(subject)
    await world.sender.drain()
    assert (await world.queued(subject)).state is CANCELLED
    assert world.slack.asked == []


async def test_what_is_about_something_that_is_gone_is_not_sent(world: World) -> None:
    subject = await world.put()
    world.note.broken[subject] = Gone()
    await world.sender.drain()
    assert (await world.queued(subject)).state is CANCELLED


async def test_too_many_requests_are_no_attempt_and_the_lane_waits(any_world: World) -> None:
    await any_world.put()
    queued = await sent_after(any_world, LIMITED)
    assert (queued.state, queued.attempts, queued.next_at) == (PENDING, 0, any_world.now + timedelta(seconds=30))
    await any_world.put()
    await any_world.later(seconds=29)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("post")) == 1
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("post")) == 2


async def test_the_whole_workspace_rests_as_long_as_slack_says(any_world: World) -> None:
    """Each channel gets a message a second at most: what Slack has too many of are the workspace's."""
    await any_world.put()
    await sent_after(any_world, LIMITED)
    await any_world.put(C2)
    await any_world.later(seconds=29)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("post")) == 1
    assert await claims.next_ready(any_world.storage, any_world.now) == any_world.now + timedelta(seconds=1)
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("post")) == 3


async def test_no_more_goes_out_in_a_minute_than_slack_takes(any_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "_PACE", ((claims._IS_POST, 8), (claims._IS_DIRECT, 4), (~claims._IS_POST, 1)))
    for n in range(9):
        await any_world.put(Address(people=(UserId(f"U{n}"),)))
        await any_world.put(Address(channel=ChannelId(f"C{n}")))
    await any_world.sender.drain()
    went = [channel[0] for channel, *_ in any_world.slack.calls("post")]
    assert (went.count("D"), went.count("C")) == (4, 4)
    await any_world.later(seconds=59)
    await any_world.sender.drain()
    assert len(any_world.slack.texts) == 8
    for _ in range(3):
        await any_world.later(seconds=61)
        await any_world.sender.drain()
    assert await any_world.states() == [SENT] * 18


async def test_what_was_not_accepted_is_tried_again_ever_more_slowly(any_world: World) -> None:
    subject = await any_world.put()
    waits = []
    for _ in range(6):
        any_world.slack.fail("post", REFUSED)
        await any_world.sender.drain()
        queued = await any_world.queued(subject)
        assert queued.state is PENDING
        waits.append((queued.next_at - any_world.now).total_seconds())
        await any_world.clock.turn_to(queued.next_at)
    assert waits == [5, 30, 120, 600, 600, 600]
    await any_world.sender.drain()
    assert (await any_world.queued(subject)).state is SENT


async def test_it_is_not_tried_for_longer_than_it_is_wanted(world: World) -> None:
    subject = await world.put(last=timedelta(seconds=20))
    for _ in range(3):
        world.slack.fail("post", REFUSED)
        await world.sender.drain()
        await world.later(seconds=30)
    assert (await world.queued(subject)).state is OutboxState.EXPIRED
    assert len(world.slack.calls("post")) == 1


@pytest.mark.parametrize("failure", [TIMEOUT, ERROR_503], ids=["timeout", "503"])
async def test_an_unclear_answer_is_never_followed_by_a_second_post(any_world: World, failure: SlackFailure) -> None:
    await any_world.put()
    queued = await sent_after(any_world, failure)
    assert (queued.state, queued.error) == (HELD, failure.code)
    await any_world.later(hours=1)
    await any_world.sender.drain()
    assert len(any_world.slack.calls("post")) == 1


async def test_what_is_said_in_a_word_that_we_do_not_know_is_not_tried_for_ever(any_world: World) -> None:
    subject = await any_world.put(ANNA, last=timedelta(days=30))
    any_world.slack.fail("open_dm", *[STRANGE] * 100)
    while (queued := await any_world.queued(subject)).state is PENDING:
        await any_world.clock.turn_to(max(any_world.now, queued.next_at))
        await any_world.sender.drain()
    assert (queued.state, queued.error, len(any_world.slack.calls("open_dm"))) == (DEAD, "something_new", 8)
    assert any_world.now - queued.due_at > timedelta(hours=8)


async def test_what_became_too_late_between_claim_and_call_is_not_posted(any_world: World) -> None:
    subject = await any_world.put(ANNA, last=timedelta(seconds=20))
    any_world.slack.before["open_dm"] = lambda: any_world.later(seconds=30)
    await any_world.sender.drain()
    assert (await any_world.queued(subject)).state is OutboxState.EXPIRED
    assert any_world.slack.texts == []


@pytest.mark.parametrize(("code", "users", "told"), [
    ("user_disabled", ("U1",), ["U1"]), ("user_not_found", ("U1",), ["U1"]),
    ("user_disabled", ("U1", "U2"), ["U1", "U2"]), ("cannot_dm_bot", ("U1",), []),
])  # fmt: skip
async def test_whose_account_is_off_is_noted(world: World, code: str, users: tuple[str, ...], told: list[str]) -> None:
    noted: list[str] = []

    async def note(_work: UnitOfWork, users: Sequence[UserId], _now: datetime) -> None:
        noted.extend(users)

    world.sender = world.new_sender(note)
    await world.put(Address(people=tuple(UserId(user) for user in users)))
    queued = await sent_after(world, SlackFailure(Meaning.TARGET, code), "open_dm")
    assert (queued.state, noted) == (DEAD, told)


async def test_what_does_no_harm_twice_is_sent_again_after_an_unclear_answer(world: World) -> None:
    subject = await world.put(ANNA, "reminder")
    await sent_after(world, TIMEOUT)
    await world.later(seconds=5)
    await world.sender.drain()
    assert (await world.queued(subject)).state is SENT
    assert len(world.slack.calls("post")) == 2


async def test_an_update_is_repeated_after_an_unclear_answer(world: World) -> None:
    subject = await world.put()
    await world.sender.drain()
    await world.refresh(subject)
    await world.later(seconds=1)
    world.slack.fail("update", TIMEOUT)
    await world.sender.drain()
    await world.later(seconds=5)
    await world.sender.drain()
    assert len(world.slack.calls("update")) == 2
    assert await world.states() == [SENT, SENT]


async def test_where_only_the_conversation_could_not_be_opened_nothing_was_posted(world: World) -> None:
    subject = await world.put(ANNA)
    queued = await sent_after(world, TIMEOUT, "open_dm")
    assert queued.state is PENDING
    await world.later(seconds=5)
    await world.sender.drain()
    assert (await world.queued(subject)).state is SENT
    assert len(world.slack.calls("post")) == 1


@pytest.mark.parametrize("failure", [NOT_IN_CHANNEL, ARCHIVED, FORBIDDEN, NO_SCOPE], ids=lambda failure: failure.code)
async def test_a_channel_that_somebody_can_mend_is_tried_again(any_world: World, failure: SlackFailure) -> None:
    """The bot isn't in it, it is archived, apps may not write there, or may not write at all."""
    subject = await any_world.put()
    queued = await sent_after(any_world, failure)
    assert (queued.state, queued.error, queued.attempts) == (PENDING, failure.code, 0)
    assert any_world.note.unreached == [(subject, failure.code)]
    await any_world.later(seconds=3600)
    await any_world.sender.drain()
    assert [each.state for each in await any_world.queued_messages() if each.kind == "note"] == [SENT]


@pytest.mark.parametrize("call", ["post", "open_dm"])
async def test_a_target_that_cannot_be_reached_ends_it_and_somebody_is_told(any_world: World, call: str) -> None:
    subject = await any_world.put(ANNA if call == "open_dm" else C1)
    queued = await sent_after(any_world, UNREACHED, call)
    assert (queued.state, queued.error) == (DEAD, UNREACHED.code)
    assert any_world.note.unreached == [(subject, UNREACHED.code)]
    assert [each.kind for each in await any_world.queued_messages() if each.state is SENT] == ["reminder"]


async def test_when_nobody_can_be_told_the_message_is_settled_all_the_same(
    any_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def breaks(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr(any_world.note, "undeliverable", breaks)
    await any_world.put()
    with logged() as entries:
        queued = await sent_after(any_world, UNREACHED)
    assert queued.state is DEAD
    assert "nobody_told" in [entry["event"] for entry in entries]
    assert "secret" not in repr(entries)


async def test_what_slack_does_not_take_is_our_mistake_and_said_aloud(world: World) -> None:
    await world.put()
    with logged() as entries:
        queued = await sent_after(world, INVALID)
    assert (queued.state, queued.error) == (DEAD, "invalid_blocks")
    assert [(entry["log_level"], entry["code"]) for entry in entries] == [("error", "invalid_blocks")]


async def test_a_message_that_cannot_be_composed_stops_no_other(world: World) -> None:
    broken, fine = await world.put(C1), await world.put(C2)
    world.note.broken[broken] = RuntimeError("a secret")
    with logged() as entries:
        await world.sender.drain()
    assert (await world.queued(broken)).state is DEAD
    assert (await world.queued(fine)).state is SENT
    assert "secret" not in repr(entries)


async def test_a_message_of_an_unknown_kind_stops_no_other(world: World) -> None:
    strange, fine = await world.put(C1, "from-tomorrow"), await world.put(C2)
    await world.sender.drain()
    assert ((await world.queued(strange)).state, (await world.queued(fine)).state) == (DEAD, SENT)


async def test_while_the_database_is_away_before_the_call_nothing_is_given_up(world: World) -> None:
    subject = await world.put()
    world.note.broken[subject] = sa.exc.OperationalError("select", {}, Exception("gone"))
    await world.sender.drain()
    assert (await world.queued(subject)).state is PENDING
    world.note.broken.clear()
    await world.later(seconds=5)
    await world.sender.drain()
    assert (await world.queued(subject)).state is SENT


async def test_what_was_sent_while_the_database_was_away_is_written_down_later(
    any_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await any_world.put()
    away = [sa.exc.OperationalError("update", {}, Exception("gone"))]
    work = type(any_world.storage).work

    def sometimes(storage: Storage, workspace: UUID) -> AbstractAsyncContextManager[UnitOfWork]:
        if any_world.slack.texts and away:
            raise away.pop()
        return work(storage, workspace)

    monkeypatch.setattr(type(any_world.storage), "work", sometimes)
    await any_world.sender.drain()
    assert await any_world.states() == [SENDING]
    await any_world.later(minutes=5)
    await any_world.new_sender().drain()
    assert await any_world.states() == [HELD]
    await any_world.sender.drain()
    assert await any_world.states() == [SENT]
    assert len(any_world.slack.texts) == 1


async def test_a_strange_error_in_the_middle_of_a_post_leaves_it_open(world: World) -> None:
    await world.put()
    assert (await sent_after(world, RuntimeError("half way"))).state is HELD


async def test_a_reply_waits_for_its_parent_and_goes_into_its_thread(any_world: World) -> None:
    parent = uuid4()
    to = Address(channel=ChannelId("C1"), thread_of="note", thread_subject=parent)
    reply = await any_world.put(to, "reply")
    await any_world.sender.drain()
    assert any_world.slack.asked == []
    assert (await any_world.queued(reply)).error == "no_parent"
    await any_world.put(subject=parent)
    await any_world.sender.drain()
    await any_world.later(seconds=1)
    await any_world.sender.drain()
    ts = (await any_world.queued(parent)).slack_ts
    assert [thread for *_, thread in any_world.slack.calls("post")] == [None, ts]


async def test_a_reply_whose_parent_may_be_anywhere_comes_without_its_thread(any_world: World) -> None:
    parent = await any_world.put()
    to = Address(channel=ChannelId("C1"), thread_of="note", thread_subject=parent)
    reply = await any_world.put(to)
    await any_world.change(parent, state=HELD)
    await any_world.sender.drain()
    assert (await any_world.queued(reply)).state is SENT


async def test_a_reply_whose_parent_never_comes_does_not_keep_the_house_awake(world: World) -> None:
    to = Address(channel=ChannelId("C1"), thread_of="note", thread_subject=uuid4())
    reply = await world.put(to, "reply", last=timedelta(hours=4))
    looked = 0
    while (queued := await world.queued(reply)).state is PENDING:
        await world.clock.turn_to(max(world.now, queued.next_at))
        await world.sender.drain()
        looked += 1
    assert queued.state is OutboxState.EXPIRED
    assert looked < 40


async def test_an_update_of_a_message_that_was_deleted_ends_there(world: World) -> None:
    subject = await world.put()
    await world.sender.drain()
    await world.refresh(subject)
    await world.later(seconds=1)
    world.slack.fail("update", SlackFailure(Meaning.TARGET, "message_not_found"))
    await world.sender.drain()
    [update] = [queued for queued in await world.queued_messages() if queued.operation is Operation.UPDATE]
    assert (update.state, update.error) == (DEAD, "message_not_found")


@pytest.mark.parametrize(("goes", "removed"), [(True, 1), (False, 0)])
async def test_a_message_of_which_nothing_is_left_is_taken_away_where_it_showed_what_people_wrote(
    world: World, monkeypatch: pytest.MonkeyPatch, goes: bool, removed: int
) -> None:
    monkeypatch.setattr(Note, "goes_when_empty", goes)
    subject = await world.put()
    await world.sender.drain()
    world.note.unwanted.add(subject)
    await world.refresh(subject)
    await world.later(seconds=1)
    await world.sender.drain()
    assert len(world.slack.calls("remove")) == removed
    assert len(world.slack.calls("update")) == 0


async def test_stopping_gives_back_what_was_not_tried_and_leaves_what_was(any_world: World) -> None:
    reached, hanging = asyncio.Event(), asyncio.Event()
    tried = await any_world.put(C1)

    async def hang() -> None:
        reached.set()
        await hanging.wait()

    any_world.slack.before["post"] = hang
    untried = await any_world.put(ANNA)
    any_world.slack.before["open_dm"] = hanging.wait  # type: ignore[assignment]
    task = asyncio.create_task(any_world.sender.drain())
    await reached.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await any_world.sender.stop()
    assert (await any_world.queued(tried)).state is SENDING
    assert (await any_world.queued(untried)).state is PENDING
    await any_world.later(seconds=61)
    any_world.slack.before.clear()
    await any_world.new_sender().drain()
    assert (await any_world.queued(tried)).state is HELD
    assert (await any_world.queued(untried)).state is SENT


async def test_a_closed_sender_claims_no_more(world: World) -> None:
    await world.put()
    world.sender.close()
    await world.sender.drain()
    assert await world.states() == [PENDING]


async def test_several_senders_on_one_postgresql_send_nothing_twice(postgres_world: World) -> None:
    for n in range(30):
        await postgres_world.put(Address(channel=ChannelId(f"C{n}")))
    senders = [postgres_world.new_sender() for _ in range(3)]
    for _ in range(10):
        if PENDING in await postgres_world.states():
            await asyncio.gather(*(sender.drain() for sender in senders))
    assert await postgres_world.states() == [SENT] * 30
    assert len(postgres_world.slack.texts) == len(set(postgres_world.slack.texts)) == 30


async def test_nothing_that_is_told_twice_is_due_before_its_time(world: World) -> None:
    await world.put()
    await world.change((await world.queued_messages())[0].subject, next_at=hours(1))
    await world.sender.drain()
    assert world.slack.asked == []


@pytest.mark.parametrize("error", [sa.exc.OperationalError("update", {}, Exception("gone")), TimeoutError()])
async def test_stopping_while_the_database_is_away_ends_well(
    world: World, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    async def away(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("bot.delivery.claims.give_back", away)
    with logged() as entries:
        await world.sender.stop()
    assert [entry["event"] for entry in entries] == ["not_given_back"]


async def test_somebody_is_brought_into_a_channel_instead_of_a_message(any_world: World) -> None:
    await any_world.put(kind="bringing")
    await any_world.sender.drain()
    [queued] = await any_world.queued_messages()
    assert (queued.state, any_world.slack.calls("bring_in")) == (SENT, [("C1", "U1")])
    assert any_world.slack.texts == []


async def test_who_may_be_in_already_is_brought_in_again(world: World) -> None:
    await world.put(kind="bringing")
    queued = await sent_after(world, SlackFailure(Meaning.AMBIGUOUS, "http_503"), "bring_in")
    assert queued.state is PENDING
    await world.later(seconds=5)
    await world.sender.drain()
    assert [each.state for each in await world.queued_messages()] == [SENT]


async def test_who_cannot_be_brought_in_is_reported_and_who_is_not_wanted_there_stays_out(world: World) -> None:
    await world.put(kind="bringing")
    await sent_after(world, SlackFailure(Meaning.TARGET, "missing_scope"), "bring_in")
    assert world.bringing.unreached == ["missing_scope"]
    world.bringing.unwanted.add(await world.put(C2, kind="bringing"))
    await world.sender.drain()
    assert len(world.slack.calls("bring_in")) == 1


async def test_a_reply_goes_where_its_parent_stands_wherever_it_was_addressed_to(world: World) -> None:
    parent = await world.put(C1)
    await world.sender.drain()
    await world.put(replace(C2, thread_of="note", thread_subject=parent), "reply")
    await world.sender.drain()
    (_, _, _, _), (channel, _, _, thread) = world.slack.calls("post")
    assert (channel, thread) == ("C1", (await world.queued(parent)).slack_ts)
