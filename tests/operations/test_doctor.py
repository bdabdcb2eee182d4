"""`zirkel doctor` against the practice workspace: for each set-up that is broken in one way, it names that way."""

import base64
import json
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.kernel.clock import Clock, SystemClock
from bot.kernel.enums import Language
from bot.language.translator import Languages
from bot.operations.doctor import diagnose, is_fine
from bot.operations.findings import Finding, Health, as_data, as_lines
from bot.practice.api.faults import Effect, Fault
from bot.practice.server import PracticeServer, practice
from bot.practice.workspace.people import company
from bot.practice.workspace.state import AppInstall, ChannelKind
from bot.slack.manifest import manifest
from bot.storage.crypto import Vault, key_file, new_key, write_keys
from bot.storage.startup import check_key
from bot.storage.unit_of_work import Storage
from tests.databases import open_storage, put
from tests.rows import a_circle, new_workspace

PYTHON, SECRET = "C0PYTHON", "0123456789abcdef" * 2
OTHER_KEY = base64.b64encode(b"x" * 32).decode()


class AnHourAhead(SystemClock):
    def now(self) -> datetime:
        return SystemClock().now() + timedelta(hours=1)

    def elapsed(self) -> float:
        return time.monotonic()


@dataclass
class Place:
    """One machine on which somebody has set Zirkel up, in a folder of its own."""

    server: PracticeServer
    folder: Path
    environ: dict[str, str]
    clock: Clock = field(default_factory=SystemClock)
    config: str = ""
    rights: int = 0o600

    @property
    def database(self) -> Path:
        return self.folder / "zirkel.db"

    def execute(self, statement: str) -> None:
        engine = sa.create_engine(f"sqlite:///{self.database}")
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
        engine.dispose()

    async def diagnosed(self) -> list[Finding]:
        config = self.folder / "config.toml"
        config.write_text(self.config)
        config.chmod(self.rights)
        return await diagnose(config, self.environ, self.clock)


@pytest.fixture
def circles_file(migrated_file: Path, tmp_path: Path) -> str:
    return put(migrated_file.read_bytes(), tmp_path / "zirkel.db")


@pytest.fixture
async def place(tmp_path: Path, circles_file: str) -> AsyncIterator[Place]:
    """A machine on which all is well: a circle lives in #python."""
    words = Languages().words(Language.ENGLISH)
    install = AppInstall(manifest=manifest(words), bot_user="U0ZIRKEL", signing_secret=SECRET)
    async with open_storage(circles_file) as storage:
        await _fill(storage, tmp_path / "zirkel.db")
    (tmp_path / "zirkel.db").chmod(0o600)
    async with practice(company(install), SystemClock(), install) as server:
        environ = {
            "SLACK_BOT_TOKEN": install.bot_token, "SLACK_APP_TOKEN": install.app_token,
            "SLACK_API_URL": server.api_url, "DATABASE_URL": circles_file,
        }  # fmt: skip
        yield Place(server, tmp_path, environ)


async def _fill(storage: Storage, file: Path) -> None:
    key = new_key()
    await check_key(storage.engine, Vault(key), made=key_file(file))
    async with storage.work(await new_workspace(storage)) as work:
        work.add(a_circle(channel=PYTHON))


def environ(**values: str) -> Callable[[Place], None]:
    return lambda place: place.environ.update(values)


def config(text: str) -> Callable[[Place], None]:
    return lambda place: setattr(place, "config", text)


def fault(method: str | None, effect: Effect, **details: str | int) -> Callable[[Place], None]:
    return lambda place: place.server.faults.add(Fault(effect, method, **details))  # type: ignore[arg-type]


def http(**values: str) -> Callable[[Place], None]:
    return environ(ZIRKEL_SLACK_MODE="http", **values)


def revoked(place: Place) -> None:
    place.server.workspace.token_revoked = True


def removed(place: Place) -> None:
    place.server.workspace.uninstalled = True


def without_a_scope(place: Place) -> None:
    place.server.workspace.granted_scopes.discard("im:write")


def an_hour_ahead(place: Place) -> None:
    place.clock = AnHourAhead()


def archived(place: Place) -> None:
    place.server.workspace.channels[PYTHON].archived = True


