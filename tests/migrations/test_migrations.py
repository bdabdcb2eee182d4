"""Migrations lead from nothing to exactly the models and back, on both databases, and lose nobody's rows."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import AsyncEngine

import migrations
from bot.kernel.enums import CircleState, Mode
from bot.kernel.recurrence import WhySkipped
from bot.storage import migrate as subject
from bot.storage.crypto import Vault
from bot.storage.engine import open_engine, parse_url
from bot.storage.migrate import MigrationProblem, alembic_config, migrate
from bot.storage.unit_of_work import Storage
from models import Circle, Membership, Session, SkippedDate
from models.base import Base
from tests.rows import MONDAY, a_circle, a_person, new_workspace

VERSIONS = Path(migrations.__file__).parent / "versions"
REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "rebuild"
down_revision = "{head}"

def upgrade():
    with op.batch_alter_table("circles") as table:
        table.add_column(sa.Column("motto", sa.String(80), nullable=True))
        table.alter_column("name", type_=sa.String(90))
    with op.batch_alter_table("workspaces") as table:
        table.alter_column("team_id", type_=sa.String(40))

def downgrade():
    pass
"""
BROKEN = """
from alembic import op

revision = "broken"
down_revision = "{head}"

def upgrade():
    op.execute("CREATE TABLE half_way (id INTEGER)")
    op.execute("SELECT nonsense FROM nowhere")

def downgrade():
    pass
"""


pytestmark = pytest.mark.long  # `make check` runs them


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
async def empty(empty_url: str) -> AsyncIterator[AsyncEngine]:
    engine = open_engine(parse_url(empty_url))
    yield engine
    await engine.dispose()


async def tables(engine: AsyncEngine) -> set[str]:
    async with engine.connect() as connection:
        return set(await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names()))


async def differences(engine: AsyncEngine) -> list[object]:
    def compare(connection: sa.Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), Base.metadata))

    async with engine.connect() as connection:
        return await connection.run_sync(compare)


def head() -> str:
    return str(ScriptDirectory.from_config(alembic_config()).get_current_head())


