"""What circles post, and what happens when the bot isn't in the channel."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.sender import Sender
from bot.features.circles import service as circles
from bot.features.circles.posts import IN_ARCHIVE, NOT_INVITED
from bot.features.membership import service as membership
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Operation, OutboxState
from bot.slack.errors import Meaning, SlackFailure
from bot.storage.unit_of_work import Storage
from models import OutboxMessage
from tests.fake_gateway import FakeGateway
from tests.features.fakes import Team, circle_posts, new_team, parts

NOT_IN_CHANNEL = SlackFailure(Meaning.TARGET, "not_in_channel")
HOUR = timedelta(hours=1)
ARCHIVED = SlackFailure(Meaning.TARGET, "is_archived")


class Office:
    """A team, a Slack, and a sender between them."""

    def __init__(self, team: Team, clock: SimulatedClock) -> None:
        self.team, self.clock, self.slack = team, clock, FakeGateway()
        self.sender = Sender(team.storage, self.slack, circle_posts(parts(team.storage, clock)), clock)

    async def send(self, **later: float) -> None:
        await self.clock.turn_to(self.clock.now() + timedelta(**later))
        await self.sender.drain()

    async def queued_messages(self, kind: str) -> list[OutboxMessage]:
        async with self.team.storage.everywhere() as session:
            return list(await session.scalars(sa.select(OutboxMessage).where(OutboxMessage.kind == kind)))


@pytest.fixture
async def office(storage: Storage, clock: SimulatedClock) -> Office:
    return Office(await new_team(storage), clock)


async def test_the_card_goes_to_the_channel_in_the_circles_language(office: Office) -> None:
    await office.team.gather("UANNA")
    await office.send()
    [(channel, message, *_)] = office.slack.calls("post")
    assert channel == "C1"
    assert message.text.startswith("Async Python meets every")


async def test_the_card_shows_who_joined_meanwhile(office: Office) -> None:
    circle = await office.team.gather("UANNA", "UBEN")
    await office.send()
    assert "2 of 8 places taken" in str(office.slack.calls("post"))
    await office.team.meet("UCARLA")
    async with office.team.storage.work(office.team.workspace_id) as work:
        await membership.join(work, circle.id, office.team.person("UCARLA"), office.clock.now())
    await office.send(seconds=1)
    assert "3 of 8 places taken" in str([message.content() for _, message in office.slack.calls("update")])


async def test_a_card_that_was_sent_says_when_the_circle_is_over(office: Office) -> None:
    circle = await office.team.gather("UANNA")
    await office.send()
    async with office.team.storage.work(office.team.workspace_id) as work:
        await circles.close(work, circle.id, office.clock.now())
    await office.send(seconds=1)
    [(_, message)] = office.slack.calls("update")
    assert message.text == "Async Python has come to its end."
    assert "circles:join" not in str(message.content())


async def test_a_circle_that_is_over_already_gets_no_card(office: Office) -> None:
    circle = await office.team.gather("UANNA")
    async with office.team.storage.work(office.team.workspace_id) as work:
        await circles.close(work, circle.id, office.clock.now())
    await office.send()
    assert office.slack.asked == []
    assert [queued.state for queued in await office.queued_messages(circles.INVITATION)] == [OutboxState.CANCELLED]


async def test_where_the_bot_is_not_in_the_channel_the_owner_is_told_what_to_type(office: Office) -> None:
    await office.team.gather("UANNA", "UBEN")
    office.slack.fail("post", NOT_IN_CHANNEL)
    await office.send()
    [(channel, message, *_)] = office.slack.calls("post")[1:]
    assert channel == "DUANNA"
    assert "`/invite` <@UBOT>" in message.text


async def test_once_a_post_arrives_again_the_owner_is_told_no_more_that_none_does(office: Office) -> None:
    """The bot is back before anybody has read of it; in a private channel no event tells."""
    await office.team.gather("UANNA")
    office.slack.fail("post", NOT_IN_CHANNEL)
    office.slack.fail("open_dm", SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError"))
    await office.send()
    async with office.team.storage.everywhere() as session:
        later = OutboxMessage.kind == NOT_INVITED
        await session.execute(sa.update(OutboxMessage).where(later).values(next_at=office.clock.now() + 2 * HOUR))
    await office.send(hours=1)
    await office.send(hours=1)
    assert [channel for channel, *_ in office.slack.calls("post")] == ["C1", "C1"]
    assert [queued.state for queued in await office.queued_messages(NOT_INVITED)] == [OutboxState.CANCELLED]


async def test_each_owner_is_told_in_their_own_language(office: Office) -> None:
    await office.team.meet("UANNA", locale="de-DE")
    await office.team.gather("UANNA")
    office.slack.fail("post", NOT_IN_CHANNEL)
    await office.send()
    assert "Tipp dort bitte" in office.slack.texts[-1]


async def test_the_owner_is_told_once_a_day(office: Office) -> None:
    circle = await office.team.gather("UANNA")
    for _ in range(3):
        async with office.team.storage.everywhere() as session:
            about = sa.and_(OutboxMessage.subject == circle.id, OutboxMessage.kind != NOT_INVITED)
            await session.execute(sa.update(OutboxMessage).where(about)
                                  .values(state=OutboxState.PENDING))  # fmt: skip
        office.slack.fail("post", NOT_IN_CHANNEL)
        await office.send(hours=9)
    assert len(await office.queued_messages(NOT_INVITED)) == 2


async def test_who_left_meanwhile_is_told_nothing(office: Office) -> None:
    circle = await office.team.gather("UANNA", "UBEN")
    office.slack.fail("post", NOT_IN_CHANNEL)
    office.slack.fail("open_dm", SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError"))
    await office.send()
    async with office.team.storage.work(office.team.workspace_id) as work:
        await membership.leave(work, circle.id, office.team.person("UANNA"), office.clock.now())
    await office.send(seconds=5)
    assert [queued.state for queued in await office.queued_messages(NOT_INVITED)] == [OutboxState.CANCELLED]
    assert [channel for channel, *_ in office.slack.calls("post")] == ["C1", "DUBEN"]


async def test_other_reasons_bother_nobody(office: Office) -> None:
    await office.team.gather("UANNA")
    office.slack.fail("post", SlackFailure(Meaning.TARGET, "restricted_action"))
    await office.send()
    assert await office.queued_messages(NOT_INVITED) == await office.queued_messages(IN_ARCHIVE) == []


async def test_the_owner_is_told_once_a_week_that_the_channel_is_archived(office: Office) -> None:
    circle = await office.team.gather("UANNA", "UBEN")
    for _ in range(3):
        async with office.team.storage.everywhere() as session:
            about = sa.and_(OutboxMessage.subject == circle.id, OutboxMessage.kind != IN_ARCHIVE)
            await session.execute(sa.update(OutboxMessage).where(about)
                                  .values(state=OutboxState.PENDING))  # fmt: skip
        office.slack.fail("post", ARCHIVED)
        await office.send(days=3)
    told = [text for text in office.slack.texts if "that channel is archived" in text]
    assert len(told) == len(await office.queued_messages(IN_ARCHIVE)) == 2


async def test_a_card_that_somebody_deleted_is_not_brought_back(office: Office) -> None:
    circle = await office.team.gather("UANNA", "UBEN")
    await office.send()
    office.slack.fail("update", SlackFailure(Meaning.TARGET, "message_not_found"))
    async with office.team.storage.work(office.team.workspace_id) as work:
        await membership.leave(work, circle.id, office.team.person("UBEN"), office.clock.now())
    await office.send(seconds=1)
    cards = await office.queued_messages(circles.INVITATION)
    assert {(card.operation, card.state) for card in cards} == {
        (Operation.POST, OutboxState.SENT), (Operation.UPDATE, OutboxState.DEAD)
    }  # fmt: skip
    assert await office.queued_messages(NOT_INVITED) == []
