"""The season that colleagues play by themselves, so that there is something to see."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.content.loader import load_formats
from bot.demo.browser import HISTORY_UNTIL, open_page
from bot.demo.setup import START, Setting, both
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.practice.people.sample_programme import SampleProgramme, languages
from bot.practice.people.sample_season import SampleSeason
from bot.practice.people.scripted import Rule, ScriptedPeople
from bot.practice.people.season_words import LEADING, SKILLED, SPOKEN
from bot.practice.workspace.people import colleagues
from bot.practice.workspace.state import Channel, ChannelKind, PostedMessage


@pytest.mark.parametrize("language", list(Language))
def test_people_answer_in_a_thread_what_a_step_asks_aloud_and_nothing_that_is_for_oneself(language: Language) -> None:
    formats = load_formats()
    played = [formats[key] for key in ("circle-kickoff", "circle-retro", "learning-circle", "circle-closing")]
    aloud = [phase for form in played for phase in form.phases if phase.by == "all"]
    assert SPOKEN[language].keys() <= {text(language) for phase in aloud for text in (phase.title, phase.question)}


@pytest.mark.parametrize("spoken", list(Language))
def test_everybody_applies_in_the_language_of_the_demo_so_that_circles_are_in_it(spoken: Language) -> None:
    assert all(spoken in languages(person, spoken) for person in colleagues(60))


@pytest.mark.parametrize("words", [SKILLED, LEADING])
def test_what_people_plan_goes_on_after_i_will(words: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
    for language, subject in ((Language.ENGLISH, "i"), (Language.GERMAN, "ich")):
        plans = [re.split("[ ,]", text.lower()) for text in words[language]["then_text"]]
        assert [plan for plan in plans if subject in plan[:2]] == []


def two_circles(meeting: Any, action: str) -> list[Channel]:
    """Put the same message, at the same moment, into the channels of two circles: Ben leads one, Grace the other."""
    meeting.app.gate.set()
    channels: list[Channel] = [meeting.server.workspace.channels[each] for each in ("C0PYTHON", "C0LEADERSHIP")]
    for channel, leader in zip(channels, ("U0BEN", "U0GRACE"), strict=True):
        channel.members = {leader, "U0ANNA" if leader == "U0BEN" else "U0FRANK"}
        button = {"type": "button", "action_id": action, "text": {"type": "plain_text", "text": "Go"}, "value": "1"}
        blocks = [{"type": "actions", "block_id": "go", "elements": [button]}]
        ts, card = "1772438400.000200", "1772438400.000100"
        said = PostedMessage(ts, "U0ZIRKEL", f"<@{leader}> begins", blocks, thread_ts=card, bot_id="B0ZIRKEL0")
        channel.messages.append(said)
    return channels


async def test_circles_whose_messages_have_the_same_ts_all_begin(socket_meeting: Any) -> None:
    two_circles(socket_meeting, "sessions:start")
    play = SampleSeason(socket_meeting.server.acting, SimulatedClock(START), no_moment)
    play._people = [ScriptedPeople(socket_meeting.server.acting, (), 1)]
    play._declined = {"U0ANNA", "U0FRANK"}
    await play.react()
    await play.react()
    assert [each.person for each in play._done] == ["U0BEN", "U0GRACE"]
    assert (play._away, play._declined) == ({"U0ANNA", "U0FRANK"}, set())


async def test_one_presses_what_looks_the_same_in_each_channel(socket_meeting: Any) -> None:
    for channel in two_circles(socket_meeting, "circles:about"):
        channel.members.add("U0ELIF")
    people = ScriptedPeople(socket_meeting.server.acting, (Rule("circles:about"),), 1, ("elif",))
    assert len(await people.react_until_quiet()) == 2


async def no_moment() -> None:
    """Return no moment: nothing is planned."""


@pytest.mark.long
async def test_the_demo_has_a_kick_off_behind_it_a_session_ahead_and_people_in_its_threads() -> None:
    async with open_page(Setting(Language.GERMAN), fresh=False) as (demo, page):
        await page.desk.keeper.done()
        workspace = demo.server.workspace
        assert (demo.clock.now(), page.desk.keeper.json()["trouble"]) == (HISTORY_UNTIL, None)
        said = [each for each in workspace.channels["C0PYTHON"].messages if each.only_for is None]
        cards = [each.text for each in said if each.text.startswith("Async Python, Donnerstag")]
        assert [("Auftakt" in card) for card in cards] == [True, False, False]
        spoken = [each for each in said if each.user != "U0ZIRKEL"]
        assert all(each.thread_ts for each in spoken)
        assert len({each.text for each in spoken}) == len(spoken) > 10
        assert [call.answer for call in workspace.traffic if (call.answer or {}).get("error")] == []


@pytest.mark.long
async def test_the_demo_has_a_programme_whose_circles_begin_and_meet() -> None:
    async with both(Setting(Language.GERMAN, people=12, programme="leadership")) as demo:
        workspace, known = demo.server.workspace, set(demo.server.workspace.channels)
        play = SampleProgramme(demo.server.acting, demo.clock, demo.app.scheduler.next_moment, template="leadership")
        summary = await play.play(weeks=5)
        new = [
            each for each in workspace.channels.values() if each.kind is ChannelKind.PRIVATE and each.id not in known
        ]
        assert (summary.refused, demo.clock.now()) == ([], START + timedelta(weeks=5))
        assert len(new) == 2
        assert len({user for each in new for user in each.members}) == 11 + 1  # all but Anna, and the app
        for_all = [each.text for channel in new for each in channel.messages if each.only_for is None]
        assert [text for text in for_all if "session" in text.lower()] == []
        assert summary.reactions["sessions:start"] == 2
        assert summary.reactions["reflections:open"] >= 3
