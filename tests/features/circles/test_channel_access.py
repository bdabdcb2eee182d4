"""Access follows the channel: who leaves a private one has left its circles; what kind it is, is asked anew."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.delivery.paced import PAUSE
from bot.features.circle_channels import handlers, posts
from bot.features.circle_channels import service as channels
from bot.features.circles import service as circles
from bot.features.circles.posts import IN_ARCHIVE
from bot.features.circles.rules import CircleChannel, CircleInfo
from bot.features.membership import service as membership
from bot.kernel.clock import SimulatedClock
from bot.kernel.ids import ChannelId, UserId
from bot.slack.errors import Meaning, SlackFailure
from bot.slack.gateway import ChannelFacts
from bot.slack.routes import Event, Routes
from bot.storage.unit_of_work import Storage
from models import OutboxMessage
from tests.fake_gateway import FakeGateway
from tests.features.fakes import Team, new_team, parts
from tests.rows import BOT, MONDAY

CHANNEL, DAY = ChannelId("C1"), timedelta(days=1, minutes=1)
PRIVATE = ChannelFacts(private=True)
MISSING = SlackFailure(Meaning.INSTALLATION, "missing_scope")


class House:
    """A circle of three, the events about its channel, and what Slack says of that once a day."""

    def __init__(self, team: Team, circle: CircleInfo, clock: SimulatedClock) -> None:
        self.team, self.circle, self.clock, self.slack = team, circle, clock, FakeGateway()
        self.deps, self.routes = parts(team.storage, clock, gateway=self.slack), Routes()
        self.deps.timeouts.look = 60
        handlers.register(self.routes, self.deps)
        [self.check] = posts.maintenance(self.deps)
        [self.told] = posts.posts(self.deps)

    async def hear(self, event: str, **payload: str) -> int:
        """Tell whom it concerns; return how many that were."""
        heard = Event(event, self.team.workspace_id, BOT, {"channel": CHANNEL} | payload)
        listeners = await self.routes.listeners(heard)
        for listener in listeners:
            await listener(heard)
        return len(listeners)

    async def look(
        self, facts: ChannelFacts | None = None, inside: tuple[str, ...] = (), *, later: timedelta = DAY
    ) -> int:
        """Let time pass, and Slack be asked about channels; return of how many."""
        self.slack.channels, self.slack.inside = {"C1": facts or PRIVATE}, {"C1": {UserId(each) for each in inside}}
        await self.clock.turn_to(self.clock.now() + later)
        before = len(self.slack.calls("channel"))
        async with self.team.storage.reading(self.team.workspace_id) as work:
            await self.check(work, self.clock.now())
        await self.deps.background.rest()
        return len(self.slack.calls("channel")) - before

    async def opens(self, user: str, *, later: timedelta = timedelta(0)) -> list[str]:
        """Let somebody open something a while later; return who is in the circle when they read of it."""
        await self.clock.turn_to(self.clock.now() + later)
        await self.routes.look_first(self.team.workspace_id, UserId(user))
        return await self.members()

    async def now(self) -> CircleInfo:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return await circles.load(work, self.circle.id)

    async def members(self) -> list[str]:
        return [member.user for member in (await self.now()).members]

    async def messages(self, kind: str) -> list[str | None]:
        async with self.team.storage.reading(self.team.workspace_id) as work:
            return [row.people for row in await work.all(sa.select(OutboxMessage).where(OutboxMessage.kind == kind))]


async def _wait_for(event: asyncio.Event) -> None:
    await event.wait()


@pytest.fixture
async def house(any_storage: Storage, clock: SimulatedClock) -> House:
    team = await new_team(any_storage)
    return House(team, await team.gather("UANNA", "UBEN", "UCARLA"), clock)


async def test_who_leaves_the_private_channel_has_left_the_circle_and_is_told(house: House) -> None:
    for _ in range(2):
        await house.hear("member_left_channel", user="UBEN", channel_type="G")
    assert await house.members() == ["UANNA", "UCARLA"]
    assert await house.messages(channels.LEFT_WITH_CHANNEL) == ["UBEN"]


@pytest.mark.parametrize("refusal", [None, MISSING, SlackFailure(Meaning.AMBIGUOUS, "TimeoutError")])
async def test_who_is_back_in_the_channel_stays_when_a_late_event_says_that_they_left(
    house: House, refusal: SlackFailure | None
) -> None:
    """Where Slack doesn't say who is in the channel, its own time of both events decides."""
    house.slack.inside = {"C1": set() if refusal else {UserId("UBEN")}}
    house.slack.fail("members", *([refusal] * 3 if refusal else []))
    await house.hear("member_joined_channel", user="UBEN", channel_type="G", event_ts="1000.000200")
    await house.hear("member_left_channel", user="UBEN", channel_type="G", event_ts="1000.000100")
    assert len(await house.members()) == 3
    assert await house.messages(channels.LEFT_WITH_CHANNEL) == []
    house.slack.inside = {}
    await house.hear("member_joined_channel", user="UBEN", channel_type="G", event_ts="900.000100")
    await house.hear("member_left_channel", user="UBEN", channel_type="G", event_ts="1000.000300")
    assert await house.members() == ["UANNA", "UCARLA"]


