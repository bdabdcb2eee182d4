"""Channels that let nothing in: whoever is responsible hears of it, once, and of nothing that is there by then."""

from typing import cast

import pytest

from bot.app import posts_and_maintenance
from bot.delivery import held
from bot.delivery.outcomes import UNTIL_MENDED
from bot.delivery.post import ChannelInvite, Post
from bot.delivery.sender import Sender
from bot.features.held.posts import posts
from bot.kernel.clock import SimulatedClock
from bot.settings_keys import Settings
from bot.slack.errors import ARCHIVED, FORBIDDEN, UNINVITED, Meaning, SlackFailure
from bot.storage.unit_of_work import Storage
from tests.fake_gateway import FakeGateway
from tests.features.fakes import new_team, parts
from tests.features.meetups.people import Meetups
from tests.features.test_priorities import IN_CHANNELS
from tests.rows import MONDAY


def test_of_every_kind_that_goes_into_a_channel_somebody_is_told_where_it_is_refused() -> None:
    kinds, _ = posts_and_maintenance(parts(cast("Storage", None), SimulatedClock(MONDAY)), Settings())
    silent = [kind.kind for kind in kinds if isinstance(kind, IN_CHANNELS) and not _tells(kind)]
    assert silent == []


def _tells(kind: Post) -> bool:
    says_who = isinstance(kind, ChannelInvite) or type(kind).responsible is not Post.responsible
    return says_who and type(kind).undeliverable is not Post.undeliverable


@pytest.mark.parametrize("code", [UNINVITED[0], ARCHIVED[0], FORBIDDEN[0]])
async def test_whoever_hosts_a_meetup_hears_once_what_to_do_and_its_card_comes_later(
    storage: Storage, code: str
) -> None:
    team = await new_team(storage)
    await team.meet("UANA", "UBEN")
    meetups, slack = Meetups(team, SimulatedClock(MONDAY)), FakeGateway()
    deps = parts(storage, meetups.clock)
    sender = Sender(storage, slack, [*meetups.posts.values(), *posts(deps)], meetups.clock)
    meetup = await meetups.plan()
    slack.fail("post", SlackFailure(Meaning.TARGET, code))
    for _ in range(2):
        await sender.drain()
        await meetups.clock.turn_to(meetups.clock.now() + UNTIL_MENDED)
    assert [channel for channel, *_ in slack.calls("post")] == ["C1", "DUANA", "C1"]
    assert await meetups.told(held.SHUT_OUT) == ["UANA"]
    async with storage.reading(team.workspace_id) as work:
        assert await held.shut_out(work, meetup) is None
