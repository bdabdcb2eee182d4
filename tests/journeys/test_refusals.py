"""What Slack refuses, and what people delete: nothing is lost, and whoever can do something hears of it."""

import pytest

from bot.practice.api.faults import Effect, Fault
from bot.practice.reading.reading import SeenMessage
from bot.practice.workspace.messages import remove
from bot.practice.workspace.state import Channel
from tests.journeys.town import DIRECT, PYTHON, Town, berlin
from tests.journeys.ways import only
from tests.slack.gate import logged

OWNER = "ben"
SESSION = berlin(3, 12, 15)
"""When the first session of the circle is."""
CARD_AT = berlin(3, 10, 10, 30)

pytestmark = only("socket-sqlite")


def channel(town: Town) -> Channel:
    return town.server.workspace.channels[PYTHON]


def in_channel(town: Town) -> list[str]:
    """Return the texts that stand in the channel itself, not in a thread."""
    return [message.text for message in channel(town).messages if message.thread_ts in (None, message.ts)]


async def gathered(town: Town) -> None:
    await town.found_circle(OWNER)
    await town.gather("anna", "carla")


async def card(town: Town) -> SeenMessage:
    return await town.reads(OWNER, "1 of 4", PYTHON)


async def test_a_card_that_somebody_deletes_comes_anew_and_the_session_goes_on_below_it(town: Town) -> None:
    await gathered(town)
    await town.wait_until(CARD_AT)
    before = await card(town)
    [deleted] = [message for message in channel(town).messages if message.ts == before.ts]
    remove(town.server.changes, channel(town), deleted)
    await town.wait_until(SESSION)
    await town.a_moment()
    after = await card(town)
    assert after.ts != before.ts
    replies = [message for message in channel(town).messages if message.thread_ts not in (None, message.ts)]
    assert {message.thread_ts for message in replies} == {after.ts}
    assert "Start" in str(replies[0].blocks)
    assert not [
        message for message in channel(town).messages if message.thread_ts is None and "Start" in str(message.blocks)
    ]


async def test_where_nobody_but_people_may_write_the_owner_hears_of_it_and_all_comes_later(town: Town) -> None:
    await gathered(town)
    await town.wait_until(berlin(3, 9, 9))
    channel(town).refuses = "restricted_action"
    await town.wait_until(CARD_AT)
    told = await town.reads(OWNER, "keep apps out", DIRECT)
    assert any(element.action_id == "circles:move-channel" for element in told.elements)
    await town.types(OWNER, "/circle")
    await town.acting.click(OWNER, "circles:page", channel=PYTHON)
    page = await town.see_modal(OWNER)
    assert "can’t write in" in page.text
    channel(town).refuses = ""
    await town.wait_until(berlin(3, 10, 12))
    await card(town)
    assert len(town.finds(OWNER, "keep apps out", DIRECT)) == 1


@pytest.mark.long
async def test_a_season_does_not_end_because_its_channel_refuses_it(town: Town) -> None:
    """Nobody could be called to its sessions, so nobody missed them: it isn't asked how to go on, and doesn't end."""
    await gathered(town)
    await town.wait_until(berlin(3, 9, 9))
    channel(town).refuses = "restricted_action"
    await town.wait_until(berlin(4, 20, 12))
    channel(town).refuses = ""
    await town.wait_until(berlin(4, 20, 14))
    assert not [text for text in in_channel(town) if "go on?" in text or "come to its end" in text]
    await town.types(OWNER, "/circle")
    await town.acting.click(OWNER, "circles:page", channel=PYTHON)
    page = await town.see_modal(OWNER)
    assert "circles:pause" in [element.action_id for element in page.elements]


async def test_what_may_be_there_is_asked_about_and_posted_when_it_is_not(town: Town) -> None:
    await gathered(town)
    await town.wait_until(berlin(3, 10, 9))
    town.server.faults.add(Fault(Effect.STATUS, "chat.postMessage", PYTHON, status=500))
    await town.wait_until(CARD_AT)
    unclear = ("Slack’s answer was unclear", "Slack hat nicht eindeutig geantwortet")
    people = [name for name in ("anna", OWNER, "carla") if town.finds(name, unclear, DIRECT)]
    assert len(people) == 1
    assert not [text for text in in_channel(town) if "1 of 4" in text]
    await town.press(people[0], "held:post-it", DIRECT)
    await card(town)
    assert town.sees(people[0], DIRECT)[-1].text.startswith(("Settled", "Erledigt"))


async def test_a_revoked_token_pauses_all_and_when_it_works_again_all_comes(town: Town) -> None:
    await gathered(town)
    await town.wait_until(berlin(3, 10, 9))
    with logged() as entries:
        town.server.workspace.token_revoked = True
        await town.wait_until(berlin(3, 10, 10, 10))
        town.server.workspace.token_revoked = False
        await town.wait_until(berlin(3, 10, 10, 45))
    await card(town)
    said = [entry["event"] for entry in entries if entry["event"] in ("workspace_paused", "pause_over")]
    assert said == ["workspace_paused", "pause_over"]


@pytest.mark.parametrize("scope", ["im:write", "users:read"])
async def test_a_scope_that_is_taken_away_stops_nothing_else(town: Town, scope: str) -> None:
    await gathered(town)
    town.server.workspace.granted_scopes.discard(scope)
    await town.wait_until(CARD_AT)
    await card(town)
