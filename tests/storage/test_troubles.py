"""What keeps a database from being opened is one sentence, without a password; what passes is told apart."""

import base64
import sqlite3

import pytest
import sqlalchemy as sa

from bot.storage.crypto import KEY_BYTES
from bot.storage.engine import open_engine, parse_url
from bot.storage.startup import open_storage
from bot.storage.troubles import DatabaseAway, DatabaseRefuses, database_trouble

KEY = base64.b64encode(b"k" * KEY_BYTES).decode()
URL = parse_url("postgresql://zirkel:geheim@127.0.0.1:1/zirkel")
SAID = {
    "file is not a database": "is damaged: bring one back from your backup",
    "database disk image is malformed": "is damaged: bring one back from your backup",
    "unable to open database file": "check whose file it is",
    "attempt to write a readonly database": "check whose file it is",
    "database or disk is full": "the disk is full",
}


@pytest.mark.parametrize("said", SAID)
def test_what_sqlite_says_becomes_a_sentence(said: str) -> None:
    error = sa.exc.OperationalError("SELECT 1", None, sqlite3.OperationalError(said))
    trouble = database_trouble(error, parse_url("sqlite:///zirkel.db"))
    assert isinstance(trouble, DatabaseRefuses)
    assert "zirkel.db " in str(trouble)
    assert SAID[said] in str(trouble)


@pytest.mark.parametrize("error", [ConnectionRefusedError(), TimeoutError(), sa.exc.TimeoutError()])
def test_what_may_pass_is_told_apart(error: Exception) -> None:
    trouble = database_trouble(error, URL)
    assert isinstance(trouble, DatabaseAway)
    assert "geheim" not in str(trouble)


def test_our_own_mistake_is_no_trouble_of_the_database() -> None:
    error = sa.exc.OperationalError("SELECT 1", None, sqlite3.OperationalError("no such column: nonsense"))
    assert database_trouble(error, URL) is None


async def test_a_user_who_may_not_make_tables_is_told_what_they_lack(postgres_url: str) -> None:
    engine = open_engine(parse_url(postgres_url))
    async with engine.begin() as connection:
        for statement in ("REVOKE CREATE ON SCHEMA public FROM PUBLIC", "CREATE ROLE newcomer LOGIN"):
            await connection.execute(sa.text(statement))
    url = sa.make_url(postgres_url).set(username="newcomer").render_as_string(hide_password=False)
    with pytest.raises(DatabaseRefuses, match="GRANT CREATE ON SCHEMA public"):
        async with open_storage(url, KEY):
            pytest.fail("it opened")
    async with engine.begin() as connection:
        await connection.execute(sa.text("DROP ROLE newcomer"))
    await engine.dispose()
