"""Circles that get a channel of their own or move to another one, and channels in which no circle lives."""

from datetime import timedelta

import pytest

from bot.practice.api.faults import Effect, Fault
from bot.practice.reading.reading import SeenView
from bot.practice.workspace.state import Channel
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, roles_on
from tests.journeys.ways import HTTP_SQLITE

pytestmark = [pytest.mark.usefixtures("calm"), HTTP_SQLITE]

GENERAL = "C0GENERAL"
FIELDS = {"name": "Größer denken", "purpose": "Trust our own services", "first": "2026-03-12", "sessions": "4"}


def own_channels(town: Town) -> list[Channel]:
    """Return the channels that the app has made."""
    return [
        each for each in town.server.workspace.channels.values() if each.id[0] == "C" and each.creator == "U0ZIRKEL"
    ]


def typed_name(modal: SeenView) -> object:
    """Return what stands in the field for the name."""
    [name] = [each.value for each in modal.elements if each.block_id == "name"]
    return name


@pytest.mark.parametrize("where", ["public", "private"])
async def test_a_circle_in_a_channel_that_the_app_makes(town: Town, where: str) -> None:
    """Whoever founds it and whoever joins it is in the channel; pressing twice makes one."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.open_founding_modal("anna", DIRECT)
    await town.acting.submit("anna", FIELDS | {"where": where})
    await town.acting.submit_again("anna")
    await town.settle()
    [channel] = own_channels(town)
    assert (channel.name, channel.kind, channel.purpose) == ("groesser-denken", where, "Trust our own services")
    assert channel.members == {"U0ZIRKEL", "U0ANNA"}
    await town.reads("anna", "1 von 5 Plätzen vergeben", channel.id)
    if where == "public":
        await town.acting.join("ben", channel.id)
    else:
        await town.acting.invite("anna", "ben", channel.id)
    await town.gather("ben", channel=channel.id)
    await town.a_moment()
    assert len(town.finds("anna", "2 von 5 Plätzen vergeben", channel.id)) == 1
    assert [error for error in town.api_errors() if error[1] != "already_in_channel"] == []


async def test_the_name_is_taken_and_slack_is_slow(town: Town) -> None:
    """What was typed stays; the second press gets the channel that came late."""
    await town.acting.create_channel("ben", "groesser-denken")
    await town.open_founding_modal("anna", PYTHON)
    town.server.faults.add(Fault(Effect.ERROR, "conversations.create", code="internal_error"))
    outcome = await town.acting.submit("anna", FIELDS | {"where": "private"})
    assert outcome.modal is not None
    assert "noch einmal" in outcome.modal.errors["where"]
    assert typed_name(outcome.modal) == "Größer denken"
    await town.acting.submit("anna")
    await town.settle()
    [channel] = own_channels(town)
    assert channel.name.startswith("groesser-denken-")
    assert {kind for kind, _ in town.api_errors()} == {"conversations.create"}


async def test_without_the_scope_nobody_is_offered_a_channel(town: Town) -> None:
    for scope in ("channels:manage", "groups:write"):
        await town.acting.lose_scope(scope)
    await town.found_circle("ben")  # the app learns it from any answer of Slack
    await town.open_founding_modal("anna", PYTHON)
    modal = await town.see_modal("anna")
    assert "where" not in {each.block_id for each in modal.elements}


async def test_no_circle_lives_where_everybody_is(town: Town) -> None:
    """#general, an archived channel and one shared with another company are refused, and what was typed stays."""
    others = {"C0LEADERSHIP": "aus anderen Firmen", GENERAL: "zu laut"}
    town.server.workspace.channels["C0LEADERSHIP"].external = True
    await town.open_founding_modal("anna", PYTHON)
    for channel, reason in others.items():
        outcome = await town.acting.submit("anna", FIELDS | {"where": "there", "channel": channel})
        assert outcome.modal is not None
        assert reason in outcome.modal.errors["channel"]
        assert typed_name(outcome.modal) == "Größer denken"
    await town.acting.submit("anna", {"channel": PYTHON})
    await town.reads("ben", "1 von 5 Plätzen", PYTHON)
    assert town.api_errors() == []


