"""Some circles live through a season: what each person gets, and when. The whole company does in the benchmark."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from bot.features.coaching import service as coaching
from bot.features.reflections import service as reflections
from bot.features.sessions import service as sessions
from bot.kernel.enums import CircleState
from tests.simulations.company import PART
from tests.simulations.promises import PROMISES, Broken, most_in_a_week
from tests.simulations.records import Season, live_through, weekly_counts

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("season")]
SEED = 2


@pytest.fixture(scope="module")
def season(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Season:
    """One season that all tests look back at; it is the same in every run."""
    file = tmp_path_factory.mktemp("season") / "zirkel.db"
    file.write_bytes(migrated_file.read_bytes())
    return asyncio.run(live_through(file, PART, SEED))


@pytest.mark.parametrize("broken_by", PROMISES, ids=lambda promise: promise.__name__)
def test_a_promise_holds_for_everybody(season: Season, broken_by: Broken) -> None:
    assert broken_by(season) == []


def test_in_half_of_all_weeks_somebody_has_one_message_at_the_most(season: Season) -> None:
    counts = weekly_counts(season)
    assert counts[len(counts) // 2] <= 1


def test_nothing_comes_up_between_two_changes_that_was_not_listed_before(season: Season) -> None:
    assert season.unforeseen == []


def test_it_was_a_season_in_which_all_of_that_could_have_gone_wrong(season: Season) -> None:
    kinds = Counter(one.kind for one in season.said)
    to_people = (sessions.ROLE_CARD, sessions.REMINDER, coaching.PAIR, coaching.MIDWAY, reflections.CHECK_IN)
    assert all(kinds[kind] > 3 for kind in (*to_people, sessions.CARD, sessions.END))
    assert season.circles == {CircleState.CLOSED: PART.circles}
    assert sum(most_in_a_week(season.messages(user)) == 3 for user in season.zones) > 5
    assert all(season.turmoil.get(what) for what in ("left", "came", "moved", "offered", "united"))
    assert season.resting
    assert season.quiet
