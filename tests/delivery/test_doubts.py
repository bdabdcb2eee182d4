"""After an answer that says nothing, a message is looked for, sent again, or held for a person: none stays unknown."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.delivery import held, outbox
from bot.delivery.post import Address
from bot.kernel.enums import Operation, OutboxState
from bot.kernel.ids import ChannelId, MessageTs, UserId
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import Posted
from models import OutboxMessage
from tests.delivery.world import ANNA, C1, World
from tests.slack.gate import logged

PENDING, UNKNOWN, HELD, SENT = OutboxState.PENDING, OutboxState.UNKNOWN, OutboxState.HELD, OutboxState.SENT
TIMEOUT = SlackFailure(Meaning.AMBIGUOUS, "TimeoutError")
LIMITED = SlackFailure(Meaning.RATE_LIMITED, "ratelimited", 300)
UNREADABLE = SlackFailure(Meaning.TARGET, "missing_scope")
THREAD_GONE = SlackFailure(Meaning.TARGET, "thread_not_found")
BEN = UserId("U2")


@pytest.fixture
def readable(any_world: World) -> World:
    any_world.slack.scopes = frozenset({"chat:write", "channels:history"})
    return any_world


@pytest.fixture
def unreadable(any_world: World) -> World:
    any_world.note.responsible_people = [UserId("U1"), BEN]
    return any_world


async def doubtful(world: World, to: Address = C1, kind: str = "note", last: timedelta = timedelta(days=1)) -> UUID:
    """Return the subject of a message that was tried and had no clear answer."""
    subject = await world.put(to, kind, last=last)
    world.slack.fail("post", TIMEOUT)
    await world.sender.drain()
    return subject


async def posted(world: World, subject: UUID) -> OutboxMessage:
    [found] = [
        each
        for each in await world.queued_messages()
        if each.subject == subject and each.operation is Operation.POST and each.kind != held.QUESTION
    ]
    return found


async def minutes(world: World, count: float) -> None:
    await world.later(minutes=count)
    await world.sender.drain()


class TestWhereHistoryCanBeRead:
    async def test_what_is_there_is_sent_and_brought_up_to_date(self, readable: World) -> None:
        subject = await doubtful(readable)
        queued = await posted(readable, subject)
        readable.slack.there[queued.token] = Posted(ChannelId("C1"), MessageTs("7.0"))
        assert readable.slack.calls("find") == []
        await minutes(readable, 1)
        found = await posted(readable, subject)
        assert (found.state, found.slack_channel, found.slack_ts) == (SENT, "C1", "7.0")
        [(channel, token, since, thread)] = readable.slack.calls("find")
        assert (channel, token, thread) == ("C1", queued.token, None)
        assert since <= queued.due_at
        assert [where for where, _ in readable.slack.calls("update")] == [Posted(ChannelId("C1"), MessageTs("7.0"))]
        assert len(readable.slack.calls("post")) == 1

    async def test_what_is_found_nowhere_twice_is_sent_again_once(self, readable: World) -> None:
        subject = await doubtful(readable)
        await minutes(readable, 1)
        assert (await posted(readable, subject)).state is UNKNOWN
        await minutes(readable, 0.4)
        assert len(readable.slack.calls("find")) == 1
        await minutes(readable, 0.1)
        assert (await posted(readable, subject)).state is SENT
        assert (len(readable.slack.calls("find")), len(readable.slack.calls("post"))) == (2, 2)

    async def test_what_harms_nobody_twice_is_looked_for_as_well(self, readable: World) -> None:
        subject = await doubtful(readable, ANNA, "reminder")
        readable.slack.there[(await posted(readable, subject)).token] = Posted(ChannelId("DU1"), MessageTs("7.0"))
        await minutes(readable, 1)
        assert (await posted(readable, subject)).state is SENT
        assert len(readable.slack.calls("post")) == 1

    async def test_what_is_found_nowhere_is_not_sent_again_when_it_is_too_late(self, readable: World) -> None:
        subject = await doubtful(readable, last=timedelta(seconds=70))
        await minutes(readable, 1)
        await minutes(readable, 0.5)
        assert (await posted(readable, subject)).state is OutboxState.EXPIRED

    async def test_it_is_looked_for_later_where_slack_has_no_answer(self, readable: World) -> None:
        subject = await doubtful(readable)
        readable.slack.fail("find", TIMEOUT, LIMITED)
        await minutes(readable, 1)
        await minutes(readable, 2)
        assert (await posted(readable, subject)).state is UNKNOWN
        await minutes(readable, 5)
        await minutes(readable, 0.5)
        assert (await posted(readable, subject)).state is SENT
        assert len(readable.slack.calls("find")) == 4

    async def test_where_this_channel_alone_cannot_be_read_somebody_is_asked(self, readable: World) -> None:
        subject = await doubtful(readable)
        readable.slack.fail("find", UNREADABLE)
        await minutes(readable, 1)
        assert (await posted(readable, subject)).state is HELD

    async def test_a_mistake_while_looking_loses_nothing(self, readable: World) -> None:
        subject = await doubtful(readable)
        readable.slack.fail("find", RuntimeError("a secret"))
        with logged() as entries:
            await minutes(readable, 1)
        assert (await posted(readable, subject)).state is UNKNOWN
        assert "secret" not in repr(entries)
        await minutes(readable, 2)
        await minutes(readable, 0.5)
        assert (await posted(readable, subject)).state is SENT

    async def test_a_post_whose_process_died_is_looked_for_too(self, readable: World) -> None:
        subject = await readable.put()
        await readable.change(
            subject, state=OutboxState.SENDING, owner="dead", lease_until=readable.now, sent_at=readable.now
        )
        await minutes(readable, 1)
        await minutes(readable, 0.5)
        assert (await posted(readable, subject)).state is SENT
        assert len(readable.slack.calls("find")) == 2


class TestWhereItCannot:
    async def test_everybody_responsible_is_asked_once_and_the_log_says_so(self, unreadable: World) -> None:
        with logged() as entries:
            subject = await doubtful(unreadable)
        assert (await posted(unreadable, subject)).state is HELD
        assert [entry["event"] for entry in entries].count("message_held") == 1
        asked = [each for each in await unreadable.queued_messages() if each.kind == held.QUESTION]
        assert {(each.people, each.subject) for each in asked} == {
            (user, (await posted(unreadable, subject)).id) for user in ("U1", "U2")
        }
        await minutes(unreadable, 60)
        assert len(unreadable.slack.calls("find")) == 0
        assert len([each for each in await unreadable.queued_messages() if each.kind == held.QUESTION]) == 2

    async def test_where_nobody_can_be_asked_it_is_held_all_the_same(
        self, unreadable: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def breaks(*_: object) -> None:
            raise RuntimeError("a secret")

        monkeypatch.setattr(unreadable.note, "responsible", breaks)
        with logged() as entries:
            subject = await doubtful(unreadable)
        assert (await posted(unreadable, subject)).state is HELD
        assert "nobody_told" in [entry["event"] for entry in entries]
        assert "secret" not in repr(entries)

    async def test_it_is_posted_when_somebody_says_that_it_is_not_there(self, unreadable: World) -> None:
        subject = await doubtful(unreadable)
        queued = await posted(unreadable, subject)
        async with unreadable.storage.work(unreadable.workspace) as work:
            assert await held.was_asked(work, queued.id, BEN)
            assert not await held.was_asked(work, queued.id, UserId("U3"))
            assert await held.post(work, queued.id, unreadable.now)
        async with unreadable.storage.work(unreadable.workspace) as work:
            assert not await held.is_there(work, queued.id, unreadable.now)
        await minutes(unreadable, 1)
        found = await posted(unreadable, subject)
        assert (found.state, bool(found.slack_ts)) == (SENT, True)
        assert len(unreadable.slack.calls("update")) == 2  # what both were asked

    async def test_it_is_sent_when_somebody_says_that_it_is_there_and_its_thread_is_the_channel(
        self, unreadable: World
    ) -> None:
        subject = await doubtful(unreadable)
        async with unreadable.storage.work(unreadable.workspace) as work:
            assert await held.is_there(work, (await posted(unreadable, subject)).id, unreadable.now)
        await minutes(unreadable, 1)
        found = await posted(unreadable, subject)
        assert (found.state, found.slack_ts) == (SENT, None)
        reply = await unreadable.put(
            Address(channel=ChannelId("C1"), thread_of="note", thread_subject=subject), "reply"
        )
        await minutes(unreadable, 1)
        assert (await posted(unreadable, reply)).state is SENT
        assert unreadable.slack.calls("post")[-1][3] is None
        async with unreadable.storage.work(unreadable.workspace) as work:
            assert await outbox.find_posted(work, "note", subject) is None
        await unreadable.refresh(subject)
        assert not [
            each for each in await unreadable.queued_messages() if each.kind == "note" and each.state is PENDING
        ]

    async def test_where_it_can_be_looked_for_by_then_its_place_is_known(self, unreadable: World) -> None:
        subject = await doubtful(unreadable)
        queued = await posted(unreadable, subject)
        unreadable.slack.scopes = frozenset({"channels:history"})
        unreadable.slack.there[queued.token] = Posted(ChannelId("C1"), MessageTs("7.0"))
        async with unreadable.storage.work(unreadable.workspace) as work:
            assert await held.is_there(work, queued.id, unreadable.now)
        await unreadable.sender.drain()
        assert (await posted(unreadable, subject)).slack_ts == "7.0"

    async def test_when_it_is_too_late_for_it_nobody_has_to_say_anything(self, unreadable: World) -> None:
        subject = await doubtful(unreadable, last=timedelta(hours=4))
        await minutes(unreadable, 60 * 5)
        queued = await posted(unreadable, subject)
        assert queued.state is OutboxState.EXPIRED
        async with unreadable.storage.work(unreadable.workspace) as work:
            assert not await held.post(work, queued.id, unreadable.now)

    async def test_what_harms_nobody_twice_is_sent_again(self, unreadable: World) -> None:
        subject = await doubtful(unreadable, ANNA, "reminder")
        await minutes(unreadable, 0.1)
        assert (await posted(unreadable, subject)).state is SENT
        assert len(unreadable.slack.calls("post")) == 2


class TestAThreadWhoseFirstMessageWasDeleted:
    async def replied(self, world: World) -> tuple[UUID, UUID]:
        """Return a card that was deleted, and a reply to it that was put in then."""
        card = await world.put()
        await world.sender.drain()
        world.slack.threads_gone.add((await posted(world, card)).slack_ts or "")
        to = Address(channel=ChannelId("C1"), thread_of="note", thread_subject=card)
        reply = await world.put(to, "reply")
        await minutes(world, 1)
        return card, reply

    async def settle(self, world: World) -> None:
        for _ in range(5):
            await minutes(world, 0.1)

    async def test_the_reply_is_taken_away_the_card_comes_anew_and_the_thread_goes_on_there(
        self, any_world: World
    ) -> None:
        _, reply = await self.replied(any_world)
        await self.settle(any_world)
        texts = [(message.text.split()[0], thread) for _, message, _, thread in any_world.slack.calls("post")]
        old, stray, new, again = [posted_[3] for posted_ in any_world.slack.calls("post")]
        assert (old, new) == (None, None)
        assert stray != again
        assert len(texts) == 4
        assert len(any_world.slack.calls("remove")) == 1
        assert (await posted(any_world, reply)).state is SENT

    async def test_where_slack_says_that_the_thread_is_gone_it_is_the_same(self, any_world: World) -> None:
        card = await any_world.put()
        await any_world.sender.drain()
        reply = await any_world.put(Address(channel=ChannelId("C1"), thread_of="note", thread_subject=card), "reply")
        any_world.slack.fail("post", THREAD_GONE)
        await minutes(any_world, 1)
        await self.settle(any_world)
        assert (await posted(any_world, reply)).state is SENT
        assert any_world.slack.calls("remove") == []
        assert len({thread for *_, thread in any_world.slack.calls("post") if thread}) == 2

    async def test_deleted_a_second_time_the_thread_ends_and_nothing_stays_in_the_channel(
        self, any_world: World
    ) -> None:
        card, _ = await self.replied(any_world)
        await self.settle(any_world)
        [new] = [each for each in await any_world.queued_messages() if each.subject == card and each.state is SENT]
        any_world.slack.threads_gone.add(new.slack_ts or "")
        to = Address(channel=ChannelId("C1"), thread_of="note", thread_subject=card)
        last = await any_world.put(to, "reply", last=timedelta(hours=2))
        for _ in range(20):
            await minutes(any_world, 10)
        assert (await posted(any_world, last)).state is OutboxState.EXPIRED
        assert len(any_world.slack.calls("remove")) == 2

    async def test_what_went_astray_is_taken_away_even_if_that_takes_several_tries(self, any_world: World) -> None:
        any_world.slack.fail("remove", TIMEOUT, SlackFailure(Meaning.AMBIGUOUS, "http_503"))
        await self.replied(any_world)
        for _ in range(10):
            await minutes(any_world, 0.5)
        assert len(any_world.slack.calls("remove")) == 3
        removals = [each for each in await any_world.queued_messages() if each.operation is Operation.REMOVE]
        assert [each.state for each in removals] == [SENT]

    async def test_a_reply_that_is_found_astray_is_taken_away_as_well(self, readable: World) -> None:
        card = await readable.put()
        await readable.sender.drain()
        await readable.later(seconds=2)
        reply = await doubtful(
            readable, Address(channel=ChannelId("C1"), thread_of="note", thread_subject=card), "reply"
        )
        token = (await posted(readable, reply)).token
        readable.slack.there[token] = Posted(ChannelId("C1"), MessageTs("7.0"), astray=True)
        await minutes(readable, 1)
        await self.settle(readable)
        assert readable.slack.calls("remove") == [(Posted(ChannelId("C1"), MessageTs("7.0")),)]
        assert (await posted(readable, reply)).state is SENT
