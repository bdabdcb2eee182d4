"""Sessions over days: a week in a thread with five people, and a case that colleagues think about."""

import json
from datetime import datetime, timedelta

import pytest

from bot.practice.reading.reading import SeenMessage
from tests.journeys.bad_input import put_away, refused_under
from tests.journeys.over_days import answers, reads, step
from tests.journeys.town import DIRECT, PYTHON, Town, berlin

pytestmark = pytest.mark.usefixtures("calm")
OVER_DAYS = {"mode": "async", "language": "English", "first": "2026-03-12", "at": "09:00"}
PRIVATE, ANNAS, BENS, LATE = (
    "I forgot the name of it",
    "We lost two orders",
    "Cancelling is a request",
    "Too late for this",
)
IDEA = "They may fear the date"
LEADERSHIP = "leadership"


async def gathered(town: Town, form: str, *others: str) -> None:
    """Have a circle over days founded on the ninth of March, and its first session begun on the twelfth."""
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(**OVER_DAYS, format_id=form)
    await town.gather(*others)
    await town.wait_until(berlin(3, 12, 9, 5))


def reminders(town: Town, person: str) -> list[SeenMessage]:
    return [
        each for each in town.sees(person, DIRECT) if any(one.action_id == "sessions:answer" for one in each.elements)
    ]


def everything_said(town: Town) -> str:
    return json.dumps([(each.text, each.blocks) for each in town.all_messages()], ensure_ascii=False)


async def test_a_week_in_a_thread(town: Town) -> None:
    """Own answer first, shown together, one reminder at most; restarted while a question is open."""
    await gathered(town, "async-week", "ben", "carla", "david", "elif")
    recall, own_view = step(town, 1, 7), step(town, 2, 7)
    kept = await answers(town, "anna", recall, PRIVATE)
    assert "nur du" in kept.text
    await answers(town, "ben", own_view, BENS)
    first = await reads(town, "anna", own_view)
    assert first.callback_id == "sessions:keep-answer"
    assert BENS not in first.text
    assert BENS in (await answers(town, "anna", own_view, ANNAS)).text
    assert BENS in (await reads(town, "anna", own_view)).text
    stranger = await town.acting.click("grace", "sessions:answer", channel=PYTHON, ts=own_view.ts)
    assert stranger.error is None
    assert town.modal("grace") is None
    await town.stop_app()
    await town.start_app()
    await town.press("carla", "sessions:answer", ts=own_view.ts)
    await town.see_modal("carla", "sessions:keep-answer")
    await town.wait_until(berlin(3, 13, 17, 5))
    together = await town.reads("anna", "Own view first · what you wrote")
    assert BENS in json.dumps(together.blocks)
    assert ANNAS in json.dumps(together.blocks)
    too_late = await town.acting.submit("carla", {"answer": LATE})
    assert "This step is closed" in refused_under(too_late, "answer")["answer"]
    assert LATE in [each.value for each in too_late.modal.elements] if too_late.modal else False
    await town.acting.close("carla", everything=True)
    await town.wait_until(berlin(3, 19, 9))
    assert [len(reminders(town, person)) for person in ("anna", "ben", "carla", "david", "elif")] == [1] * 5
    await town.reads("anna", "Session 1 of 4 is done")
    assert len(town.finds("anna", "what you wrote")) == 1
    assert PRIVATE not in everything_said(town)
    assert LATE not in everything_said(town)
    assert town.api_errors() == []


@pytest.mark.long
async def test_colleagues_think_about_a_case_over_days(town: Town) -> None:
    """Who has the case tells it, listens while the others think, reads their ideas, and chooses."""
    await gathered(town, "fallberatung-kurz", "ben", "carla", "david")
    giver, advisors = "ben", ("anna", "carla", "david")
    assert "Case giver" not in (await town.reads("anna", "session 1 of 4")).text
    await town.press(giver, "sessions:choose-role#0", ts=step(town, 1, 5).ts)
    await town.a_moment()
    assert "Case giver: @Ben Carter" in (await town.reads("anna", "session 1 of 4")).text
    await town.press(advisors[0], "sessions:answer", ts=step(town, 1, 5).ts)
    assert town.modal(advisors[0]) is None
    await answers(town, giver, step(town, 1, 5), "My team says yes and does no")
    await town.reads("anna", "Case and question · what you wrote")
    await _until(town, berlin(3, 13, 9, 5))
    for name in advisors:
        await answers(town, name, step(town, 2, 5), f"Since when, asks {name}?")
    await town.reads("anna", "Questions · what you wrote")
    await _until(town, berlin(3, 16, 9, 5))
    ideas = step(town, 3, 5)
    await town.press(giver, "sessions:answer", ts=ideas.ts)
    assert town.modal(giver) is None
    await answers(town, advisors[0], ideas, IDEA)
    assert IDEA in (await reads(town, giver, ideas)).text
    assert IDEA not in (await reads(town, advisors[1], ideas)).text
    await _until(town, berlin(3, 17, 9, 5))
    await answers(town, giver, step(town, 4, 5), "I ask one of them")
    assert IDEA in (await reads(town, giver, step(town, 3, 5))).text
    await town.wait_until(berlin(3, 19, 9, 5))
    await town.reads("anna", "Session 1 of 4 is done")
    assert IDEA not in everything_said(town)
    assert town.api_errors() == []


@pytest.mark.long
async def test_a_week_goes_on_to_its_end_when_its_circle_merges(town: Town) -> None:
    """A circle whose weeks follow each other without a gap can become part of another one, too."""
    await gathered(town, "async-week", "ben", "carla")
    await town.acting.invite("frank", "zirkel", LEADERSHIP)
    await town.found_circle("frank", LEADERSHIP, name="Leading", language="English", first="2026-04-30")
    await town.acting.command("anna", PYTHON, "/circle merge")
    await town.see_modal("anna", "lifecycle:merge")
    await town.press("anna", "lifecycle:offer", None)
    await put_away(town, "anna")
    await town.wait_until(berlin(3, 12, 16))
    await town.press_in_home("frank", "lifecycle:accept")
    await town.all_move("anna", "ben", "carla")
    await town.reads("ben", "Async Python goes on as part of Leading")
    await answers(town, "ben", step(town, 2, 7), BENS)
    await _until(town, berlin(3, 13, 17, 5))
    assert BENS in str((await town.reads("carla", "Own view first · what you wrote")).blocks)
    await _until(town, berlin(3, 18, 19, 5))
    end = await town.reads("carla", "Session 1 of 4 is done")
    assert "Next time" not in end.text
    await town.wait_until(berlin(3, 27, 9))
    assert not town.finds("ben", "session 2 of 4")
    assert town.api_errors() == []


async def _until(town: Town, moment: datetime) -> None:
    await town.wait_until(moment)
    await town.pass_time(timedelta(seconds=10))