async def test_a_circle_moves_in_the_middle_of_its_season(town: Town) -> None:
    """The channel is archived: Anna moves the circle from that message. What is planned follows; then it is renamed."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    await town.wait_until(berlin(3, 10, 9, 1))
    old = await town.reads("ben", "together · session 1 of 4")
    await town.acting.archive("ben", PYTHON)
    await town.reads("anna", "archiviert", DIRECT)
    await town.press("anna", "circles:move-channel", DIRECT)
    await town.see_modal("anna", "circles:move")
    told = await town.acting.submit("anna", {"where": "private"})
    assert told.modal is not None
    assert "#async-python zu Hause" in told.modal.text
    await town.acting.close("anna", everything=True)
    await town.a_moment()
    [channel] = own_channels(town)
    assert channel.members == {"U0ZIRKEL", "U0ANNA", "U0BEN", "U0CARLA", "U0DAVID"}
    card = await town.reads("ben", "together · session 1 of 4", channel.id)
    assert roles_on(card) == roles_on(old)
    await town.reads("ben", "4 of 5 places taken", channel.id)
    await town.acting.unarchive(PYTHON)
    await town.pass_time(timedelta(hours=1))
    assert not town.finds("ben", "session 1 of 4", PYTHON)
    assert "lives in #async-python now" in (await town.reads("ben", "The card of this session is there")).text
    await town.acting.rename(channel.id, "async-for-all")
    await town.wait_until(berlin(3, 12, 14, 1))
    await town.press(roles_on(card)[0], "sessions:start", channel.id)
    await town.reads("ben", "1 of 8 ·", channel.id)
    assert {error for error in town.api_errors() if error[1] != "already_in_channel"} <= {
        ("chat.update", "is_archived"), ("chat.postMessage", "is_archived")
    }  # fmt: skip


async def test_a_session_that_runs_ends_where_it_began(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    await town.wait_until(berlin(3, 12, 14))
    moderator = roles_on(await town.reads("ben", "together · session 1 of 4"))[0]
    await town.press(moderator, "sessions:start")
    await town.acting.remove("zirkel", "C0PYTHON")
    town.server.workspace.channels["C0LEADERSHIP"].members |= {"U0ZIRKEL", "U0BEN", "U0CARLA"}
    await town.wait_until(berlin(3, 12, 14, 20))
    assert "`/invite` @Zirkel" in (await town.reads("anna", "#python-circle", DIRECT)).text
    await town.acting.invite("anna", "zirkel", "C0PYTHON")
    await town.press("anna", "circles:move-channel", DIRECT)
    await town.see_modal("anna", "circles:move")
    await town.acting.submit("anna", {"where": "there", "channel": "C0LEADERSHIP"})
    await town.acting.close("anna", everything=True)
    await town.wait_until(berlin(3, 12, 15, 30))
    assert len(town.finds("ben", "8 of 8 ·")) == 1
    assert not town.finds("ben", "8 of 8 ·", "C0LEADERSHIP")
    await town.wait_until(berlin(3, 17, 9, 1))
    await town.reads("ben", "together · session 2 of 4", "C0LEADERSHIP")
    assert not town.finds("ben", "session 2 of 4", "C0PYTHON")


async def test_a_channel_is_deleted(town: Town) -> None:
    await town.found_circle("ben")
    await town.acting.delete_channel(PYTHON)
    await town.wait_until(berlin(3, 2, 10, 1))  # Ben is in London, where it is nine by then
    await town.reads("ben", "was deleted", DIRECT)
    await town.press("ben", "circles:move-channel", DIRECT)
    await town.see_modal("ben", "circles:move")
    await town.acting.submit("ben", {"where": "public"})
    [channel] = own_channels(town)
    await town.settle()
    await town.reads("ben", "1 of 5 places taken", channel.id)
