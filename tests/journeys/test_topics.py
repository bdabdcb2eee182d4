"""Topics: from a message to the vote, recorded in the room, to what was learned and its minutes."""

import pytest

from bot.practice.people.finding import NotPossible
from tests.journeys.town import DIRECT, PYTHON, Town, berlin, roles_on
from tests.journeys.ways import twice

pytestmark = twice("socket-postgres")

SAID = "Does anybody know *how* to <https://example.com|cancel tasks> without losing data &amp; sleep?"
TITLE = "Does anybody know how to cancel tasks without losing data & sleep?"
OTHER, WITHDRAWN = "Reading a flame graph", "Something with AI"


async def test_from_a_message_to_what_was_learned(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 16, 9))
    await town.found_circle(language="English")
    await town.gather("ben", "carla", "david")
    await a_message_becomes_a_topic(town)
    await somebody_withdraws_what_they_proposed(town)
    await carla_records_the_votes_in_the_room(town)
    await the_vote_closes_and_the_dots_are_told(town)
    await what_was_learned_leads_to_its_minutes(town)
    assert town.api_errors() == []


async def a_message_becomes_a_topic(town: Town) -> None:
    said = await town.acting.say("ben", PYTHON, SAID)
    await town.acting.message_shortcut("anna", "topics:from-message", PYTHON, said.messages[0].ts)
    modal = await town.see_modal("anna", "topics:propose")
    assert next(each.value for each in modal.elements if each.block_id == "title") == TITLE
    await town.acting.submit("anna", {})
    await town.acting.submit_again("anna")
    if town.modal("anna"):
        await town.acting.close("anna", everything=True)
    await town.types("ben", f"/topics add {OTHER}")
    await town.a_moment()
    await town.types("ben", f"/topics add {WITHDRAWN}")
    assert (await town.types("ben", "/topics")).count(TITLE.partition("&")[0]) == 1
    await town.acting.message_shortcut("hannes", "topics:from-message", PYTHON, said.messages[0].ts)
    await town.reads("hannes", "du bist noch in keinem")


async def somebody_withdraws_what_they_proposed(town: Town) -> None:
    await town.types("ben", "/topics")
    await town.press("ben", "topics:list")
    listed = await town.see_modal("ben", "topics:list")
    mine = [each for each in listed.elements if each.action_id == "topics:change"]
    assert len(mine) == 2
    await town.acting.click("ben", "topics:change", value=str(mine[1].value))
    await town.see_modal("ben", "topics:retitle")
    await town.acting.click("ben", "topics:withdraw")
    await town.acting.until(lambda: (seen := town.modal("ben")) is not None and seen.callback_id == "topics:list")
    assert WITHDRAWN not in (await town.see_modal("ben")).text
    await town.acting.close("ben", everything=True)


async def carla_records_the_votes_in_the_room(town: Town) -> None:
    people = town.acting.stage.person
    await town.acting.command("carla", PYTHON, "/topics vote")
    await town.see_modal("carla", "topics:place-dots")
    await town.acting.click("carla", "topics:room")
    modal = await town.see_modal("carla", "topics:record")
    named = sorted(("anna", "ben", "david"), key=lambda name: modal.text.index(f"@{people(name).real_name}"))
    place = dict(zip(named, [each.block_id for each in modal.elements], strict=True))
    told = await town.acting.submit("carla", {place["anna"]: [OTHER], place["david"]: [OTHER]})
    assert told.modal is not None
    assert "Recorded in Async Python" in told.modal.text
    await town.acting.close("carla", everything=True)
    await town.a_moment()
    line = (await town.reads("anna", "für dich eingetragen", DIRECT)).text
    assert OTHER not in line
    assert not town.finds("ben", "recorded for you", DIRECT)
    await town.press("david", "topics:vote", DIRECT)
    seen = await town.see_modal("david", "topics:place-dots")
    assert OTHER in str([each.value for each in seen.elements])
    await town.acting.submit("david", {"dots": [OTHER, TITLE]})
    await town.acting.close("david", everything=True)
    assert "2 " not in (await town.types("ben", "/topics")).partition("You have placed")[0]


async def the_vote_closes_and_the_dots_are_told(town: Town) -> None:
    await town.wait_until(berlin(3, 24, 9, 1))
    card = await town.reads("anna", "together · session 1 of 4")
    assert OTHER in card.text
    waiting, _, chosen = (await town.types("ben", "/topics")).partition("🗓")
    assert OTHER not in waiting
    assert f"{OTHER} · 2 dots" in chosen


async def what_was_learned_leads_to_its_minutes(town: Town) -> None:
    await town.wait_until(berlin(3, 26, 14))
    moderator, writer, *_ = roles_on(await town.reads("anna", "together · session 1 of 4"))
    await town.press(moderator, "sessions:start")
    await town.a_moment()
    await town.press(moderator, "sessions:end")
    await town.a_moment()
    await town.press(writer, "sessions:minutes")
    await town.see_modal(writer, "sessions:keep-minutes")
    await town.acting.submit(writer, {"text": "Wide is slow."})
    await town.types("ben", "/topics")
    await town.press("ben", "topics:list")
    learned = (await town.see_modal("ben", "topics:list")).text
    assert OTHER in learned.partition("Learned")[2]
    await town.acting.click("ben", "library:minutes")
    await town.acting.until(lambda: (seen := town.modal("ben")) is not None and "Wide is slow." in seen.text)


async def test_who_has_left_finds_old_lists_closed(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 16, 9))
    await town.found_circle()
    await town.gather("ben")
    await town.types("anna", f"/topics add {OTHER}")
    await town.types("ben", "/topics")
    old = town.finds("ben", "what you want to learn together")[-1]
    await town.press("ben", "topics:list")
    await town.see_modal("ben", "topics:list")
    await town.types("ben", "/circle leave")
    await town.press("ben", "circles:leave")
    await town.acting.close("ben", everything=True)
    await town.acting.click("ben", "topics:list", channel=PYTHON, as_seen=old)
    await town.reads("ben", "Only members of the circle can do this")
    assert town.modal("ben") is None
    with pytest.raises(NotPossible, match="no message shortcut"):
        await town.acting.message_shortcut("ben", "topics:made-up", PYTHON, old.ts)
