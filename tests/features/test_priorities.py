"""Every kind of message that goes to people says how it goes with their week."""

import importlib
import pkgutil

import pytest

import bot.features
from bot.delivery.post import ChannelInvite, Post
from bot.features.circles.posts import CirclePost
from bot.kernel.enums import Priority


def _kinds() -> list[type[Post]]:
    """Return all kinds of all features that write messages."""
    for module in pkgutil.walk_packages(bot.features.__path__, "bot.features."):
        importlib.import_module(module.name)
    found, line = [], [Post]
    while line:
        line += line.pop().__subclasses__()
        found += [each for each in line[-1:] if "kind" in vars(each) and each.__module__.startswith("bot.")]
    return sorted({each for each in found if each.compose is not Post.compose}, key=lambda each: each.kind)


def _says(kind: type[Post]) -> Priority | None:
    """Return what the class, or one that it comes from, says itself."""
    line = kind.__mro__[: kind.__mro__.index(Post)]
    return next((vars(each)["priority"] for each in line if "priority" in vars(each)), None)


TO_PEOPLE = [kind for kind in _kinds() if not issubclass(kind, CirclePost | ChannelInvite)]


@pytest.mark.parametrize("kind", TO_PEOPLE, ids=lambda kind: kind.kind)
def test_a_kind_that_goes_to_people_says_how_it_goes_with_their_week(kind: type[Post]) -> None:
    assert isinstance(_says(kind), Priority)


def test_what_somebody_counts_on_is_needed_and_what_may_be_left_out_is_a_reminder() -> None:
    chosen = {kind.kind: _says(kind) for kind in TO_PEOPLE}
    needed = ("sessions-role-card", "coaching-pair", "coaching-declined", "circles-not-invited", "circles-in-archive")
    assert {chosen[kind] for kind in needed} == {Priority.NEEDED}
    assert {chosen[kind] for kind in ("reflections-check-in", "coaching-midway", "coaching-left-over")} == {
        Priority.REMINDER
    }
