"""Buttons and modals that are over, of others, of another workspace, or of nobody: a sentence, and nothing changes."""

import json
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa

from bot.practice.people.moving import NewProfile
from bot.practice.reading.reading import SeenMessage
from bot.practice.transport.dispatch import EnvelopeKind
from bot.practice.workspace.state import Json
from bot.storage.engine import open_engine, parse_url
from models import Workspace
from tests.journeys.bad_input import (
    FAILURES,
    begin_the_first_session,
    everything_kept,
    gather,
    journal,
    logged,
    put_away,
)
from tests.journeys.town import DIRECT, PYTHON, Town

EVERYBODY = ("anna", "ben", "carla", "frank")
Button = tuple[str, str | None]
OPEN_TO_ALL = ("circles:join", "circles:ask", "circles:wait", "circles:what")
"""What anybody may press."""
STILL_TO_READ = (
    "circles:page",
    "sessions:agenda",
    "sessions:minutes",
    "reflections:",
    "coaching:how",
    "coaching:languages",
    "calendar:open",
    "feedback:",
)
"""What members may look up or write later, too."""
ANSWERS = ("response_url", "views.open", "views.push")


class Album:
    """Every message with buttons, as somebody saw it."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.buttons: dict[Button, SeenMessage] = {}

    def look(self) -> None:
        for person in EVERYBODY:
            for message in [*self.town.sees(person, PYTHON), *self.town.direct_messages(person)]:
                for each in message.elements:
                    if each.kind == "button" and each.value and each.action_id not in OPEN_TO_ALL:
                        self.buttons.setdefault((each.action_id, str(each.value)), message)

    async def press_all(self, person: str, but: str | tuple[str, ...] = ()) -> dict[Button, str]:
        """Have somebody press everything ``but`` what begins like that; return how each press was answered."""
        mine = {button: message for button, message in self.buttons.items() if not button[0].startswith(but)}
        return {button: await self._press(person, button, message) for button, message in mine.items()}

    async def _press(self, person: str, button: Button, message: SeenMessage) -> str:
        town, (action_id, value) = self.town, button
        channel = message.channel if message.channel == PYTHON else DIRECT
        begun = len(town.server.workspace.traffic)
        outcome = await town.acting.click(person, action_id, channel=channel, value=value, as_seen=message)
        assert outcome.error is None
        await town.acting.until(lambda: self._answers(begun))
        await put_away(town, person)
        return json.dumps(self._answers(begun), ensure_ascii=False)

    def _answers(self, begun: int) -> list[Any]:
        traffic = self.town.server.workspace.traffic[begun:]
        return [entry.payload for entry in traffic if entry.kind in ANSWERS and entry.answer is not None]


OWN_DATES = "calendar:open"
OWN_COACHING = "coaching:languages"
"""Shows whoever presses their own dates alone, from whatever message."""
MEMBERS_ONLY = "Only members of the circle can do this"
IT_IS_OVER = "This message is out of date, so nothing was changed"
GONE = "This no longer exists, or it belongs to another workspace"
GONE_IN_GERMAN = (
    "Das gibt es nicht mehr, oder es gehört zu einem anderen Workspace. Mit /circle siehst du, was es gibt."
)
CIRCLE_IS_OVER = "This circle has ended"
ROUND_IS_OVER = "This coaching round is over, so nothing was changed"
NOT_YOUR_PAIR = "Only the people of this pair can do this"


async def play(town: Town, album: Album) -> str:
    """Play a circle and a coaching round until the first session runs, all called Zed; return who moderates."""
    await gather(town, *EVERYBODY[1:], name="Zed circle", purpose="Zed purpose")
    await town.types("ben", "/topics add Zed topic")
    await town.a_moment()
    await town.types("ben", "/topics add Zed second")
    for person in EVERYBODY:
        await town.types(person, "/coach join")
        await town.types(person, "/circle")
        await town.types(person, "/circle leave")
    album.look()
    await town.pass_time(timedelta(days=8))
    await town.press("frank", "sessions:cannot-come")
    album.look()
    moderator = await begin_the_first_session(town, days=2)
    album.look()
    return moderator


async def play_on(town: Town, album: Album, moderator: str) -> None:
    """End the session, and have people look back at it."""
    await town.press(moderator, "sessions:end")
    await town.reads("ben", "Session 1 of ")
    for person, visibility in (("ben", "circle"), ("carla", "only_me")):
        await town.press(person, "reflections:open")
        await town.see_modal(person, "reflections:keep")
        plan = {"what": "Zed what", "so_what": "because", "if_text": "Zed if", "then_text": "Zed then"}
        await town.acting.submit(person, plan | {"visibility": visibility})
        await put_away(town, person)
    album.look()


GARBAGE = ("", "{", "null", "[]", "7", '"x"', "\x00", "\ud800", '{"circle": 1}', '{"session": null}', "{}x", "x" * 2000,
           '{"circle": "11111111-2222-4333-8444-555555555555"}', "[" * 1000)  # fmt: skip


@pytest.fixture
def log() -> Iterator[StringIO]:
    with journal() as written:
        yield written


@pytest.mark.long
async def test_who_does_not_belong_or_comes_too_late_is_told_so_and_changes_nothing(town: Town) -> None:
    album = Album(town)
    moderator = await play(town, album)
    await somebody_leaves_the_company_and_presses_everything(town, album)
    await others_press_everything_during_the_session(town, album)
    await play_on(town, album, moderator)
    await members_press_everything_a_month_later(town, album)


async def somebody_leaves_the_company_and_presses_everything(town: Town, album: Album) -> None:
    """Slack lets nobody act who is deactivated; what was on its way then changes nothing, and is no trouble."""
    await town.acting.change_profile("frank", NewProfile(deleted=True))
    await town.pass_time(timedelta(seconds=30))  # until others have the roles that were Frank's
    before = await everything_kept(town)
    traffic = [entry.payload for entry in town.server.workspace.traffic if entry.direction == "to_app"]
    pressed = next(each for each in traffic if each.get("type") == "block_actions" and "channel" in each)
    for number, (action_id, value) in enumerate(album.buttons):
        if not action_id.startswith("coaching:"):  # a coaching pair goes on until its round ends
            action = {"type": "button", "action_id": action_id, "value": value, "action_ts": f"late.{number}"}
            late = pressed | {"user": pressed["user"] | {"id": "U0FRANK"}, "actions": [action]}
            assert (await town.acting.stage.dispatcher.deliver(EnvelopeKind.INTERACTION, late)).acked
    await town.settle()
    assert await everything_kept(town) == before
    await town.acting.change_profile("frank", NewProfile(deleted=False))


async def others_press_everything_during_the_session(town: Town, album: Album) -> None:
    """Grace has never joined, Frank leaves the circle; they press all that the members see."""
    await town.press("frank", "circles:leave")
    await town.a_moment()
    before = await everything_kept(town)
    for person in ("grace", "frank"):
        for button, words in (await album.press_all(person, but="coaching:" if person == "frank" else ())).items():
            refused = any(one in words for one in (MEMBERS_ONLY, IT_IS_OVER, GONE, NOT_YOUR_PAIR))
            assert refused or button[0] in (OWN_DATES, OWN_COACHING), (person, button, words)
    assert await everything_kept(town) == before


async def members_press_everything_a_month_later(town: Town, album: Album) -> None:
    await town.pass_time(timedelta(days=8))
    album.look()
    await town.pass_time(timedelta(days=20))
    before = await everything_kept(town)
    for person in ("carla", "ben"):
        pressed = await album.press_all(person, but=("circles:leave", *STILL_TO_READ))
        assert len(pressed) > 10
        for button, words in pressed.items():
            assert any(one in words for one in (IT_IS_OVER, CIRCLE_IS_OVER, ROUND_IS_OVER, GONE)), (person, button)
    assert await everything_kept(town) == before


async def test_what_is_made_up_or_belongs_to_another_workspace_is_neither_shown_nor_changed(
    log: StringIO, town: Town
) -> None:
    album = Album(town)
    await play_on(town, album, await play(town, album))
    await garbage_is_sent(town)
    assert logged(log.getvalue(), *FAILURES) == []
    await open_modals(town)
    await town.stop_app()
    await rename_workspace(town, "T0OTHER")
    await town.start_app()
    await everything_is_another_workspaces(town, album)


async def garbage_is_sent(town: Town) -> None:
    """Every button and every modal that was used, with garbage where our ids were, and ids that we don't have."""
    traffic = [entry.payload for entry in town.server.workspace.traffic if entry.direction == "to_app"]
    await town.settle()
    before = await everything_kept(town)
    for payload in (*garbled_clicks(traffic), *garbled_modals(traffic)):
        answer = await town.acting.stage.dispatcher.deliver(
            EnvelopeKind.INTERACTION, payload | invitation(town, payload)
        )
        assert answer.acked, payload
    await town.settle()
    assert await everything_kept(town) == before
    for person in EVERYBODY:
        await put_away(town, person)


