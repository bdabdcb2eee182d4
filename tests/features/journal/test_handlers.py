"""`/reflect log` as people use it: found, read, changed and deleted in place."""

from typing import Any
from uuid import uuid4

import pytest
from slack_sdk.models.views import View

from bot.features.journal import handlers, service
from bot.features.journal.forms import ShownLog
from bot.features.payloads import NoteButton, PageButton
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language, NoteKind
from bot.kernel.errors import Gone
from bot.kernel.ids import UserId
from bot.practice.validation.judge import judge_view
from bot.slack.action_ids import ActionPayload
from bot.slack.actor import Actor
from bot.slack.forms import FormInvalid
from bot.slack.request import Kind, Request
from bot.slack.responses import ChangeBelow, ChangeModal, Responses, ShowModal
from bot.slack.routes import Routes
from bot.storage.unit_of_work import Storage
from tests.features.fakes import LANGUAGES, answer, command, option, parts
from tests.features.journal.notes import WEEK_LATER, write_everything
from tests.features.reflections.season import ZONE, Season, begin_season


class Reader:
    """Ada, and what answers her."""

    def __init__(self, season: Season) -> None:
        self.season, self.routes = season, Routes()
        self.actor = Actor(season.ada, season.workspace, UserId("UADA"), ZONE, LANGUAGES.words(Language.ENGLISH))
        handlers.register(self.routes, parts(season.storage, SimulatedClock(WEEK_LATER)))

    async def types(self, text: str) -> View:
        return shown(await answer(self.routes, command(self.actor, "/reflect", text)), ShowModal)

    async def does(
        self, action: str, value: ActionPayload | str = "", log: ShownLog | None = None, *, kind: Kind = Kind.ACTION,
        inputs: dict[str, Any] | None = None,
    ) -> Responses:  # fmt: skip
        """Press or submit in a modal of the log's, with what stands in its inputs."""
        typed = {name: each if isinstance(each, dict) else {"value": each} for name, each in (inputs or {}).items()}
        values = {name: {name: each} for name, each in typed.items()}
        packed = value.pack() if isinstance(value, ActionPayload) else value
        view = {
            "id": "V1", "type": "modal", "private_metadata": (log or ShownLog()).pack(), "state": {"values": values},
        }  # fmt: skip
        payload = {"view": view, "trigger_id": "1.1", "actions": [{"action_id": action, "value": packed}]}
        return await answer(self.routes, Request(kind, action, payload, self.actor))

    @property
    def reflection(self) -> NoteButton:
        return NoteButton(kind=NoteKind.REFLECTION, note=self.season.first)

    async def notes(self) -> list[str]:
        async with self.season.work() as work:
            return [note.text for note in await service.log_of(work, self.season.ada, WEEK_LATER)]


@pytest.fixture
async def ada(storage: Storage) -> Reader:
    season = await begin_season(storage)
    await write_everything(season)
    return Reader(season)


def shown(answers: Responses, kind: type[ShowModal | ChangeModal | ChangeBelow]) -> View:
    assert isinstance(answers, kind)
    assert judge_view(answers.view.to_dict()) == []
    return answers.view


def lines(view: View) -> list[str]:
    """Return the last lines of what can be read."""
    sections = [block.to_dict() for block in view.blocks or [] if block.type == "section"]
    readable = [each for each in sections if each.get("accessory", {}).get("action_id") == "journal:read"]
    return [each["text"]["text"].split("\n")[-1] for each in readable]


@pytest.mark.parametrize("verb", ["log", "journal", "Tagebuch"])
async def test_the_command_opens_it_in_both_languages(ada: Reader, verb: str) -> None:
    assert lines(await ada.types(verb)) == ["Ada on queues", "Ada on locks", "Ada remembers", "Ada asked first"]


async def test_words_after_the_command_are_looked_for_at_once(ada: Reader) -> None:
    assert lines(await ada.types("log LOCKS  ada")) == ["Ada on locks"]


async def test_a_button_in_home_opens_it(ada: Reader) -> None:
    assert shown(await ada.does("journal:open"), ShowModal)


