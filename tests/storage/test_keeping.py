"""Opening the database at the start, and the sentences when that can't be."""

import asyncio
import base64
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.kernel.errors import ZirkelError
from bot.storage.crypto import KEY_BYTES, KeyProblem
from bot.storage.engine import DatabaseInUse, UnknownDatabase, database_now, parse_url
from bot.storage.startup import open_storage
from models import Person
from tests.rows import a_person, new_workspace

pytestmark = pytest.mark.long

KEY = base64.b64encode(b"k" * KEY_BYTES).decode()
OTHER_KEY = base64.b64encode(b"x" * KEY_BYTES).decode()
HOLD = """
import asyncio, sys
from bot.storage.startup import open_storage

async def hold():
    async with open_storage(sys.argv[1], None):
        print("open", flush=True)
        sys.stdin.read()

asyncio.run(hold())
"""


@pytest.fixture
def new_file(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'new.db'}"


async def test_a_key_file_that_is_not_text_is_said_to_hold_no_key(new_file: str, tmp_path: Path) -> None:
    (tmp_path / "new.db.key").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KeyProblem, match="holds no key that can be read"):
        async with open_storage(new_file, None):
            pass


async def test_what_somebody_sampled_of_the_indexes_is_forgotten(new_file: str) -> None:
    seen = "SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_stat1'"
    async with open_storage(new_file, None) as storage, storage.engine.begin() as connection:
        await connection.exec_driver_sql("ANALYZE")
        assert (await connection.exec_driver_sql(seen)).scalar() == 1
    async with open_storage(new_file, None) as storage, storage.reader.begin() as connection:
        assert (await connection.exec_driver_sql(seen)).scalar() == 0


async def test_a_new_sqlite_file_is_made_migrated_and_given_a_key(new_file: str, tmp_path: Path) -> None:
    async with open_storage(new_file, None) as storage:
        workspace = await new_workspace(storage)
        async with storage.work(workspace) as work:
            assert work.add(a_person("U1")).workspace_id == workspace
    assert (tmp_path / "new.db.key").exists()


async def test_what_was_sealed_is_opened_after_a_restart(new_file: str) -> None:
    async with open_storage(new_file, None) as storage:
        workspace = await new_workspace(storage)
        sealed = storage.vault.seal_for("a place", "kept")
        async with storage.work(workspace) as work:
            kept = work.add(a_person("U1")).id
    async with open_storage(new_file, None) as storage:
        assert storage.vault.open_for("a place", sealed) == "kept"
        async with storage.work(workspace) as work:
            assert (await work.get(Person, kept)).slack_user_id == "U1"


@pytest.mark.parametrize("missing", [False, True], ids=["another", "none"])
@pytest.mark.parametrize("trouble", ["a newer database", "no database", "another key"])
async def test_beside_a_database_that_has_a_key_none_is_made(tmp_path: Path, trouble: str, missing: bool) -> None:
    file, key = tmp_path / "old.db", tmp_path / "old.db.key"
    async with open_storage(f"sqlite:///{file}", None) as storage, storage.engine.begin() as connection:
        if trouble == "a newer database":
            await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'ffffffffffff'")
    if trouble == "no database":
        file.write_text("dear diary, " * 1000)
    key.unlink()
    if not missing:
        key.write_text(OTHER_KEY)
    before = key.read_bytes() if key.exists() else None
    for _ in range(2):
        with pytest.raises(ZirkelError) as refused:
            async with open_storage(f"sqlite:///{file}", None):
                pytest.fail("it opened")
        assert (key.read_bytes() if key.exists() else None) == before
    if trouble == "another key":
        assert ("is missing" if missing else "doesn't fit") in str(refused.value)


async def test_a_wrong_key_refuses_to_start(any_url: str) -> None:
    async with open_storage(any_url, KEY):
        pass
    with pytest.raises(KeyProblem, match="doesn't fit this database"):
        async with open_storage(any_url, OTHER_KEY):
            pytest.fail("it opened")
    async with open_storage(any_url, KEY):
        pass


async def test_several_starts_at_once_agree_on_the_key(migrated_postgres_url: str) -> None:
    async def start() -> None:
        async with open_storage(migrated_postgres_url, KEY):
            pass

    await asyncio.gather(*(start() for _ in range(4)))


