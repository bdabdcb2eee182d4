"""Circles that get a channel of their own, and channels in which no circle lives."""

import pytest

from bot.practice.faults import Effect, Fault
from bot.practice.reading import SeenView
from bot.practice.state import Channel
from tests.journeys.town import DIRECT, PYTHON, Town, berlin

pytestmark = pytest.mark.usefixtures("calm")

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
async def test_a_circle_in_a_channel_that_the_app_makes(small_town: Town, where: str) -> None:
    """Whoever founds it and whoever joins it is in the channel; pressing twice makes one."""
    town = small_town
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


async def test_the_name_is_taken_and_slack_is_slow(small_town: Town) -> None:
    """What was typed stays; the second press gets the channel that came late."""
    town = small_town
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


async def test_without_the_scope_nobody_is_offered_a_channel(small_town: Town) -> None:
    town = small_town
    for scope in ("channels:manage", "groups:write"):
        await town.acting.lose_scope(scope)
    await town.found_circle("ben")  # the app learns it from any answer of Slack
    await town.open_founding_modal("anna", PYTHON)
    modal = await town.see_modal("anna")
    assert "where" not in {each.block_id for each in modal.elements}


async def test_no_circle_lives_where_everybody_is(small_town: Town) -> None:
    """#general, an archived channel and one shared with another company are refused, and what was typed stays."""
    town = small_town
    others = {"C0LEADERSHIP": "aus anderen Firmen", GENERAL: "zu laut"}
    town.server.workspace.channels["C0LEADERSHIP"].external = True
    await town.open_founding_modal("anna", PYTHON)
    for channel, reason in others.items():
        outcome = await town.acting.submit("anna", FIELDS | {"channel": channel})
        assert outcome.modal is not None
        assert reason in outcome.modal.errors["channel"]
        assert typed_name(outcome.modal) == "Größer denken"
    await town.acting.submit("anna", {"channel": PYTHON})
    await town.reads("ben", "1 von 5 Plätzen", PYTHON)
    assert town.api_errors() == []