def hidden_and_forbidden(place: Place) -> None:
    """A private channel, which can't be looked at without groups:read."""
    place.server.workspace.channels[PYTHON].kind = ChannelKind.PRIVATE
    place.server.workspace.granted_scopes.discard("groups:read")
    refused("restricted_action")(place)


def not_invited(place: Place) -> None:
    place.server.workspace.channels[PYTHON].members.discard("U0ZIRKEL")


def deleted(place: Place) -> None:
    del place.server.workspace.channels[PYTHON]


def refused(code: str) -> Callable[[Place], None]:
    return lambda place: _refused(place, code)


def _refused(place: Place, code: str) -> None:
    columns = "id, workspace_id, dedupe_key, token, kind, subject, lane, channel_id, due_at, next_at, not_after, state"
    values = f"id, workspace_id, '1', 't', 'k', id, 'l', '{PYTHON}', created_at, created_at, created_at, 'dead'"
    extra = "operation, attempts, error", f"'post', 1, '{code}'"
    place.execute(f"INSERT INTO outbox ({columns}, {extra[0]}) SELECT {values}, {extra[1]} FROM circles")


def no_folder(place: Place) -> None:
    place.environ["DATABASE_URL"] = f"sqlite:///{place.folder}/nowhere/zirkel.db"


def nothing_can_be_written(place: Place) -> None:
    place.environ["DATABASE_URL"] = "sqlite:////proc/zirkel.db"


def no_database(place: Place) -> None:
    place.database.write_text("dear diary, " * 1000)


def newer(place: Place) -> None:
    place.execute("UPDATE alembic_version SET version_num = 'ffffffffffff'")


def older(place: Place) -> None:
    place.execute("UPDATE alembic_version SET version_num = (SELECT '" + _first_revision() + "')")


def _first_revision() -> str:
    first = min(Path("migrations/versions").glob("*.py"))
    return next(line.split('"')[1] for line in first.read_text().splitlines() if line.startswith("revision"))


def another_key(place: Place) -> None:
    write_keys(place.folder / "zirkel.db.key", [b"x" * 32])


def no_key(place: Place) -> None:
    (place.folder / "zirkel.db.key").unlink()


def no_text(place: Place) -> None:
    (place.folder / "zirkel.db.key").write_bytes(b"\xff\xfe")


def no_text_given(place: Place) -> None:
    no_text(place)
    place.environ["ZIRKEL_MASTER_KEY_FILE"] = str(place.folder / "zirkel.db.key")


def another_path(place: Place) -> None:
    place.environ["SLACK_API_URL"] += "x/"


def readable_key(place: Place) -> None:
    (place.folder / "zirkel.db.key").chmod(0o644)


def readable_settings(place: Place) -> None:
    place.rights = 0o644


