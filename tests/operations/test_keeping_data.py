"""Backup, another key, another database: nothing is lost, and nothing is half done."""

import base64
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner, Result

from bot.cli import cli
from bot.operations import moving, rotation
from bot.operations.backup import NoBackup, back_up
from bot.operations.moving import NotMoved, move
from bot.operations.rotation import OneKeyOnly, rotate
from bot.settings_keys import Database
from bot.storage.crypto import KeyProblem, Vault, key_file, parse_keys
from bot.storage.engine import open_engine, parse_url
from bot.storage.startup import open_storage
from bot.storage.troubles import DatabaseAway
from bot.storage.unit_of_work import Storage
from models import OutboxMessage
from tests.databases import put
from tests.operations.whole import TEXT, everything, fill, texts_of

pytestmark = pytest.mark.long

OLD, NEW = (base64.b64encode(letter * 32).decode() for letter in (b"k", b"n"))


@pytest.fixture
def file(migrated_file: Path, tmp_path: Path) -> Path:
    """An empty, migrated database in a folder of its own."""
    put(migrated_file.read_bytes(), tmp_path / "zirkel.db")
    return tmp_path / "zirkel.db"


@pytest.fixture
async def texts(file: Path) -> int:
    """Fill that database; return how many private texts are in it."""
    async with open_storage(f"sqlite:///{file}", None) as storage:
        return await fill(storage.engine, storage.vault)


def beside(file: Path) -> list[bytes]:
    return parse_keys(key_file(file).read_text())


def names(folder: Path, pattern: str) -> list[str]:
    return sorted(path.name for path in folder.glob(pattern))


def database(url: str, key: str = "") -> Database:
    return Database.model_validate({"url": url, "master_key": key})


class TestABackup:
    async def test_is_whole_while_somebody_writes(self, file: Path, texts: int, tmp_path: Path) -> None:
        copy = tmp_path / "copy.db"
        async with open_storage(f"sqlite:///{file}", None) as storage:
            before = await everything(storage.engine)
            async with storage.everywhere() as session:
                await (await session.connection()).exec_driver_sql("DELETE FROM topics")
                assert back_up(f"sqlite:///{file}", copy) == copy.stat().st_size
        assert copy.stat().st_mode & 0o777 == 0o600
        assert names(tmp_path, "copy*") == ["copy.db"]
        key_file(copy).write_bytes(key_file(file).read_bytes())
        async with open_storage(f"sqlite:///{copy}", None) as storage:
            assert await everything(storage.engine) == before
            assert await texts_of(storage.engine, storage.vault) == [TEXT] * texts

    def test_never_takes_the_place_of_another_file(self, file: Path, tmp_path: Path) -> None:
        (tmp_path / "copy.db").write_text("precious")
        with pytest.raises(NoBackup, match="is there already"):
            back_up(f"sqlite:///{file}", tmp_path / "copy.db")
        assert (tmp_path / "copy.db").read_text() == "precious"

    @pytest.mark.parametrize(
        ("url", "says"), [("postgresql://z@h/z", "pg_dump"), ("sqlite:////nowhere/zirkel.db", "doesn't exist yet")]
    )
    def test_says_what_to_do_instead(self, url: str, says: str, tmp_path: Path) -> None:
        with pytest.raises(NoBackup, match=says):
            back_up(url, tmp_path / "copy.db")

    @pytest.mark.parametrize("where", ["nowhere/copy.db", "copy.db"])
    def test_that_fails_leaves_nothing_behind(self, file: Path, where: str, tmp_path: Path) -> None:
        if where == "copy.db":
            file.write_text("dear diary, " * 1000)
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(NoBackup, match="could not be written"):
            back_up(f"sqlite:///{file}", tmp_path / where)
        assert sorted(tmp_path.rglob("*")) == before


