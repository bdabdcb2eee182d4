"""Nothing that is shown is dead, and nobody waits for what is never shown: the composed app against what it shows."""

import ast
import json
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest

from bot import app
from bot.features.people.handlers import RequestGate
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.settings_keys import Settings
from bot.slack.action_ids import base
from bot.slack.manifest import manifest
from bot.slack.request import Kind
from bot.slack.routes import HELP, Routes
from bot.storage.unit_of_work import Storage
from tests.architecture.source import FEATURES, ROOT, modules
from tests.features.fakes import parts

Route = tuple[Kind, str]
_FEATURES = "|".join(sorted(folder.name for folder in FEATURES.iterdir()))
_ID = re.compile(rf"(?:{_FEATURES}):[a-z][a-z_-]*")
_TYPED = re.compile(r"`(/[a-z]+) ([a-zäöü]+(?:-[a-zäöü]+)*)")


NO_CIRCLE = {
    *(f"{command} {verb}" for command in ("/circle", "/coach", "/reflect", "/topics", "/zirkel") for verb in HELP),
    "/zirkel", "/zirkel lang", "/zirkel language", "/zirkel sprache", "home:who-sees-what",
    "/coach not-with", "/coach notwith", "/coach nicht-mit", "/coach nichtmit",
    "coaching:keep-not-with", "circles:found", "tandems:ask-by-name",
}  # fmt: skip
"""What shows nothing of a circle that is there: help, who sees what, and what asks Slack something else."""


@pytest.fixture
def routes(storage: Storage, clock: SimulatedClock) -> Routes:
    """All routes, as the composition root puts them together."""
    deps, composed = parts(storage, clock), Routes()
    app._register(composed, deps, RequestGate(deps), Settings())
    return composed


def shown(names: str = "*.json") -> set[Route]:
    """Return what golden files ask of the app: elements that report at once, and modals that can be submitted."""
    files = sorted((ROOT / "tests" / "golden").rglob(names))
    return set(chain.from_iterable(asked(json.loads(file.read_text(encoding="utf-8"))) for file in files))


def asked(part: Any) -> Iterator[Route]:
    if isinstance(part, dict):
        if part.get("type") == "input" and not part.get("dispatch_action"):
            return  # reports with its modal
        if "action_id" in part:
            yield Kind.ACTION, base(part["action_id"])
        if "callback_id" in part and part.get("submit"):
            yield Kind.SUBMISSION, part["callback_id"]
        yield from chain.from_iterable(asked(value) for value in part.values())
    elif isinstance(part, list):
        yield from chain.from_iterable(asked(value) for value in part)


def named() -> dict[str, str]:
    """Return every id that stands in the code, and where; of one that is put together, its beginning."""
    return {
        node.value: f"{module.name}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value)
    }


def only_read() -> set[str]:
    """Return the callback ids of golden modals and Homes: where nothing can be submitted, nobody has to answer."""
    files = (ROOT / "tests" / "golden").rglob("*.json")
    return {view["callback_id"] for file in files if "callback_id" in (view := json.loads(file.read_text()))}


def of_the_manifest() -> set[Route]:
    features = manifest(Languages().words(Language.ENGLISH))["features"]
    commands = {(Kind.COMMAND, one["command"]) for one in features["slash_commands"]}
    return commands | {(Kind.SHORTCUT, one["callback_id"]) for one in features["shortcuts"]}


def test_whatever_is_shown_or_promised_to_slack_is_answered(routes: Routes) -> None:
    assert sorted((shown() | of_the_manifest()) - routes.routes.keys()) == []


def test_guests_are_shown_nothing_that_is_closed_to_them(routes: Routes) -> None:
    offered = shown("*guest.*.json")
    assert (Kind.ACTION, "coaching:pause") in offered
    assert sorted(route for route in offered if not routes.routes[route].guests) == []


def test_every_handler_is_reached_from_something_that_is_shown_or_promised_to_slack(routes: Routes) -> None:
    assert sorted(routes.routes.keys() - shown() - of_the_manifest()) == []


def test_no_id_in_the_code_leads_nowhere(routes: Routes) -> None:
    known = tuple({name for _, name in routes.routes} | only_read())
    assert {name: where for name, where in named().items() if name not in known and not begins(name, known)} == {}


def begins(name: str, known: tuple[str, ...]) -> bool:
    return name.endswith("-") and any(one.startswith(name) for one in known)


def test_what_slack_is_asked_to_tell_is_heard_and_nothing_else_is_waited_for(routes: Routes) -> None:
    events = manifest(Languages().words(Language.ENGLISH))["settings"]["event_subscriptions"]["bot_events"]
    assert set(events) == routes.events.keys()


def test_before_all_but_a_few_routes_access_to_circles_is_asked_anew(routes: Routes) -> None:
    named = {name: route for (_, name), route in routes.routes.items() if not route.opens}
    typed = {f"{command} {verb}": route for (command, verb), route in routes.verbs.items() if not route.opens}
    assert {*named, *typed} == NO_CIRCLE
    assert len(routes.looks) == 1


def test_a_verb_belongs_to_a_command(routes: Routes) -> None:
    assert {(Kind.COMMAND, command) for command, _ in routes.verbs} <= of_the_manifest()


def test_the_readme_tells_of_every_verb_and_of_none_that_is_not_there(routes: Routes) -> None:
    told = set(_TYPED.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    handlers = {its for (_, verb), its in routes.verbs.items() if verb not in HELP}
    verbs = [{verb for verb, its in routes.verbs.items() if its == handler} for handler in handlers]
    assert [names for names in verbs if len(told & names) < len(Language)] == []
    with_verbs = {command for command, _ in routes.verbs}
    assert {verb for verb in told if verb[0] in with_verbs} - routes.verbs.keys() == set()


def test_a_text_names_only_verbs_that_are_there(routes: Routes) -> None:
    with_verbs = {command for command, _ in routes.verbs}
    files = sorted((ROOT / "bot" / "language").rglob("*.ftl"))
    told = {verb: file.name for file in files for verb in _TYPED.findall(file.read_text(encoding="utf-8"))}
    assert {verb: where for verb, where in told.items() if verb[0] in with_verbs and verb not in routes.verbs} == {}


@pytest.mark.parametrize("word", HELP)
def test_every_command_says_what_can_be_typed_after_it(routes: Routes, word: str) -> None:
    assert {command for command, verb in routes.verbs if verb == word} == {
        name for _, name in of_the_manifest() if name.startswith("/")
    }