POSTGRES = "postgresql://zirkel:geheim@127.0.0.1:1/zirkel"
BROKEN = {
    "a token that is none": (environ(SLACK_BOT_TOKEN="geheim"), "settings", "must be a bot token"),
    "swapped tokens": (environ(SLACK_BOT_TOKEN="xapp-1"), "settings", "an app-level token, which belongs into"),
    "swapped tokens, the other": (environ(SLACK_APP_TOKEN="xoxb-1"), "settings", "the bot token, which belongs into"),
    "a rotating token": (environ(SLACK_BOT_TOKEN="xoxe.xoxb-1"), "settings", "a rotating token"),
    "no token": (environ(SLACK_BOT_TOKEN=""), "settings", "slack.bot_token is missing"),
    "http without a secret": (http(), "settings", "slack.signing_secret is missing"),
    "a secret that is none": (http(SLACK_SIGNING_SECRET="Hello"), "signing secret", "32 characters"),
    "a key that isn't known": (config("[slack]\nbot_tokn = 1"), "settings", "did you mean slack.bot_token"),
    "a zone that isn't known": (config('[coaching]\nzone = "Mars"'), "settings", "time zone such as"),
    "one of Slack's commands": (config('[slack.commands]\ntopics = "/topic"'), "settings", "none of Slack's own"),
    "no TOML": (config("[slack"), "settings", "isn't valid TOML"),
    "a token that Slack doesn't know": (environ(SLACK_BOT_TOKEN="xoxb-2"), "bot token", "doesn't know the token"),
    "a revoked token": (revoked, "bot token", "was revoked"),
    "a removed app": (removed, "bot token", "was removed"),
    "an expired token": (fault("auth.test", Effect.ERROR, code="token_expired", times=100), "bot token", "has expired"),
    "a missing scope": (without_a_scope, "scopes", "missing: im:write"),
    "an app token that Slack doesn't know": (environ(SLACK_APP_TOKEN="xapp-2"), "app token", "doesn't know the token"),
    "an app token without its scope": (
        fault("apps.connections.open", Effect.ERROR, code="missing_scope", times=100), "app token", "connections:write",
    ),
    "Socket Mode off": (
        fault("apps.connections.open", Effect.ERROR, code="forbidden_team", times=100),
        "socket",
        "switch Socket Mode on",
    ),
    "no name": (environ(SLACK_API_URL="https://slack.invalid/api/"), "slack", "can't be resolved"),
    "nobody there": (environ(SLACK_API_URL="http://127.0.0.1:1/api/"), "slack", "nothing answers"),
    "a proxy's page": (fault(None, Effect.HTML, times=100), "slack", "isn't Slack's Web API"),
    "a proxy that wants a password": (fault(None, Effect.STATUS, status=407, times=100), "slack", "HTTPS_PROXY"),
    "a proxy that forbids": (fault(None, Effect.STATUS, status=403, times=100), "slack", "HTTPS_PROXY"),
    "a proxy that refuses sockets": (
        fault("apps.connections.open", Effect.STATUS, status=403, times=100), "slack", "a proxy refuses",
    ),
    "a proxy that refuses channels": (
        fault("conversations.info", Effect.STATUS, status=403, times=100), "slack", "a proxy refuses",
    ),
    "another path": (another_path, "slack", "slack.api_url"),
    "an address without such methods": (
        fault(None, Effect.ERROR, code="unknown_method", times=100), "slack", "slack.api_url",
    ),
    "too many calls": (fault(None, Effect.STATUS, status=429, times=100), "slack", "left in peace"),
    "Slack's own trouble": (fault(None, Effect.STATUS, status=503, times=100), "slack", "status.slack.com"),
    "no answer in time": (fault("auth.test", Effect.ANSWER_LATE, seconds=2), "slack", "no answer in time"),
    "a clock an hour ahead": (an_hour_ahead, "clock", "s ahead of Slack"),
    "an archived channel": (archived, "channel", "is archived"),
    "a channel without the bot": (not_invited, "channel", "/invite @Zirkel"),
    "a channel that is gone": (deleted, "channel", "/invite @Zirkel"),
    "a channel where only some may post": (refused("restricted_action"), "channel", "only some may post"),
    "a hidden channel where only some may post": (hidden_and_forbidden, "channel", "only some may post"),
    "a channel where the app may not write": (refused("no_permission"), "channel", "an admin of the workspace"),
    "a channel under another's key": (refused("ekm_access_denied"), "channel", "may not write"),
    "a channel without access": (refused("access_denied"), "channel", "may not write"),
    "an address that can't be read": (
        environ(DATABASE_URL="postgresql://h:no-port/z", ZIRKEL_MASTER_KEY=OTHER_KEY), "database", "must begin with",
    ),
    "a folder that isn't there": (no_folder, "database", "doesn't exist"),
    "a folder that can't be written": (nothing_can_be_written, "database", "nothing can be written"),
    "a file that is no database": (no_database, "database", "no SQLite database"),
    "a newer database": (newer, "form", "a newer Zirkel"),
    "another key": (another_key, "key", "isn't the one"),
    "no key": (no_key, "key", "is missing"),
    "a key file that isn't text": (no_text, "key", "32 bytes in base64"),
    "a given key file that isn't text": (no_text_given, "key", "32 bytes in base64"),
    "a key that is none": (environ(ZIRKEL_MASTER_KEY="geheim"), "settings", "32 bytes in base64"),
    "PostgreSQL without a key": (environ(DATABASE_URL=POSTGRES), "settings", "database.master_key is missing"),
    "no PostgreSQL": (environ(DATABASE_URL=POSTGRES, ZIRKEL_MASTER_KEY=OTHER_KEY), "database", "can't be reached"),
}  # fmt: skip


