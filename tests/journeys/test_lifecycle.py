"""How circles pause, go on, merge and end, as colleagues live it."""

import asyncio
import re
from datetime import datetime, timedelta

import pytest

from bot.practice.people.moving import NewProfile
from bot.practice.reading.reading import SeenMessage
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, posted_at, roles_on
from tests.journeys.ways import twice

pytestmark = [pytest.mark.usefixtures("calm"), twice("socket-sqlite")]
LEADERSHIP = "leadership"
OVER = "out of date"
YOU_OWN = re.compile("You are responsible for|Du bist jetzt für")


async def gather(town: Town, *others: str, sessions: str = "6") -> None:
    """Start a circle of anna and others that meets from Thursday, 12 March."""
    await town.found_circle(language="English", first="2026-03-12", sessions=sessions)
    await town.gather(*others)


async def settled(town: Town, words: str, person: str = "anna", channel: str = PYTHON) -> SeenMessage:
    """Return the newest message with these words as it stands when all is said that waits to be said."""
    await town.a_moment()
    return await town.reads(person, words, channel)


def posted_since(town: Town, moment: datetime) -> list[str]:
    """Return what was posted anywhere since then."""
    return [message.text for message in town.all_messages() if posted_at(message) > moment]


async def run_quickly(town: Town) -> None:
    """Start the session whose time has come, and end it."""
    card = await settled(town, "together · session ")
    moderator = roles_on(card)[0]
    await town.press(moderator, "sessions:start")
    await town.press(moderator, "sessions:end")


async def test_a_circle_ends_at_once(town: Town) -> None:
    """Its next session has its card: that is called off, and then there is quiet."""
    await gather(town, "ben", "carla", "david")
    await town.types("ben", "/topics add Reading a flame graph")
    await town.wait_until(berlin(3, 10, 12))
    card = await town.reads("ben", "session 1 of 6")
    assert "responsible for any circle" in await town.types("ben", "/circle end")
    await town.acting.command("anna", PYTHON, "/circle beenden")
    modal = await town.see_modal("anna", "lifecycle:end")
    assert {each.action_id for each in modal.elements} == {"lifecycle:end-well", "lifecycle:end-now"}
    await town.press("anna", "lifecycle:end-now", None)
    await town.reads("ben", "Async Python has ended before its first session")
    assert "called off" in (await settled(town, "session 1 of 6")).text
    assert "This circle has come to its end" in (await town.reads("hannes", "Trust our own services")).text
    await town.press("ben", "sessions:cannot-come", as_seen=card)
    await town.reads("ben", OVER)
    since = town.clock.now()
    await town.wait_until(berlin(3, 27, 9))
    assert [text for text in posted_since(town, since) if "week" not in text] == []
    assert town.api_errors() == []


async def test_a_circle_ends_well_with_one_last_session(town: Town) -> None:
    """The next session looks back; the one after it isn't held any more, and the season ends."""
    await gather(town, "ben", "carla")
    await town.wait_until(berlin(3, 9, 12))
    await town.acting.command("anna", PYTHON, "/circle end")
    await town.see_modal("anna", "lifecycle:end")
    await town.press("anna", "lifecycle:end-well", None)
    await town.reads("ben", "Async Python meets one last time")
    await town.wait_until(berlin(3, 10, 9, 1))
    card = await settled(town, "session 1 of 1")
    assert "Closing: what stays" in card.text
    await town.wait_until(berlin(3, 12, 14))
    await run_quickly(town)
    await town.reads("anna", "season of Async Python is complete")
    since = town.clock.now()
    await town.wait_until(berlin(3, 26, 9))
    assert [text for text in posted_since(town, since) if "season" not in text and "week" not in text] == []
    assert town.api_errors() == []


async def miss_two(town: Town, *others: str) -> SeenMessage:
    """Let a circle miss its first two sessions; return what it is asked."""
    await gather(town, *others)
    await town.wait_until(berlin(3, 20, 9, 59))
    assert not town.finds("anna", "How should Async Python go on?")
    await town.wait_until(berlin(3, 20, 10, 1))
    return await town.reads("anna", "How should Async Python go on?")