class TestAnotherKey:
    async def test_beside_a_file_is_made_and_the_old_one_goes(self, file: Path, texts: int) -> None:
        (old,) = beside(file)
        assert await rotate(database(f"sqlite:///{file}")) == texts
        (new,) = beside(file)
        async with open_storage(f"sqlite:///{file}", None) as storage:
            assert await texts_of(storage.engine, Vault(new)) == [TEXT] * texts
            with pytest.raises(KeyProblem):
                await texts_of(storage.engine, Vault(old))

    async def test_goes_on_where_it_was_interrupted(
        self, file: Path, texts: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seal, sealed = Vault.seal_for, [0]

        def until_the_power_goes(vault: Vault, place: str, text: str) -> bytes:
            sealed[0] += 1
            if sealed[0] == texts - 1:
                raise MemoryError
            return seal(vault, place, text)

        with monkeypatch.context() as power:
            power.setattr(Vault, "seal_for", until_the_power_goes)
            with pytest.raises(MemoryError):
                await rotate(database(f"sqlite:///{file}"))
        first, _old = beside(file)
        async with open_storage(f"sqlite:///{file}", None) as storage:
            assert await texts_of(storage.engine, storage.vault) == [TEXT] * texts
        assert 0 < await rotate(database(f"sqlite:///{file}")) < texts
        assert beside(file) == [first]
        async with open_storage(f"sqlite:///{file}", None) as storage:
            assert await texts_of(storage.engine, storage.vault) == [TEXT] * texts

    async def test_that_is_given_stands_before_the_old_one(self, any_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rotation, "AT_ONCE", 1)
        async with open_storage(any_url, OLD) as storage:
            texts = await fill(storage.engine, storage.vault)
        with pytest.raises(OneKeyOnly, match="ZIRKEL_MASTER_KEY=new,old"):
            await rotate(database(any_url, OLD))
        assert await rotate(database(any_url, f"{NEW},{OLD}")) == texts
        assert await rotate(database(any_url, f"{NEW},{OLD}")) == 0
        async with open_storage(any_url, NEW) as storage:
            assert await texts_of(storage.engine, storage.vault) == [TEXT] * texts


@pytest.fixture
def target(migrated_postgres_url: str) -> str:
    return migrated_postgres_url


class TestMoving:
    async def test_takes_every_row_and_the_key_stays(self, file: Path, texts: int, target: str) -> None:
        steps: list[tuple[int, int]] = []
        moved = await move(database(f"sqlite:///{file}"), target, lambda *step: steps.append(step))
        assert set(moved.values()) == {1}
        assert steps[-1] == (len(moved), len(moved))
        here, there = open_engine(parse_url(f"sqlite:///{file}")), open_engine(parse_url(target))
        assert await everything(there) == await everything(here)
        await here.dispose()
        await there.dispose()
        async with open_storage(target, key_file(file).read_text()) as storage:
            assert await texts_of(storage.engine, storage.vault) == [TEXT] * texts

    async def test_goes_back_as_well(
        self, postgres_storage: Storage, migrated_postgres_url: str, tmp_path: Path
    ) -> None:
        async with open_storage(migrated_postgres_url, OLD):
            await fill(postgres_storage.engine, postgres_storage.vault)
        url = f"sqlite:///{tmp_path}/back.db"
        await move(database(migrated_postgres_url, OLD), url, lambda _done, _of: None)
        there = open_engine(parse_url(url))
        assert await everything(there) == await everything(postgres_storage.engine)
        await there.dispose()

    @pytest.mark.usefixtures("texts")
    async def test_into_a_database_that_holds_something_is_refused(self, file: Path, target: str) -> None:
        async with open_storage(target, OLD):
            pass
        with pytest.raises(NotMoved, match=r"isn't empty \(key_checks\)"):
            await move(database(f"sqlite:///{file}"), target, lambda _done, _of: None)

    @pytest.mark.usefixtures("texts")
    @pytest.mark.parametrize(
        ("table", "column", "named"),
        [("outbox", "state", "outbox {id}: state"), ("sessions", "starts_at", "sessions {id}: starts_at"),
         ("workspaces", "state", "a row of workspaces")],
    )  # fmt: skip
    async def test_of_a_row_that_cannot_be_read_is_refused_and_the_row_is_named(
        self, file: Path, target: str, table: str, column: str, named: str
    ) -> None:
        engine = open_engine(parse_url(f"sqlite:///{file}"))
        async with engine.begin() as connection:
            await connection.exec_driver_sql(f"UPDATE {table} SET {column} = 'soon'")
            row = UUID((await connection.exec_driver_sql(f"SELECT id FROM {table}")).scalar_one())
        await engine.dispose()
        with pytest.raises(NotMoved, match=named.format(id=row)):
            await move(database(f"sqlite:///{file}"), target, lambda _done, _of: None)
        async with open_storage(target, OLD) as storage, storage.reading_everywhere() as session:
            assert await session.scalar(sa.select(sa.func.count()).select_from(OutboxMessage)) == 0

    @pytest.mark.usefixtures("texts")
    async def test_that_breaks_off_has_moved_nothing(self, file: Path, target: str) -> None:
        def break_off(done: int, of: int) -> None:
            if done > of / 2:
                raise ConnectionResetError

        with pytest.raises(DatabaseAway):
            await move(database(f"sqlite:///{file}"), target, break_off)
        there = open_engine(parse_url(target))
        assert not any((await everything(there)).values())
        await there.dispose()

    @pytest.mark.usefixtures("texts")
    async def test_onto_itself_is_refused(self, file: Path) -> None:
        with pytest.raises(NotMoved, match="the same database"):
            await move(database(f"sqlite:///{file}"), f"sqlite:///{file}", lambda _done, _of: None)

    @pytest.mark.usefixtures("texts")
    async def test_that_arrives_with_fewer_rows_is_undone(
        self, file: Path, target: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        count, asked = moving._count, [0]

        async def count_one_less(connection: object) -> dict[str, int]:
            asked[0] += 1
            found = await count(connection)  # type: ignore[arg-type]
            return found | {"topics": 0} if asked[0] == 3 else found

        monkeypatch.setattr(moving, "_count", count_one_less)
        with pytest.raises(NotMoved, match="as many rows"):
            await move(database(f"sqlite:///{file}"), target, lambda _done, _of: None)
        there = open_engine(parse_url(target))
        assert not any((await everything(there)).values())
        await there.dispose()


def zirkel(url: str, *words: str) -> Result:
    done = CliRunner(env={"DATABASE_URL": url}).invoke(cli, words)
    assert done.exit_code == 0, done.output
    return done


def test_the_commands_tell_what_they_did(tmp_path: Path) -> None:
    url, other = f"sqlite:///{tmp_path}/here.db", f"sqlite:///{tmp_path}/there.db"
    zirkel(url, "migrate")
    assert "0 texts were sealed anew" in zirkel(url, "rotate-key").output
    assert "whole. The key isn't in it" in zirkel(url, "backup", str(tmp_path / "copy.db")).output
    assert "key_checks" in zirkel(url, "move-data", "--to", other).output
    assert "posted in the last 24 hours: 0" in zirkel(url, "status").output
    assert "Nothing is stuck." in zirkel(url, "outbox", "list").output