@pytest.mark.parametrize("way", BROKEN)
async def test_what_is_broken_is_named_with_what_to_do(place: Place, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "no answer in time":
        monkeypatch.setattr("bot.operations.slack_checks.TIMEOUT_SECONDS", 0.1)
    break_it, check, words = BROKEN[way]
    break_it(place)
    found = await place.diagnosed()
    wrong = [each for each in found if each.health is Health.BROKEN]
    assert [each.check for each in wrong] == [check]
    assert words in f"{wrong[0].says} {wrong[0].advice}"
    assert wrong[0].advice
    assert "geheim" not in json.dumps(as_data(found))


WORTH_A_LOOK = {
    "an older database": (older, "form"),
    "a key that others can read": (readable_key, "file rights"),
    "settings that others can read": (readable_settings, "file rights"),
    "feeds in the clear": (environ(ZIRKEL_WEB_PUBLIC_URL="http://zirkel.example.com"), "web"),
    "too many calls for all channels": (fault("conversations.info", Effect.STATUS, status=429), "channels"),
}


@pytest.mark.parametrize("way", WORTH_A_LOOK)
async def test_what_works_for_now_is_worth_attention_and_no_more(place: Place, way: str) -> None:
    change, check = WORTH_A_LOOK[way]
    change(place)
    found = await place.diagnosed()
    assert [each.check for each in found if each.health is not Health.OK] == [check]
    assert is_fine(found)


async def test_a_channel_that_cannot_be_looked_at_is_told_and_not_called_fine(place: Place) -> None:
    place.server.workspace.channels[PYTHON].kind = ChannelKind.PRIVATE
    place.server.workspace.granted_scopes.discard("groups:read")
    (channels,) = [each for each in await place.diagnosed() if each.check == "channels"]
    assert channels.says == "circles live in 1; 1 couldn't be looked at (without groups:read)."


@pytest.mark.parametrize("token", ["xoxb-practice", " xoxb-practice\n", "Bearer xoxb-practice", '"xoxb-practice"'])
async def test_where_all_is_well_every_line_says_so(place: Place, token: str) -> None:
    place.environ["SLACK_BOT_TOKEN"] = token
    found = await place.diagnosed()
    assert {each.health for each in found} == {Health.OK}
    assert [each.check for each in found] == [
        "bot token", "scopes", "clock", "socket", "channels", "database", "form", "key"
    ]  # fmt: skip
    assert len(as_lines(found)) == len(found)


async def test_a_postgresql_without_the_database_says_how_to_make_it(place: Place, postgres_server: str) -> None:
    nowhere = sa.make_url(postgres_server).set(database="nowhere").render_as_string(hide_password=False)
    place.environ |= {"DATABASE_URL": nowhere, "ZIRKEL_MASTER_KEY": OTHER_KEY}
    (wrong,) = [each for each in await place.diagnosed() if each.health is Health.BROKEN]
    assert "CREATE DATABASE" in wrong.says


async def test_a_postgresql_where_we_may_only_read_is_broken(place: Place, migrated_postgres_url: str) -> None:
    async with open_storage(migrated_postgres_url) as storage:
        await check_key(storage.engine, storage.vault)
        async with storage.everywhere() as session:
            for statement in (
                "DROP ROLE IF EXISTS reader",
                "CREATE ROLE reader LOGIN",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader",
            ):
                await session.execute(sa.text(statement))
        reader = sa.make_url(migrated_postgres_url).set(username="reader").render_as_string(hide_password=False)
        place.environ |= {"DATABASE_URL": reader, "ZIRKEL_MASTER_KEY": base64.b64encode(b"k" * 32).decode()}
        found = await place.diagnosed()
        async with storage.everywhere() as session:
            for statement in ("DROP OWNED BY reader", "DROP ROLE reader"):
                await session.execute(sa.text(statement))
    assert [each.says for each in found if each.health is Health.BROKEN] == ["nothing can be written there."]


async def test_looking_changes_nothing(place: Place) -> None:
    before = {path.name: path.read_bytes() for path in place.folder.iterdir()}
    place.environ["DATABASE_URL"] = f"sqlite:///{place.folder}/other.db"
    await place.diagnosed()
    place.environ["DATABASE_URL"] = f"sqlite:///{place.database}"
    await place.diagnosed()
    after = {path.name: path.read_bytes() for path in place.folder.iterdir() if path.name != "config.toml"}
    assert after == before