async def test_who_leaves_a_public_channel_can_look_in_again_and_stays(house: House) -> None:
    assert await house.hear("member_left_channel", user="UBEN", channel_type="C") == 0
    assert len(await house.members()) == 3


async def test_who_comes_and_goes_where_no_circle_lives_concerns_nobody(house: House) -> None:
    assert await house.hear("member_left_channel", user="UBEN", channel_type="G", channel="C2") == 0
    assert await house.hear("member_joined_channel", user="UBEN", channel_type="G", channel="C2") == 0


async def test_of_a_circle_that_has_ended_who_left_its_channel_sees_nothing_more(house: House) -> None:
    async with house.team.storage.work(house.team.workspace_id) as work:
        await circles.close(work, house.circle.id, MONDAY)
    await house.hear("member_left_channel", user="UBEN", channel_type="G")
    assert await house.members() == ["UANNA", "UCARLA"]
    assert await house.messages(channels.LEFT_WITH_CHANNEL) == []


async def test_a_channel_that_became_private_or_public_is_noticed_within_a_day(house: House) -> None:
    assert (await house.now()).findable
    assert [await house.look(later=each) for each in (DAY, PAUSE)] == [1, 0]
    assert not (await house.now()).findable
    await house.look(ChannelFacts())
    assert (await house.now()).findable


async def test_how_many_read_along_is_counted_daily_and_with_whoever_comes_to_a_private_channel(house: House) -> None:
    assert (await house.now()).channel_people is None
    await house.hear("member_joined_channel", user="UDEA", channel_type="G")
    assert (await house.now()).channel_people is None, "nobody has counted yet"
    await house.look(ChannelFacts(private=True, people=4))
    for event in ("member_joined_channel", "member_joined_channel", "member_left_channel"):
        await house.hear(event, user="UDEA", channel_type="G")
    assert (await house.now()).channel_people == 5
    await house.look(ChannelFacts(people=9))
    assert (await house.now()).channel_people == 9
    house.slack.fail("channel", MISSING)
    await house.look()
    assert (await house.now()).channel_people is None


@pytest.mark.parametrize("failure", [MISSING, SlackFailure(Meaning.TARGET, "channel_not_found")])
async def test_a_channel_that_slack_does_not_show_is_found_by_nobody_and_changes_nothing_else(
    house: House, failure: SlackFailure
) -> None:
    house.slack.fail("channel", failure)
    await house.look(inside=("UANNA",))
    assert (await house.now()).findable is False
    assert len(await house.members()) == 3


async def test_while_slack_is_away_what_it_said_before_holds(house: House) -> None:
    house.slack.fail("channel", SlackFailure(Meaning.NOT_ACCEPTED, "ClientConnectorError"))
    await house.look()
    assert (await house.now()).findable
    await house.look(later=PAUSE)
    assert not (await house.now()).findable


async def test_who_was_seen_in_the_private_channel_and_is_not_there_any_more_has_left(house: House) -> None:
    await house.look(inside=("UANNA", "UBEN"))
    assert len(await house.members()) == 3, "Carla was invited into the circle alone"
    await house.look(inside=("UANNA",))
    assert await house.members() == ["UANNA", "UCARLA"]
    assert await house.messages(channels.LEFT_WITH_CHANNEL) == ["UBEN"]
    await house.hear("member_joined_channel", user="UCARLA", channel_type="G")
    await house.look(inside=("UANNA",))
    assert await house.members() == ["UANNA"]


