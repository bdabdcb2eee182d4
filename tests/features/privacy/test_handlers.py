"""`/zirkel data` as people use it: a file as page or JSON, everything erased from a modal."""

import json
import re

import pytest

from bot.features import actions
from bot.features.payloads import FileButton
from bot.features.privacy import handlers
from bot.kernel.clock import SimulatedClock
from bot.slack.responses import ChangeModal, CloseModals, SendFile, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from tests.features.fakes import Team, answer, command, new_team, parts, press, submit
from tests.features.privacy.rows import Trace, everything, leave_a_trace


class Desk:
    """Ana, who has a row in every table, and what answers her."""

    def __init__(self, team: Team, ana: Trace, clock: SimulatedClock) -> None:
        self.ana, self.actor, self.routes = ana, team.actors["UANA"], Routes()
        handlers.register(self.routes, parts(team.storage, clock))

    async def file(self, action: str, *, page: bool) -> str:
        sent = await answer(self.routes, press(self.actor, action, FileButton(page=page)))
        assert isinstance(sent, SendFile)
        return sent.write({})


@pytest.fixture
async def desk(storage: Storage, clock: SimulatedClock) -> Desk:
    team = await new_team(storage)
    await team.meet("UANA", "UBEN", locale="de-DE")
    ana = await leave_a_trace(storage, team.workspace_id, Trace(team.person("UANA"), "UANA"), team.person("UBEN"))
    return Desk(team, ana, clock)


@pytest.mark.parametrize("verb", ["data", "daten", "export"])
async def test_the_command_opens_it_in_both_languages(desk: Desk, verb: str) -> None:
    assert isinstance(await answer(desk.routes, command(desk.actor, "/zirkel", verb)), ShowModal)


async def test_the_page_is_in_the_readers_language_and_has_their_words(desk: Desk) -> None:
    page = await desk.file("privacy:file", page=True)
    assert '<html lang="de">' in page
    assert "<dt>Was ich mitnehme</dt>" in page
    assert desk.ana.words["reflections", "what"] in page
    assert "Donnerstag, 5. März 2026, 10:00" in page
    assert "<dd>Kritische Stimme</dd>" in page
    assert re.findall(r"\d{4}-\d\d-\d\d", page) == []


async def test_the_json_is_json(desk: Desk) -> None:
    data = json.loads(await desk.file("privacy:json", page=False))
    assert data["minutes"][0]["text"] == desk.ana.words["minutes", "text"]


async def test_what_was_typed_is_no_markup_in_the_page(desk: Desk) -> None:
    page = await desk.file("privacy:file", page=True)
    assert page.count("<h1>") == 1
    assert "<script" not in page


async def test_where_no_file_may_be_sent_it_is_there_to_copy(desk: Desk) -> None:
    sent = await answer(desk.routes, press(desk.actor, "privacy:json", FileButton(page=False)))
    assert isinstance(sent, SendFile)
    assert sent.instead("{}").callback_id == actions.PRIVACY_COPIED.name
    assert isinstance(await answer(desk.routes, submit(desk.actor, "privacy:copied", {})), CloseModals)


async def test_nothing_is_erased_before_the_last_question(desk: Desk, storage: Storage) -> None:
    assert isinstance(await answer(desk.routes, press(desk.actor, "privacy:ask-erase")), ShowModal)
    assert len((await everything(storage))["people"]) == 2


async def test_then_everything_is(desk: Desk, storage: Storage) -> None:
    chosen = {"contributions": {"selected_option": {"value": "deleted"}}}
    done = await answer(desk.routes, submit(desk.actor, "privacy:erase", chosen))
    assert isinstance(done, ChangeModal)
    assert [row["slack_user_id"] for row in (await everything(storage))["people"]] == ["UBEN"]
