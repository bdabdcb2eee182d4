"""People who write nothing but pings and links: whatever Zirkel makes of it, nobody is pinged and nothing is a link."""

from datetime import timedelta

import pytest

from bot.practice.workspace.state import Json
from bot.slack.mrkdwn import escape
from tests.journeys.bad_input import PINGS, all_sent, gather, hold_the_first_session, left_to_slack, marked, pings
from tests.journeys.town import PYTHON, Town


def test_the_search_finds_a_ping_where_slack_would() -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": f"Look: {PINGS}"}}
    assert len(pings([{"view": {"blocks": [section]}}, {"channel": "C1", "text": PINGS, "blocks": []}])) == 2
    assert pings({"type": "plain_text_input", "initial_value": PINGS}) == []


@pytest.mark.long
async def test_a_season_of_pings_pings_nobody(town: Town) -> None:
    await gather(town, "ben", "carla", name=PINGS, purpose=PINGS)
    await they_propose_and_vote(town)
    await hold_the_first_session(town)
    await they_reflect_and_document(town)
    await a_week_goes_by(town)
    await they_look_around(town, "anna")
    await they_look_around(town, "ben")
    assert town.api_errors() == []
    assert pings(all_sent(town)) == left_to_slack(_by_the_app(town)) == []
    assert len([text for text in marked(all_sent(town)) if escape(PINGS) in text]) > 30


def _by_the_app(town: Town) -> list[Json]:
    calls = [entry.payload for entry in town.server.workspace.traffic if entry.direction == "to_slack"]
    assert any("verbatim" in str(call) for call in calls)
    return calls


async def they_propose_and_vote(town: Town) -> None:
    assert PINGS in await town.types("ben", f"/topics add {PINGS}")
    await town.acting.command("carla", PYTHON, "/topics vote")
    await town.see_modal("carla", "topics:place-dots")
    told = await town.acting.submit("carla", {"dots": [PINGS]})
    assert told.modal is not None
    assert PINGS in told.modal.text
    await town.acting.close("carla")
    await town.acting.command("ben", PYTHON, "/topics skills")
    await town.see_modal("ben", "topics:skills")
    await town.acting.submit("ben", {"offers": PINGS, "wishes": PINGS})
    await town.acting.close("ben")


async def they_reflect_and_document(town: Town) -> None:
    for name, visibility in (("ben", "circle"), ("carla", "anonymous")):
        await town.press(name, "reflections:open")
        await town.see_modal(name, "reflections:keep")
        written = {"what": f"{name}: {PINGS}", "so_what": f"because {PINGS}", "if_text": PINGS, "then_text": PINGS}
        await town.acting.submit(name, written | {"visibility": visibility})
        await town.acting.close(name, everything=True)
    await town.press("ben", "sessions:minutes")
    await town.see_modal("ben", "sessions:keep-minutes")
    await town.acting.submit("ben", {"text": PINGS})
    await town.a_moment()
    assert (await town.reads("anna", "Minutes")).text.count(PINGS) == 2


async def a_week_goes_by(town: Town) -> None:
    """The digest, the next card, the question what became of a plan, the opening with the last plans."""
    await town.pass_time(timedelta(days=7))
    assert f"“ben: {PINGS}” (@Ben Carter)" in (await town.reads("anna", "This week in")).text
    assert PINGS in "\n".join(message.text for message in town.direct_messages("ben"))


async def they_look_around(town: Town, person: str) -> None:
    await town.acting.open_home(person)
    await town.acting.until(lambda: PINGS in town.home(person))
    for command in ("/circle", "/topics", f"/topics {PINGS}", f"/zirkel {PINGS}", f"/circle {PINGS}"):
        assert await town.types(person, command)
    await town.acting.command(person, PYTHON, "/reflect last")
    await town.see_modal(person, "reflections:keep")
