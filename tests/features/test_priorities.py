"""Every kind of message that goes to people says how it goes with their week."""

from typing import cast

import pytest

from bot.app import posts_and_maintenance
from bot.delivery.post import ChannelInvite, Post
from bot.features.circles.posts import CirclePost
from bot.features.meetups.posts import MeetupPost
from bot.features.programmes.posts import OfferedBy, ProgrammePost
from bot.kernel.clock import SimulatedClock
from bot.kernel.enums import Priority
from bot.settings_keys import Settings
from bot.storage.unit_of_work import Storage
from tests.features.fakes import parts
from tests.rows import MONDAY


def _kinds() -> list[Post]:
    """Return all kinds of all features that write messages."""
    kinds, _ = posts_and_maintenance(parts(cast("Storage", None), SimulatedClock(MONDAY)), Settings())
    return sorted((kind for kind in kinds if type(kind).compose is not Post.compose), key=lambda kind: kind.kind)


def _says(kind: Post) -> Priority | None:
    """Return what its class, or one that it comes from, says itself."""
    line = type(kind).__mro__[: type(kind).__mro__.index(Post)]
    return next((vars(each)["priority"] for each in line if "priority" in vars(each)), None)


IN_CHANNELS = (CirclePost, ChannelInvite, MeetupPost, ProgrammePost, OfferedBy)
TO_PEOPLE = [kind for kind in _kinds() if not isinstance(kind, IN_CHANNELS)]


@pytest.mark.parametrize("kind", TO_PEOPLE, ids=lambda kind: kind.kind)
def test_a_kind_that_goes_to_people_says_how_it_goes_with_their_week(kind: Post) -> None:
    assert isinstance(_says(kind), Priority)


def test_what_somebody_counts_on_is_needed_and_what_may_be_left_out_is_a_reminder() -> None:
    chosen = {kind.kind: _says(kind) for kind in TO_PEOPLE}
    beforehand = {kind for kind, priority in chosen.items() if priority is Priority.BEFOREHAND}
    assert beforehand == {"sessions-role-card", "sessions-swap-asked", "sessions-swap-answered"}, (
        "only what comes before a moment that people have set"
    )
    needed = (
        "proposals-question",
        "proposals-no-circle",
        "circles-owner",
        "coaching-pair",
        "coaching-declined",
        "circles-not-invited",
        "circles-in-archive",
    )
    assert {chosen[kind] for kind in needed} == {Priority.NEEDED}
    assert {chosen[kind] for kind in ("reflections-check-in", "coaching-midway", "coaching-left-over")} == {
        Priority.REMINDER
    }