async def test_a_circle_that_is_dying_is_asked_once_and_goes_on(town: Town) -> None:
    """Two missed sessions, one question; strangers, slow ones and double clicks change nothing more."""
    question = await miss_two(town, "ben", "carla")
    assert posted_at(question) == berlin(3, 20, 10)
    assert "The last two sessions didn’t take place" in question.text
    await town.press("hannes", "lifecycle:go-on")
    await town.reads("hannes", "Das können nur Mitglieder")
    assert {each.action_id for each in question.elements} == {"lifecycle:go-on", "lifecycle:ways"}
    await town.press("ben", "lifecycle:ways")
    assert (await town.see_modal("ben", "lifecycle:ways")).elements == ()
    await town.acting.close("ben", everything=True)
    await town.press("ben", "lifecycle:go-on")
    await town.press("carla", "lifecycle:go-on", as_seen=question)
    await town.reads("carla", OVER)
    decided = await settled(town, "Async Python goes on.")
    assert (decided.ts, decided.elements) == (question.ts, ())
    await town.wait_until(berlin(3, 30, 12))
    assert len(town.finds("anna", "Async Python goes on")) == 1
    assert not town.finds("anna", "How should")
    assert town.api_errors() == []


@pytest.mark.parametrize(("action", "then", "said"), [
    ("circles:pause", "lifecycle:pause", "is taking a break until"),
    ("circles:end", "lifecycle:end-well", "ends with one last session"),
    ("circles:end", "lifecycle:end-now", "has come to its end"),
])  # fmt: skip
async def test_each_answer_is_said_where_it_was_asked(town: Town, action: str, then: str, said: str) -> None:
    question = await miss_two(town, "ben", "carla")
    await town.press("anna", "lifecycle:ways")
    await town.see_modal("anna", "lifecycle:ways")
    await town.press("anna", action, None)
    await town.see_modal("anna", then.removesuffix("-well").removesuffix("-now"))
    if then == "lifecycle:pause":
        assert (await town.acting.submit("anna", {})).modal is None
        await town.settle()
    else:
        await town.press("anna", then, None)
    await town.a_moment()
    (now,) = [message for message in town.sees("ben", PYTHON) if message.ts == question.ts]
    assert said in now.text
    assert now.elements == ()
    assert town.api_errors() == []


async def test_meeting_again_is_an_answer_too(town: Town) -> None:
    question = await miss_two(town, "ben", "carla")
    await town.wait_until(berlin(3, 26, 14))
    await run_quickly(town)
    now = await settled(town, "has met again")
    assert now.ts == question.ts
    assert town.api_errors() == []


async def test_where_the_owners_account_is_off_the_next_one_is_told_that_the_circle_is_theirs(town: Town) -> None:
    await gather(town, "ben", "carla", "david")
    await town.wait_until(berlin(3, 12, 14))
    await run_quickly(town)
    await town.acting.change_profile("anna", NewProfile(deleted=True))
    await town.wait_until(berlin(3, 13, 10, 1))
    members = ("ben", "carla", "david")
    [heir] = [each for each in members if any(YOU_OWN.search(said.text) for said in town.direct_messages(each))]
    assert not town.finds(heir, "How should Async Python go on?")
    await town.acting.command(heir, PYTHON, "/circle edit")
    await town.see_modal(heir, "circles:change")
    assert town.api_errors() == []


async def two_circles(town: Town) -> None:
    """Anna, ben and carla are in one circle; frank, grace and carla in another, in another channel."""
    await gather(town, "ben", "carla")
    await town.acting.invite("frank", "zirkel", LEADERSHIP)
    await town.found_circle("frank", LEADERSHIP, name="Leading", language="English", first="2026-03-17")
    await town.acting.join("carla", LEADERSHIP)
    await town.gather("grace", "carla", channel=LEADERSHIP)
    await town.types("ben", "/topics add Giving feedback")
    await town.types("frank", "/topics add giving FEEDBACK", LEADERSHIP)
    await town.types("anna", "/topics add Saying no")


async def offer(town: Town) -> SeenMessage:
    """Have anna ask frank whether her circle may go on as part of his; return what he is asked."""
    await town.acting.command("anna", PYTHON, "/circle merge")
    modal = await town.see_modal("anna", "lifecycle:merge")
    assert "Leading" in modal.text
    await town.press("anna", "lifecycle:offer", None)
    await town.acting.until(lambda: "Ihr habt Leading gefragt" in (town.modal("anna") or modal).text)
    await town.pass_time(timedelta(hours=7))  # until it is nine where Frank is
    return await settled(town, "may Async Python go on as part of Leading?", "frank", DIRECT)


