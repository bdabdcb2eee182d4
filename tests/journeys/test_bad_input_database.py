"""The database or Slack is away for some seconds: people are told in time, keep their text, and it is saved once."""

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg
import pytest
import sqlalchemy as sa

from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.practice.api.faults import Effect, Fault
from bot.practice.transport.dispatch import ACK_SECONDS
from tests.journeys.bad_input import (
    accepted,
    everything_kept,
    gather,
    hold_the_first_session,
    put_away,
    typed_in,
)
from tests.journeys.town import PYTHON, Town
from tests.journeys.ways import only

pytestmark = pytest.mark.long  # they wait in earnest for what is away
Away = Callable[[Town], contextlib.AbstractAsyncContextManager[None]]
LANGUAGES = Languages()
SORRY = [LANGUAGES.words(language)("slack-try-again") for language in Language]
SILENT = LANGUAGES.words(Language.ENGLISH)("coaching-slack-is-silent")
NOT_SAVED = LANGUAGES.words(Language.ENGLISH)("slack-not-saved")


@pytest.fixture
def in_haste() -> bool:
    return True


@asynccontextmanager
async def locked_file(town: Town) -> AsyncIterator[None]:
    """Another program writes into the SQLite file."""
    path = str(sa.make_url(town.settings.database.url).database)
    with contextlib.closing(sqlite3.connect(path, check_same_thread=False)) as other:
        await asyncio.to_thread(other.execute, "BEGIN EXCLUSIVE")
        yield
        other.rollback()


@asynccontextmanager
async def connected(town: Town, database: str | None = None) -> AsyncIterator[asyncpg.Connection]:
    """Connect to the town's PostgreSQL as somebody else."""
    url = sa.make_url(town.settings.database.url)
    address = url.set(database=database or url.database).render_as_string(hide_password=False)
    other = await asyncpg.connect(address)
    try:
        yield other
    finally:
        await other.close()


def locked(table: str) -> Away:
    """Return what lets somebody else lock a table of PostgreSQL."""

    @asynccontextmanager
    async def lock(town: Town) -> AsyncIterator[None]:
        async with connected(town) as other, other.transaction():
            await other.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
            yield

    return lock


@asynccontextmanager
async def gone(town: Town) -> AsyncIterator[None]:
    """PostgreSQL cuts all connections and takes no new ones."""
    name = sa.make_url(town.settings.database.url).database
    async with connected(town, "postgres") as other:
        await other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
        yield
        await other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def in_time(town: Town) -> bool:
    """Return whether all requests of people were acknowledged within Slack's three seconds, by a wide margin."""
    seconds = [entry.seconds for entry in town.server.workspace.traffic if entry.direction == "to_app"]
    return max(each or 0.0 for each in seconds) < ACK_SECONDS - 0.5


TEXTS = {"ben": ("title", "Cancelling"), "carla": ("what", "A loop that waits, because nobody asked")}


async def it_is_kept_until_it_can_be_saved(town: Town, away: Away) -> None:
    """Ben proposes a topic, Carla reflects, while the database is away; later they press the same button again."""
    await town.acting.command("ben", PYTHON, "/topics add")
    await town.see_modal("ben", "topics:propose")
    await town.acting.command("carla", PYTHON, "/reflect")
    await town.see_modal("carla", "reflections:keep")
    async with away(town):
        tries = [town.acting.submit(person, {name: text}) for person, (name, text) in TEXTS.items()]
        for outcome, (person, (name, text)) in zip(await asyncio.gather(*tries), TEXTS.items(), strict=True):
            assert outcome.modal is not None
            assert list(outcome.modal.errors.values()) == [NOT_SAVED]
            assert typed_in(town, person, name) == text
    for person in TEXTS:
        accepted(await town.acting.submit(person))
        await town.acting.submit_again(person)
        await put_away(town, person)
    kept = await everything_kept(town)
    assert (len(kept["topics"]), len(kept["reflections"])) == (1, 1)
    assert in_time(town)