def with_revision(source: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``migrate`` find one revision more than there is."""
    text = source.format(head=head())
    (folder / "more").mkdir()
    (folder / "more" / "one_more.py").write_text(text)
    ordinary = subject.alembic_config

    def config(connection: sa.Connection | None = None) -> Config:
        found = ordinary(connection)
        found.set_main_option("path_separator", "newline")
        found.set_main_option("version_locations", f"{VERSIONS}\n{folder / 'more'}")
        return found

    monkeypatch.setattr(subject, "alembic_config", config)


async def test_an_empty_database_becomes_exactly_the_models(empty: AsyncEngine) -> None:
    await migrate(empty)
    assert await differences(empty) == []
    assert await tables(empty) == {*Base.metadata.tables, "alembic_version"}


async def test_a_table_that_nobody_migrated_would_be_noticed(empty: AsyncEngine) -> None:
    await migrate(empty)
    async with empty.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE key_checks")
    assert len(await differences(empty)) == 1


async def test_migrating_again_changes_nothing(empty: AsyncEngine) -> None:
    await migrate(empty)
    await migrate(empty)
    assert await differences(empty) == []


async def test_going_back_to_the_beginning_leaves_nothing(empty: AsyncEngine) -> None:
    await migrate(empty)
    await _move(empty, command.downgrade, "base")
    assert await tables(empty) == {"alembic_version"}


async def test_several_migrations_at_once_do_not_clash(postgres_url: str) -> None:
    engines = [open_engine(parse_url(postgres_url)) for _ in range(4)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    assert await differences(engines[0]) == []
    for engine in engines:
        await engine.dispose()


async def test_a_database_of_a_newer_zirkel_is_one_sentence(empty: AsyncEngine) -> None:
    await migrate(empty)
    async with empty.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'fromtomorrow'")
    with pytest.raises(MigrationProblem, match=f"newer Zirkel than this one .*{head()}.*Start the newer one"):
        await migrate(empty)


async def test_foreign_keys_are_on_again_after_migrating(tmp_path: Path) -> None:
    engine = open_engine(parse_url(f"sqlite:///{tmp_path / 'empty.db'}"))
    await migrate(engine)
    async with engine.connect() as connection:
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1
    await engine.dispose()


async def test_rebuilding_a_parent_keeps_its_children(
    empty: AsyncEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate(empty)
    storage = Storage(empty, empty, Vault(b"k" * 32))
    workspace = await new_workspace(storage)
    async with storage.work(workspace) as work:
        circle, person = work.add(a_circle()), work.add(a_person("U1"))
        await work.session.flush()
        work.add(Membership(circle_id=circle.id, person_id=person.id, joined_at=MONDAY))
    with_revision(REBUILD, tmp_path, monkeypatch)
    await migrate(empty)
    async with storage.everywhere() as session:
        assert await session.scalar(sa.text("SELECT count(motto) FROM circles")) == 0
        assert await session.scalar(sa.select(sa.func.count(Circle.id))) == 1
        assert await session.scalar(sa.select(sa.func.count(Membership.id))) == 1


async def test_what_waits_in_the_outbox_keeps_its_order(empty: AsyncEngine) -> None:
    await _move(empty, command.upgrade, "9e6a3f5b8c14")
    workspace, due = uuid4().hex, ("2026-03-02 08:00:00", "2026-03-02 09:00:00")
    moments = {"b": due[0], "c": due[0], "a": due[1]}
    async with empty.begin() as connection:
        await connection.exec_driver_sql(
            "INSERT INTO workspaces (id, team_id, bot_user_id, state, created_at) "
            f"VALUES ('{workspace}', 'T1', 'UBOT', 'active', '{due[0]}')"
        )
        for key, at in moments.items():
            await connection.exec_driver_sql(
                "INSERT INTO outbox (id, workspace_id, dedupe_key, token, kind, subject, operation, lane, due_at, "
                f"not_after, state, attempts, next_at) VALUES ('{uuid4().hex}', '{workspace}', '{key}', '', 'card', "
                f"'{workspace}', 'post', 'C1', '{at}', '{at}', 'pending', 0, '{at}')"
            )
    await migrate(empty)
    async with empty.connect() as connection:
        rows = await connection.exec_driver_sql("SELECT dedupe_key FROM outbox ORDER BY number")
        assert list(rows.scalars()) == ["b", "c", "a"]


async def test_a_circle_without_sessions_gathers_and_one_that_has_any_goes_on(empty: AsyncEngine) -> None:
    await migrate(empty)
    storage = Storage(empty, empty, Vault(b"k" * 32))
    workspace = await new_workspace(storage)
    async with storage.work(workspace) as work:
        _new, going, over = (work.add(a_circle(name)) for name in ("New", "Going", "Over"))
        over.state = CircleState.CLOSED
        await work.session.flush()
        work.add(
            Session(
                circle_id=going.id, number=1, local_date=MONDAY.date(), at=going.at, zone="UTC", starts_at=MONDAY,
                ends_at=MONDAY, format_id="learning-circle", mode=Mode.LIVE, planned_at=MONDAY,
            )
        )  # fmt: skip
    await _move(empty, command.downgrade, "c83f5a19d0e7")
    await migrate(empty)
    async with storage.everywhere() as session:
        states = dict((await session.execute(sa.select(Circle.name, Circle.state))).all())
    assert states == {"New": CircleState.GATHERING, "Going": CircleState.ACTIVE, "Over": CircleState.CLOSED}


async def test_what_nobody_left_out_in_a_circle_with_a_plan_is_the_plans(empty: AsyncEngine) -> None:
    await migrate(empty)
    storage = Storage(empty, empty, Vault(b"k" * 32))
    workspace = await new_workspace(storage)
    async with storage.work(workspace) as work:
        person, planned, free = work.add(a_person("UANA")), work.add(a_circle("Planned")), work.add(a_circle("Free"))
        planned.plan = "learning-circle"
        await work.session.flush()
        for circle, who in ((planned, None), (planned, person.id), (free, None)):
            day = MONDAY.date() + timedelta(days=who is not None)
            work.add(SkippedDate(circle_id=circle.id, local_date=day, person_id=who))
    await _move(empty, command.downgrade, "d4a991023d7a")
    await migrate(empty)
    async with storage.everywhere() as session:
        found = sa.select(Circle.name, SkippedDate.person_id.is_(None), SkippedDate.why)
        rows = (await session.execute(found.join(Circle, Circle.id == SkippedDate.circle_id))).all()
    assert {(name, bool(nobody)): why for name, nobody, why in rows} == {
        ("Planned", True): WhySkipped.PLAN, ("Planned", False): WhySkipped.MEMBERS, ("Free", True): WhySkipped.MEMBERS,
    }  # fmt: skip


async def _move(engine: AsyncEngine, how: Callable[[Config, str], None], to: str) -> None:
    async with engine.connect() as connection:
        await connection.run_sync(lambda sync: how(alembic_config(sync), to))
        await connection.commit()


async def test_a_revision_that_fails_leaves_the_database_as_it_was(
    empty: AsyncEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate(empty)
    with_revision(BROKEN, tmp_path, monkeypatch)
    with pytest.raises(sa.exc.DBAPIError):
        await migrate(empty)
    assert "half_way" not in await tables(empty)
    assert await differences(empty) == []


def test_there_is_one_line_of_revisions_with_dated_names() -> None:
    assert len(ScriptDirectory.from_config(alembic_config()).get_heads()) == 1
    names = [path.name for path in VERSIONS.glob("*.py")]
    assert [name for name in names if not name.startswith("20")] == []