async def everything_is_another_workspaces(town: Town, album: Album) -> None:
    """The same database has got a second workspace: all that was said in the first is another one's now."""
    for person in EVERYBODY:
        assert "Zed" not in await town.types(person, "/circle")
    before = await everything_kept(town)
    for button, words in (await album.press_all("grace")).items():
        assert GONE in words or button[0] in (OWN_DATES, OWN_COACHING), button
        assert "Zed" not in words
    for person in EVERYBODY:
        refused = await town.acting.submit(person)
        assert refused.modal is not None
        (sentence,) = refused.modal.errors.values()
        assert sentence.startswith((GONE, GONE_IN_GERMAN))
        await put_away(town, person)
    assert await everything_kept(town) == before
    posted = [entry.kind for entry in town.server.workspace.traffic].count("chat.postMessage")
    await town.pass_time(timedelta(days=8))
    assert [entry.kind for entry in town.server.workspace.traffic].count("chat.postMessage") == posted


async def open_modals(town: Town) -> None:
    await town.types("anna", "/topics add Zed fourth")
    for person, command, callback_id, values in (
        ("anna", "/topics add", "topics:propose", {"title": "A title"}),
        ("ben", "/topics vote", "topics:place-dots", {"dots": ["Zed fourth"]}),
        ("carla", "/reflect last", "reflections:keep", {}),
    ):
        await town.acting.command(person, PYTHON, command)
        await town.see_modal(person, callback_id)
        town.acting.fill(person, values)
    await town.acting.click("frank", "sessions:minutes", channel=PYTHON)
    await town.see_modal("frank", "sessions:keep-minutes")
    town.acting.fill("frank", {"text": "Minutes"})