async def test_before_somebody_opens_a_circle_its_private_channel_is_asked_about_once_an_hour(house: House) -> None:
    await house.look(inside=("UANNA", "UBEN"))
    house.slack.inside = {"C1": {UserId("UANNA")}}
    assert "UBEN" in await house.opens("UBEN")
    assert "UBEN" in await house.opens("UBEN", later=timedelta(minutes=58))
    house.slack.fail("members", SlackFailure(Meaning.AMBIGUOUS, "TimeoutError"))
    assert "UBEN" in await house.opens("UBEN", later=timedelta(minutes=3)), "what was known holds for a minute"
    assert "UBEN" in await house.opens("UBEN", later=PAUSE / 2)
    assert "UBEN" not in await house.opens("UBEN", later=PAUSE / 2)
    assert await house.messages(channels.LEFT_WITH_CHANNEL) == ["UBEN"]


async def test_before_somebody_opens_a_circle_a_public_channel_is_asked_about_too(house: House) -> None:
    await house.look(ChannelFacts())
    house.slack.channels["C1"] = PRIVATE
    await house.opens("UDEA", later=timedelta(hours=2))
    assert (await house.now()).findable, "she is in no circle there"
    await house.opens("UBEN")
    assert not (await house.now()).findable


async def test_when_many_open_a_circle_at_once_slack_is_asked_once_and_all_wait_for_its_answer(house: House) -> None:
    await house.look(inside=("UANNA", "UBEN", "UCARLA"))
    house.slack.inside, house.slack.asked = {"C1": {UserId("UANNA")}}, []
    await house.clock.turn_to(house.clock.now() + timedelta(hours=2))
    both = await asyncio.gather(*(house.opens(each) for each in ("UBEN", "UCARLA", "UBEN")))
    assert [*both] == [["UANNA"]] * 3
    assert len(house.slack.calls("channel")) == 1


async def test_nobody_waits_longer_than_agreed_and_a_late_answer_counts_all_the_same(house: House) -> None:
    await house.look(inside=("UANNA", "UBEN"))
    answered, house.slack.inside = asyncio.Event(), {"C1": {UserId("UANNA")}}
    house.slack.before["members"], house.deps.timeouts.look = lambda: _wait_for(answered), 0.01
    assert "UBEN" in await house.opens("UBEN", later=timedelta(hours=2))
    answered.set()
    await house.deps.background.rest()
    assert "UBEN" not in await house.members()


async def test_what_slack_said_of_one_channel_says_nothing_of_another(house: House) -> None:
    await house.look(inside=("UANNA", "UBEN", "UCARLA"))
    async with house.team.storage.work(house.team.workspace_id) as work:
        there = CircleChannel(ChannelId("C2"))
        await channels.move(work, house.circle.id, house.team.person("UANNA"), there, house.clock.now())
    house.slack.channels["C2"] = PRIVATE
    assert await house.look(later=PAUSE) == 1
    assert len(await house.members()) == 3


@pytest.mark.parametrize("name", ["channel", "group"])
async def test_the_owners_hear_of_an_archive_by_event_or_without_one_once(house: House, name: str) -> None:
    await house.hear(f"{name}_archive", user="UBEN")
    await house.look(ChannelFacts(archived=True, private=name == "group"))
    assert await house.messages(IN_ARCHIVE) == ["UANNA"]


async def test_who_is_back_in_the_circle_is_told_nothing(house: House) -> None:
    await house.hear("member_left_channel", user="UBEN", channel_type="G")
    async with house.team.storage.work(house.team.workspace_id) as work:
        kind = OutboxMessage.kind == channels.LEFT_WITH_CHANNEL
        [queued] = await work.all(sa.select(OutboxMessage).where(kind))
        assert await house.told.compose(work, queued)
        await membership.join(work, house.circle.id, house.team.person("UBEN"), MONDAY)
        assert await house.told.compose(work, queued) is None
