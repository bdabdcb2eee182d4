"""The circle's memory: written after a session, changed by somebody else, found by word and date, taken along."""

import pytest

from tests.journeys.town import DIRECT, Town, berlin, roles_on
from tests.journeys.ways import HTTP_SQLITE

pytestmark = [pytest.mark.usefixtures("calm"), HTTP_SQLITE]
FIRST = "Concurrent isn't parallel.\n- Open: how do we test *cancelling*?"
SECOND = "A Café queue has one line."


async def test_minutes_are_written_found_changed_and_taken_along(town: Town) -> None:
    await two_sessions_are_held_and_written_down(town)
    await anna_finds_them_by_word_and_by_date(town)
    await ben_changes_what_he_reads(town)
    await hannes_reads_nothing(town)
    await anna_takes_them_along(town)
    await where_files_are_not_allowed_they_are_copied(town)
    assert {error for _, error in town.api_errors()} <= {"missing_scope"}


async def two_sessions_are_held_and_written_down(town: Town) -> None:
    await town.clock.turn_to(berlin(3, 9, 9))
    await town.found_circle(language="English", first="2026-03-12")
    await town.gather("ben", "carla", "david")
    for number, day, text in ((1, 12, FIRST), (2, 19, SECOND)):
        await town.types("anna", f"/topics add Topic of the {day}th")
        await town.wait_until(berlin(3, day, 14))
        moderator = roles_on(await town.reads("anna", f"session {number} of 4"))[0]
        await town.press(moderator, "sessions:start")
        await town.a_moment()
        await town.press(moderator, "sessions:end")
        await town.reads("anna", f"Session {number} of ")
        asked = await town.reads("anna", "what would you all like to keep")
        await town.press("carla", "sessions:minutes", ts=asked.ts)
        await town.see_modal("carla", "sessions:keep-minutes")
        await town.acting.submit("carla", {"text": text})
        await town.settle()
        await town.reads("anna", text.split("\n", maxsplit=1)[0])


async def anna_finds_them_by_word_and_by_date(town: Town) -> None:
    await town.types("anna", "/circle protokolle")
    modal = await town.see_modal("anna", "library:search")
    assert modal.text.index("Topic of the 19th") < modal.text.index("Topic of the 12th")
    found = await town.acting.submit("anna", {"Was suchst du?": "CAFE line"})
    assert found.modal is not None
    assert "Ein Protokoll passt dazu" in found.modal.text
    assert "Topic of the 12th" not in found.modal.text
    again = await town.acting.submit("anna", {})
    assert again.modal is not None, "searching for the same once more closes nothing"
    await town.acting.click("anna", "library:clear")
    await town.acting.until(lambda: "Topic of the 12th" in _modal(town, "anna"))
    await town.acting.choose("anna", "library:until", "2026-03-15")
    await town.acting.until(lambda: "Topic of the 19th" not in _modal(town, "anna"))
    await town.acting.click("anna", "library:read")
    assert "cancelling" in (await town.see_modal("anna", "library:reading")).text
    await town.acting.click("anna", "library:back")
    assert "Ein Protokoll passt dazu" in (await town.see_modal("anna", "library:search")).text
    await town.acting.close("anna", everything=True)


async def ben_changes_what_he_reads(town: Town) -> None:
    await town.types("ben", "/circle library concurrent")
    await town.see_modal("ben", "library:search")
    await town.acting.click("ben", "library:read")
    await town.see_modal("ben", "library:reading")
    await town.acting.click("ben", "sessions:minutes")
    assert "Last written by @Carla" in (await town.see_modal("ben", "sessions:keep-minutes")).text
    done = await town.acting.submit("ben", {"text": f"{FIRST}\nBen was here."})
    assert done.modal is None, "what lies beneath is out of date"
    await town.settle()
    await town.reads("anna", "Ben was here.")
    await town.types("ben", "/circle library here")
    assert "Ben was here." in (await town.see_modal("ben", "library:search")).text
    await town.acting.close("ben", everything=True)


async def hannes_reads_nothing(town: Town) -> None:
    told = await town.types("hannes", "/circle library")
    assert "in keinem" in told
    assert "Concurrent" not in told


async def anna_takes_them_along(town: Town) -> None:
    await town.types("anna", "/circle library")
    await town.see_modal("anna", "library:search")
    await town.acting.click("anna", "library:export")
    await town.acting.until(lambda: "liegt jetzt in deinen Direktnachrichten" in _modal(town, "anna"))
    message = await town.reads("anna", "zum Aufheben", DIRECT)
    [file] = message.files
    content = (town.server.workspace.files[file.id].content or b"").decode()
    assert file.name == "async-python-protokolle.md"
    assert content.index("## Treffen 1: Topic of the 12th") < content.index("## Treffen 2: Topic of the 19th")
    assert "\n- Open: how do we test \\*cancelling\\*?  \nBen was here.\n" in content
    assert "Zuletzt geschrieben von Ben Carter" in content
    assert not [each for each in town.sees("ben", DIRECT) if each.files]
    await town.acting.close("anna", everything=True)


async def where_files_are_not_allowed_they_are_copied(town: Town) -> None:
    await town.acting.lose_scope("files:write")
    await town.types("anna", "/circle library")
    await town.see_modal("anna", "library:search")
    await town.acting.click("anna", "library:export")
    modal = await town.see_modal("anna", "library:copied")
    [part] = [each for each in modal.elements if each.kind == "plain_text_input"]
    assert "## Treffen 1: Topic of the 12th" in str(part.value)
    await town.acting.submit("anna", {})
    assert town.modal("anna") is None


def _modal(town: Town, person: str) -> str:
    modal = town.modal(person)
    return modal.text if modal else ""
