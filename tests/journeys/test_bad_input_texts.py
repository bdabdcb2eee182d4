"""Any text in any field: a clear sentence under the field with the text still there, or saved and harmless."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.kernel.text import clean
from bot.practice.workspace.direct_messages import open_direct
from tests.journeys.bad_input import (
    FAILURES,
    LONG,
    TEXTS,
    accepted,
    gather,
    hold_the_first_session,
    journal,
    logged,
    put_away,
    readable,
    refused_under,
    top_view,
    typed_in,
)
from tests.journeys.conftest import open_town
from tests.journeys.town import PYTHON, Town

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.xdist_group("one town")]
EVERYBODY = ("ben", "carla", "david", "elif", "frank", "grace", "hannes")
KEPT = [kind for kind, text in TEXTS.items() if readable(text) and kind != LONG]


@pytest.fixture(scope="module")
def log() -> Iterator[StringIO]:
    with journal() as written:
        yield written


@pytest.fixture(scope="module")
def address(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    copy = tmp_path_factory.mktemp("texts") / "zirkel.db"
    copy.write_bytes(migrated_file.read_bytes())
    return f"sqlite:///{copy}"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def town(log: StringIO, address: str) -> AsyncIterator[Town]:  # noqa: ARG001  the log begins before it
    """One town for all of this, where eight people have met once."""
    async with asynccontextmanager(open_town)("socket", address) as opened:
        await gather(opened, *EVERYBODY)
        await hold_the_first_session(opened)
        await opened.found_circle("hannes", name="A second one")  # he has to say which of two he means
        await opened.acting.command("anna", PYTHON, "/topics add Something to vote on")
        yield opened


@pytest.fixture(autouse=True)
def nothing_goes_wrong(log: StringIO) -> Iterator[None]:
    """Whatever is sent, nothing goes wrong in the app, and nothing of it stands in the log."""
    before = log.tell()
    yield
    log.seek(before)
    written = log.read()
    assert logged(written, *FAILURES) == []
    assert not [text for text in TEXTS.values() if readable(text) and clean(text)[:30] in written]


@pytest_asyncio.fixture(autouse=True, loop_scope="module")
async def breath(town: Town) -> None:
    """Slack takes a hundred calls for views a minute; nobody needs to hear of the seconds between them."""
    town.clock._now += timedelta(seconds=10)


Opener = Callable[[Town, str], Awaitable[object]]


def by_command(typed: str) -> Opener:
    async def open_it(town: Town, person: str) -> None:
        await town.acting.command(person, PYTHON, typed)

    return open_it


def by_button(action_id: str, command: str | None = None) -> Opener:
    async def open_it(town: Town, person: str) -> None:
        if command:
            await town.acting.command(person, PYTHON, command)
        await town.acting.click(person, action_id, channel=PYTHON)

    return open_it


async def by_unfolding(town: Town, person: str) -> None:
    await town.open_founding_modal(person)


async def by_asking(town: Town, person: str) -> None:
    """Open the question to others from Home."""
    await town.press_in_home(person, "feedback:open")
    await town.see_modal(person, "feedback:open")
    await town.press(person, "feedback:ask", None)


async def by_being_asked(town: Town, person: str) -> None:
    """Have Ben ask for feedback, and open his question in Home."""
    await ASK.open(town, "ben")
    await town.see_modal("ben", ASK.callback_id)
    accepted(await town.acting.submit("ben", {"people": [f"U0{person.upper()}"], "about": "how I kept the time"}))
    await put_away(town, "ben")
    await town.press_in_home(person, "feedback:answer")


@dataclass(frozen=True)
class Modal:
    """A modal: how it opens, for whom, and what must stand in it before it can be kept."""

    callback_id: str
    open: Opener
    texts: tuple[str, ...] = ()
    required: bool = False
    others: dict[str, Any] = field(default_factory=dict)
    who: str = "anna"

    async def show(self, town: Town) -> None:
        await self.open(town, self.who)
        await town.see_modal(self.who, self.callback_id)


CIRCLE = {"name": "Async Python", "purpose": "Trust", "first": "2026-04-02"}
ANSWERS, PLAN = {"what": "A loop", "so_what": "because it waits"}, {"if_text": "it waits", "then_text": "ask why"}
HERE = CIRCLE | {"where": "there", "channel": PYTHON}
FOUND = Modal("circles:found", by_unfolding, ("name", "purpose"), required=True, others=HERE, who="hannes")
PROPOSE = Modal("topics:propose", by_command("/topics add"), ("title",), required=True)
PROPOSE_WHERE = Modal(PROPOSE.callback_id, PROPOSE.open, others={"title": "A topic"}, who="hannes")
VOTE = Modal("topics:place-dots", by_command("/topics vote"))
SKILLS = Modal("topics:skills", by_command("/topics skills"), ("offers", "wishes"))
REFLECT = Modal("reflections:keep", by_command("/reflect last"), ("what", "so_what"), others=ANSWERS | PLAN)
COMMIT = Modal(REFLECT.callback_id, REFLECT.open, ("if_text", "then_text"), required=True, others=ANSWERS | PLAN)
MINUTES = Modal("sessions:keep-minutes", by_button("sessions:minutes"), ("text",), required=True)
THANK = Modal("feedback:thank", by_button("feedback:thank"), ("text",), required=True, others={"person": "U0BEN"})
ASK = Modal("feedback:ask", by_asking, ("about",), required=True, others={"people": ["U0BEN"]})
OBSERVED = {"situation": "On Thursday", "observed": "You looked at the clock", "effect": "I felt hurried"}
OBSERVE = Modal("feedback:answer", by_being_asked, ("observed",), required=True, others=OBSERVED)
WISH = Modal(OBSERVE.callback_id, OBSERVE.open, ("wish",), others=OBSERVED)
PAUSE = Modal("coaching:keep-pause", by_button("coaching:pause", "/coach join"))
NOT_WITH = Modal("coaching:keep-not-with", by_command("/coach not-with"))
WITH_TEXT = [
    (modal, name) for modal in (FOUND, PROPOSE, SKILLS, REFLECT, COMMIT, MINUTES, THANK, ASK, OBSERVE, WISH)
    for name in modal.texts
]  # fmt: skip
NAMES = [f"{modal.callback_id}/{name}" for modal, name in WITH_TEXT]


@pytest.mark.parametrize(("modal", "name"), WITH_TEXT, ids=NAMES)
@pytest.mark.parametrize("kind", TEXTS)
async def test_a_text_is_kept_or_refused_under_its_field(town: Town, kind: str, modal: Modal, name: str) -> None:
    text = TEXTS[kind]
    await modal.show(town)
    outcome = await town.acting.submit(modal.who, modal.others | {name: text}, unchecked=True)
    if kind == LONG or (modal.required and not readable(text)):
        refused_under(outcome, name)
        assert typed_in(town, modal.who, name) == (text or None)
    else:
        accepted(outcome)
    await put_away(town, modal.who)


@pytest.mark.parametrize(("who", "kind"), list(zip(EVERYBODY, [LONG, *KEPT[:6]], strict=True)))
async def test_a_reason_is_kept_or_refused_under_its_field(town: Town, who: str, kind: str) -> None:
    await town.acting.command(who, PYTHON, "/reflect")
    await town.see_modal(who, "reflections:keep")
    await town.acting.submit(who, {"what": "Too short"})
    await town.see_modal(who, "reflections:deepen")
    outcome = await town.acting.submit(who, {"more": TEXTS[kind]}, unchecked=True)
    if kind == LONG:
        refused_under(outcome, "more")
        assert typed_in(town, who, "more") == TEXTS[LONG]
    else:
        accepted(outcome)
        await put_away(town, who)
        await town.acting.command(who, PYTHON, "/reflect last")
        await town.see_modal(who, "reflections:keep")
        assert typed_in(town, who, "so_what") == clean(TEXTS[kind])
    await put_away(town, who)


@pytest.mark.parametrize("kind", KEPT)
@pytest.mark.parametrize(("modal", "name"), [(REFLECT, "so_what"), (MINUTES, "text")], ids=["reflection", "minutes"])
async def test_what_was_kept_stands_there_again_but_for_what_is_no_text(
    town: Town, kind: str, modal: Modal, name: str
) -> None:
    await modal.show(town)
    accepted(await town.acting.submit(modal.who, modal.others | {name: TEXTS[kind]}))
    await put_away(town, modal.who)
    await modal.show(town)
    assert typed_in(town, modal.who, name) == clean(TEXTS[kind])
    await put_away(town, modal.who)


async def answer_to(town: Town, person: str, typed: str, channel: str = PYTHON) -> str:
    """Return what somebody is told who typed a command, in a whisper or in a modal."""
    outcome = await town.acting.command(person, channel, typed)
    assert outcome.error is None
    whisper = "\n".join(message.text for message in outcome.messages if message.only_you)
    text = whisper or (await town.see_modal(person)).text
    await put_away(town, person)
    return text


COMMANDS = ("/circle", "/circle neu", "/topics", "/topics list", "/topics vote", "/topics skills", "/reflect",
            "/reflect help", "/coach", "/coach nicht-mit", "/coach pause", "/zirkel", "/zirkel sprache")  # fmt: skip


@pytest.mark.parametrize("command", [
    "/circle", "/circle neu", "/topics", "/topics add", "/reflect", "/coach", "/coach nicht-mit", "/zirkel",
    "/zirkel sprache",
])  # fmt: skip
@pytest.mark.parametrize("kind", TEXTS)
async def test_any_text_after_a_command_is_answered(town: Town, kind: str, command: str) -> None:
    assert await answer_to(town, "anna", f"{command} {TEXTS[kind]}")


@pytest.mark.parametrize("command", ["/circle", "/topics", "/reflect", "/coach", "/zirkel"])
async def test_nonsense_after_a_command_is_answered_with_something_useful_in_ones_own_language(
    town: Town, command: str
) -> None:
    german = await answer_to(town, "elif", f"{command} xyzzy plugh")
    english = await answer_to(town, "grace", f"{command} xyzzy plugh")
    assert german != english
    for text in (german, english):
        assert "[" in text or command in text, "neither a button nor a field nor a command to type"


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_are_answered_in_the_direct_messages_with_the_app(town: Town, command: str) -> None:
    assert await answer_to(town, "grace", command, "@zirkel")


@pytest.mark.parametrize("command", COMMANDS)
async def test_commands_are_answered_in_a_group_conversation_that_the_app_is_not_in(town: Town, command: str) -> None:
    assert await answer_to(town, "grace", command, group(town, "grace", "ben", "carla"))


def group(town: Town, *names: str) -> str:
    people = {town.acting.stage.person(name).id for name in names}
    scene = town.acting.stage.scene
    return open_direct(scene.workspace, scene.clock, scene.changes, people, min(people))[0].id


@pytest.mark.parametrize("place", ["the app's direct messages", "a group conversation"])
async def test_a_circle_founded_from_a_conversation_asks_for_a_channel(town: Town, place: str) -> None:
    channel = "@zirkel" if place.startswith("the app") else group(town, "hannes", "ben", "carla")
    await town.acting.command("hannes", channel, "/circle new")
    await town.see_modal("hannes", "circles:found")
    in_one_that_is_there = CIRCLE | {"where": "there"}
    refused_under(await town.acting.submit("hannes", in_one_that_is_there, unchecked=True), "channel")
    accepted(await town.acting.submit("hannes", {"channel": PYTHON}))
    await put_away(town, "hannes")


NOBODY = "11111111-2222-4333-8444-555555555555"


def choice(value: str) -> dict[str, Any]:
    return {"value": value, "text": {"type": "plain_text", "text": value}}


FORGED: dict[str, list[tuple[str, Any]]] = {
    "static_select": [("selected_option", choice(each)) for each in ("nonsense", NOBODY, "-1", "9" * 100)],
    "radio_buttons": [("selected_option", choice("everybody"))],
    "multi_static_select": [
        ("selected_options", [choice("nonsense")]), ("selected_options", [choice(NOBODY)] * 200),
    ],
    "datepicker": [("selected_date", each) for each in ("2026-13-45", "0001-01-01", "9999-12-31", "today", None)],
    "timepicker": [("selected_time", each) for each in ("25:61", "noon", None)],
    "conversations_select": [("selected_conversation", each) for each in ("D0ZIRKEL", "nonsense <!channel>", None)],
    "multi_users_select": [("selected_users", ["U0NOBODY"]), ("selected_users", ["U0BEN"] * 11)],
}  # fmt: skip


@pytest.mark.parametrize(
    "modal", [FOUND, PROPOSE_WHERE, VOTE, REFLECT, PAUSE, NOT_WITH], ids=lambda modal: modal.callback_id
)
async def test_what_cannot_be_chosen_is_refused_under_its_field(town: Town, modal: Modal) -> None:
    await modal.show(town)
    town.acting.fill(modal.who, modal.others)
    view, tried = top_view(town, modal.who), 0
    for element in (await town.see_modal(modal.who)).elements:
        inputs = view.state.setdefault(element.block_id, {})
        right = inputs.get(element.action_id)
        for key, value in FORGED.get(element.kind, ()):
            inputs[element.action_id] = {"type": element.kind, key: value}
            refused_under(await town.acting.submit(modal.who, unchecked=True), element.block_id)
            tried += 1
        inputs[element.action_id] = right or {"type": element.kind}
    assert tried
    await put_away(town, modal.who)