async def test_postgresql_without_a_key_says_where_to_give_it(migrated_postgres_url: str) -> None:
    with pytest.raises(KeyProblem, match="ZIRKEL_MASTER_KEY"):
        async with open_storage(migrated_postgres_url, None):
            pytest.fail("it opened")


async def test_a_malformed_key_refuses_to_start(new_file: str) -> None:
    with pytest.raises(KeyProblem, match="32 bytes in base64"):
        async with open_storage(new_file, "secret"):
            pytest.fail("it opened")


async def test_a_second_opening_of_the_file_is_refused(new_file: str) -> None:
    async with open_storage(new_file, None):
        with pytest.raises(DatabaseInUse, match=r"in use by another Zirkel process\. Stop that one"):
            async with open_storage(new_file, None):
                pytest.fail("it opened")


def test_a_second_process_is_refused_until_the_first_has_ended(new_file: str) -> None:
    async def start() -> None:
        async with open_storage(new_file, None):
            pass

    command = [sys.executable, "-c", HOLD, new_file]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(DatabaseInUse):
            asyncio.run(start())
        first.kill()
    asyncio.run(start())


@pytest.mark.parametrize(
    ("link", "first_by_the_link"), [(os.symlink, True), (os.link, False)], ids=["symbolic", "hard"]
)
async def test_a_link_to_the_file_is_the_same_file(
    new_file: str, tmp_path: Path, link: Callable[[Path, Path], None], first_by_the_link: bool
) -> None:
    async with open_storage(new_file, KEY):
        pass
    (tmp_path / "elsewhere").mkdir()
    link(tmp_path / "new.db", tmp_path / "elsewhere" / "other.db")
    names = [new_file, f"sqlite:///{tmp_path / 'elsewhere' / 'other.db'}"]
    one, other = reversed(names) if first_by_the_link else names
    async with open_storage(one, KEY):
        second = await asyncio.create_subprocess_exec(sys.executable, "-c", HOLD, other, stderr=asyncio.subprocess.PIPE)
        _, said = await second.communicate()
    assert b"DatabaseInUse" in said


async def test_by_a_symbolic_link_the_key_is_found_where_the_file_is(new_file: str, tmp_path: Path) -> None:
    async with open_storage(new_file, None) as storage:
        sealed = storage.vault.seal_for("a place", "kept")
    (tmp_path / "link.db").symlink_to("new.db")
    async with open_storage(f"sqlite:///{tmp_path / 'link.db'}", None) as storage:
        assert storage.vault.open_for("a place", sealed) == "kept"


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_nobody_else_may_read_what_is_made(new_file: str, tmp_path: Path) -> None:
    async with open_storage(new_file, None) as storage:
        await new_workspace(storage)
        modes = {path.name: path.stat().st_mode & 0o777 for path in _files(tmp_path)}
    assert set(modes) >= {"new.db", "new.db-wal", "new.db-shm", "new.db.key", "new.db.lock"}
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("url", ["sqlite:///", "sqlite://", "sqlite:///:memory:", "sqlite:///file:x.db?uri=true"])
def test_a_file_without_a_name_is_none(url: str) -> None:
    with pytest.raises(UnknownDatabase, match="must name a file"):
        parse_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "zirkel.db",
        "mysql://localhost/zirkel",
        "sqlite//x",
        "postgresql+nothing",
        "postgresql://u@h:port/z",
        "postgresql://u:p@ss@h/z",
    ],
)
def test_an_unknown_address_says_how_one_begins(url: str) -> None:
    with pytest.raises(UnknownDatabase, match="must begin with sqlite:/// or postgresql://"):
        parse_url(url)


@pytest.mark.parametrize("url", ["postgres://u:p@h/d", "postgresql://u:p@h/d"])
def test_both_names_of_postgresql_are_understood(url: str) -> None:
    assert parse_url(url).drivername == "postgresql+asyncpg"


async def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnknownDatabase, match="nothing can be written in"):
        async with open_storage(f"sqlite:///{tmp_path}/nowhere/zirkel.db", None):
            pytest.fail("it opened")


async def test_the_databases_clock_is_aware_and_in_utc(migrated_postgres_url: str) -> None:
    async with open_storage(migrated_postgres_url, KEY) as storage:
        offset = (await database_now(storage.engine)).utcoffset()
    assert offset is not None
    assert not offset