async def rename_workspace(town: Town, team: str) -> None:
    engine = open_engine(parse_url(town.settings.database.url))
    async with engine.begin() as connection:
        await connection.execute(sa.update(Workspace).values(team_id=team))
    await engine.dispose()


def invitation(town: Town, payload: Json) -> Json:
    """Return what lets the app answer as if this had just been pressed."""
    stage = town.acting.stage
    person = stage.person(payload["user"]["id"])
    if "channel" not in payload:
        return {"trigger_id": stage.invite_view(person, (payload.get("view") or {}).get("id")).trigger_id}
    fresh = stage.invite_answer(person, stage.workspace.channels[payload["channel"]["id"]])
    return {"trigger_id": fresh.trigger_id, "response_url": fresh.response_url}


def garbled_clicks(traffic: list[Json]) -> Iterator[Json]:
    clicks = [each for each in traffic if each.get("type") == "block_actions" and "channel" in each]
    used = {each["actions"][0]["action_id"]: each for each in clicks}
    numbers = count()
    for payload in used.values():
        action = payload["actions"][0]
        changes = [{"value": garbage} for garbage in GARBAGE if action.get("value")]
        for change in (*changes, {"action_id": "of:last-year"}, {"action_id": ""}):
            yield payload | {"actions": [action | change | {"action_ts": f"garbled.{next(numbers)}"}]}


def garbled_modals(traffic: list[Json]) -> Iterator[Json]:
    used = {each["view"]["callback_id"]: each for each in traffic if each.get("type") == "view_submission"}
    numbers = count()
    for payload in used.values():
        view = payload["view"]
        changes = [{"private_metadata": garbage} for garbage in GARBAGE if view["private_metadata"]]
        for change in (*changes, {"callback_id": "of:last-year"}, {"callback_id": ""}):
            yield payload | {"view": view | change | {"id": f"V0GARBLED{next(numbers)}"}}