@pytest.mark.parametrize(("kind", "action"), [(Kind.ACTION, "journal:words"), (Kind.SUBMISSION, "journal:search")])
async def test_a_search_changes_it_in_place(ada: Reader, kind: Kind, action: str) -> None:
    inputs = {"journal:words": "queues", "journal:circle": option(ada.season.circle)}
    view = shown(await ada.does(action, kind=kind, inputs=inputs), ChangeModal)
    assert lines(view) == ["Ada on queues"]
    again = ShownLog.unpack(view.private_metadata or "")
    assert (again.words, again.circle, again.drawn) == ("queues", ada.season.circle, 1)


async def test_a_circle_that_nothing_is_from_has_nothing(ada: Reader) -> None:
    assert lines(shown(await ada.does("journal:circle", inputs={"journal:circle": option(uuid4())}), ChangeModal)) == []


async def test_reading_and_going_back_keep_what_was_looked_for(ada: Reader) -> None:
    log = ShownLog(words="locks")
    note = shown(await ada.does("journal:read", ada.reflection, log), ChangeModal)
    assert all(text in str(note.to_dict()) for text in ("Ada on locks", "Ada waits", "look for the missing await"))
    assert ShownLog.unpack(note.private_metadata or "") == log
    assert lines(shown(await ada.does("journal:back", log=log), ChangeModal)) == ["Ada on locks"]


async def test_a_page_that_is_not_there_is_the_last(ada: Reader) -> None:
    assert len(lines(shown(await ada.does("journal:turn", PageButton(page=9)), ChangeModal))) == 4


async def test_a_reflection_is_changed_over_the_log_which_shows_it_then(ada: Reader) -> None:
    form = shown(await ada.does("journal:change", ada.reflection, ShownLog(words="locks")), ShowModal)
    assert "Ada on locks" in str(form.to_dict())
    log = ShownLog.unpack(form.private_metadata or "")
    kept = await ada.does(
        "journal:keep", log=log, kind=Kind.SUBMISSION, inputs={"what": "Other words", "visibility": option("only_me")}
    )
    assert "Other words" in str(shown(kept, ChangeBelow).to_dict())
    assert "Other words" in await ada.notes()


async def test_what_was_written_after_coaching_is_changed_over_the_log_too(ada: Reader) -> None:
    async with ada.season.work() as work:
        notes = await service.log_of(work, ada.season.ada, WEEK_LATER)
    about = next(NoteButton(kind=one.kind, note=one.id) for one in notes if one.kind is NoteKind.COACHING)
    form = shown(await ada.does("journal:change", about), ShowModal)
    log = ShownLog.unpack(form.private_metadata or "")
    for text, left in (("Other words", "Other words"), (None, "Ada on queues")):
        kept = await ada.does("journal:keep", log=log, kind=Kind.SUBMISSION, inputs={"tried": text})
        assert left in str(shown(kept, ChangeBelow).to_dict())
    assert "Other words" not in await ada.notes()


async def test_emptied_there_it_is_deleted(ada: Reader) -> None:
    log = ShownLog(session=ada.season.first)
    view = shown(await ada.does("journal:keep", log=log, kind=Kind.SUBMISSION, inputs={"what": None}), ChangeBelow)
    assert lines(view) == ["Ada on queues", "Ada asked first"]


async def test_half_a_plan_is_refused_there_too(ada: Reader) -> None:
    log = ShownLog(session=ada.season.first)
    with pytest.raises(FormInvalid):
        await ada.does("journal:keep", log=log, kind=Kind.SUBMISSION, inputs={"if_text": "it rains"})


async def test_what_is_deleted_is_gone_from_the_list(ada: Reader) -> None:
    assert lines(shown(await ada.does("journal:delete", ada.reflection), ChangeModal)) == [
        "Ada on queues",
        "Ada asked first",
    ]


async def test_what_is_not_ones_own_is_gone(ada: Reader) -> None:
    with pytest.raises(Gone):
        await ada.does("journal:read", NoteButton(kind=NoteKind.ANSWER, note=uuid4()))
    with pytest.raises(Gone):
        await ada.does("journal:read", '{"kind": "minutes", "note": "1"}')
    with pytest.raises(Gone):
        await ada.does("journal:keep", kind=Kind.SUBMISSION, inputs={"what": "x"})