async def test_two_circles_go_on_together(town: Town) -> None:
    """People and topics move, planned sessions are called off, both channels are told; what is done stays done."""
    await two_circles(town)
    await town.wait_until(berlin(3, 10, 10))
    asked = await offer(town)
    assert "@Anna Berger" in asked.text
    assert "@Ben Carter" in asked.text
    assert "@Carla" not in asked.text
    await town.press("frank", "lifecycle:accept", DIRECT)
    await town.press("frank", "lifecycle:accept", DIRECT, as_seen=asked)
    await town.reads("frank", OVER, DIRECT)
    assert not town.finds("ben", "goes on as part of Leading")
    await town.acting.close("anna", everything=True)
    await town.all_move("anna", "ben")
    told = await settled(town, "Async Python goes on as part of Leading", "ben")
    assert "every Tuesday at 14:00" in told.text
    assert "called off" in (await town.reads("ben", "session 1 of 6")).text
    welcome = (await town.reads("grace", "Welcome", LEADERSHIP)).text
    assert {"@Anna Berger", "@Ben Carter"} == set(re.findall(r"@\w+ \w+", welcome))
    topics = await town.types("frank", "/topics", LEADERSHIP)
    assert topics.lower().count("giving feedback") == 1
    assert "Saying no" in topics
    assert "All 5 places are taken" in (await town.reads("grace", "Trust our own services", LEADERSHIP)).text
    await town.acting.join("ben", LEADERSHIP)
    await town.wait_until(berlin(3, 15, 14, 1))
    assert town.finds("ben", "you are a member there now", DIRECT)
    assert len(set(roles_on(await settled(town, "session 1 of 4", "grace", LEADERSHIP)))) == 3
    assert town.api_errors() == []


async def test_not_now_is_an_answer_and_so_is_taking_it_back(town: Town) -> None:
    await two_circles(town)
    asked = await offer(town)
    await town.press("frank", "lifecycle:decline", DIRECT)
    assert "The answer was: not now" in (await settled(town, "Async Python asked", "frank", DIRECT)).text
    await settled(town, "Leading bleibt erst einmal, wie es ist", "anna", DIRECT)
    await town.press("frank", "lifecycle:accept", DIRECT, as_seen=asked)
    await town.reads("frank", OVER, DIRECT)
    await town.acting.close("anna", everything=True)
    again = await offer(town)
    assert again.ts != asked.ts
    await town.press("anna", "lifecycle:withdraw", None)
    await settled(town, "has taken back the question", "frank", DIRECT)
    await town.press("frank", "lifecycle:accept", DIRECT, as_seen=again)
    assert not town.finds("anna", "goes on as part of Leading")
    assert town.api_errors() == []


async def test_one_accepts_while_another_declines_and_one_outcome_counts(town: Town) -> None:
    """Two owners press at the same moment, and the circle that asks ends in that moment, too."""
    await two_circles(town)
    await offer(town)
    await asyncio.gather(
        town.acting.click("frank", "lifecycle:accept", channel=DIRECT),
        town.acting.click("frank", "lifecycle:decline", channel=DIRECT),
        town.acting.command("anna", PYTHON, "/circle end"),
    )
    await town.settle()
    await town.a_moment()
    outcomes = ("The answer was: not now", "Agreed:")
    assert sum(bool(town.finds("frank", outcome, DIRECT)) for outcome in outcomes) == 1
    assert not town.finds("grace", "Welcome", LEADERSHIP)
    assert town.api_errors() == []


async def test_nobody_answers_an_offer_and_it_comes_to_nothing(town: Town) -> None:
    await two_circles(town)
    asked = await offer(town)
    await town.acting.close("anna", everything=True)
    await town.wait_until(town.clock.now().replace(hour=9) + (berlin(3, 17, 9) - berlin(3, 3, 9)))
    if not town.finds("anna", "Aus dem Zusammenlegen", DIRECT):
        await town.pass_time(timedelta(days=7))  # whose week is full hears of it when there is room
    await settled(town, "Aus dem Zusammenlegen mit Leading ist nichts geworden", "anna", DIRECT)
    await town.press("frank", "lifecycle:accept", DIRECT, as_seen=asked)
    await town.reads("frank", OVER, DIRECT)
    assert town.api_errors() == []
