"""The season that colleagues play by themselves, so that there is something to see."""

from datetime import timedelta

import pytest

from bot.content.loader import load_formats
from bot.demo.browser import HISTORY_UNTIL, open_page
from bot.demo.setup import START, Setting, both
from bot.kernel.enums import Language
from bot.practice.people.sample_programme import SampleProgramme
from bot.practice.people.season_words import SPOKEN
from bot.practice.workspace.state import ChannelKind


@pytest.mark.parametrize("language", list(Language))
def test_people_answer_in_a_thread_what_a_step_asks_aloud_and_nothing_that_is_for_oneself(language: Language) -> None:
    formats = load_formats()
    played = [formats[key] for key in ("circle-kickoff", "circle-retro", "learning-circle", "circle-closing")]
    aloud = [phase for form in played for phase in form.phases if phase.by == "all"]
    assert SPOKEN[language].keys() <= {text(language) for phase in aloud for text in (phase.title, phase.question)}


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
        assert summary.reactions["sessions:start"] == 2
        assert summary.reactions["reflections:open"] >= 3