async def everybody_is_told_in_time(town: Town, away: Away) -> None:
    """More people than there are connections want to join while the database is away, and again when it is back."""
    names = ("anna", "ben", "carla", "david", "elif", "frank", "grace", "hannes")
    async with away(town):
        for outcome in await asyncio.gather(*(town.acting.command(name, PYTHON, "/coach join") for name in names)):
            assert outcome.error is None
            assert outcome.messages[-1].text in SORRY
    assert in_time(town)
    await town.settle()  # what came too late is tidied up
    for name in names:
        assert "Async Python" in await town.types(name, "/circle")
        assert await town.types(name, "/coach join") not in SORRY


@only("socket-sqlite")
async def test_a_locked_sqlite_file(town: Town) -> None:
    await gather(town, "ben", "carla")
    await hold_the_first_session(town)
    await it_is_kept_until_it_can_be_saved(town, locked_file)
    await everybody_is_told_in_time(town, locked_file)


@only("http-postgres")
async def test_postgresql_that_is_gone_locked_or_slow_to_commit(town: Town) -> None:
    await gather(town, "ben", "carla")
    await hold_the_first_session(town)
    for away in (gone, locked("topics, reflections"), slow_to_commit("topics", "reflections")):
        await it_is_kept_until_it_can_be_saved(town, away)
        await forget_it(town)
    await everybody_is_told_in_time(town, locked("inbox"))


SLOW = "CREATE FUNCTION nap() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(2.5); RETURN NULL; END'"
SLOW_TRIGGER = """CREATE CONSTRAINT TRIGGER nap AFTER INSERT OR UPDATE ON {table} DEFERRABLE INITIALLY DEFERRED
                  FOR EACH ROW EXECUTE FUNCTION nap()"""


def slow_to_commit(*tables: str) -> Away:
    """Return what makes each commit to these tables take so long that nobody waits for it: was it saved, or not?"""

    @asynccontextmanager
    async def slow(town: Town) -> AsyncIterator[None]:
        async with connected(town) as other:
            await other.execute(SLOW)
            for table in tables:
                await other.execute(SLOW_TRIGGER.format(table=table))
            yield
            await other.execute("DROP FUNCTION nap CASCADE")

    return slow


async def forget_it(town: Town) -> None:
    async with connected(town) as other:
        await other.execute("DELETE FROM topics")
        await other.execute("DELETE FROM reflections")


async def test_slack_that_answers_late_or_not_at_all_delays_nobody_and_loses_nothing(town: Town) -> None:
    """Slack brings us what people do, but what we ask it comes back after many seconds, as an error, or never."""
    await gather(town, "ben", "carla")
    await town.acting.command("ben", PYTHON, "/topics add")
    await town.see_modal("ben", "topics:propose")
    await town.acting.command("carla", PYTHON, "/coach not-with")
    await town.see_modal("carla", "coaching:keep-not-with")
    back = asyncio.Event()
    town.server.faults.add(Fault(Effect.ANSWER_LATE, times=1000, release=back))
    await people_are_answered(town, "david")
    accepted(await town.acting.submit("ben", {"title": "Cancelling"}))
    kept = await town.acting.submit("carla", {"people": ["hannes"]})
    assert kept.modal is not None
    assert (kept.modal.errors, typed_in(town, "carla", "people")) == ({"people": SILENT}, ["U0HANNES"])
    back.set()
    for effect, newcomer in ((Effect.STATUS, "elif"), (Effect.DROP_BEFORE, "frank"), (Effect.HTML, "grace")):
        town.server.faults.clear()
        town.server.faults.add(Fault(effect, times=1000))
        await people_are_answered(town, newcomer)
    town.server.faults.clear()
    accepted(await town.acting.submit("carla"))
    kept_rows = await everything_kept(town)
    assert (len(kept_rows["topics"]), len(kept_rows["not_with"])) == (1, 1)
    assert in_time(town)


async def people_are_answered(town: Town, newcomer: str) -> None:
    """Somebody whom Zirkel has never met, and somebody whom it has."""
    for person in (newcomer, "anna"):
        outcome = await town.acting.command(person, PYTHON, "/circle")
        assert "Async Python" in outcome.messages[-1].text
        joined = await town.acting.click(person, "circles:join", channel=PYTHON)
        assert joined.error is None
