"""Looks at the database: whether it can be reached and written, in which form it is, whether the key fits."""

import os
import tempfile
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.enums import CircleState, OutboxState
from bot.operations.findings import Finding, Health, attention, broken, ok
from bot.operations.slack_checks import HomeChannel
from bot.settings_keys import Settings
from bot.storage.crypto import KeyProblem, Vault, key_file, parse_keys, read_keys
from bot.storage.engine import UnknownDatabase, parse_url
from bot.storage.migrate import DatabaseForm, form_of
from bot.storage.startup import fits, is_missing
from bot.storage.troubles import DATABASE_ERRORS, database_trouble, shown
from bot.storage.unit_of_work import Storage
from models import Circle, KeyCheck, OutboxMessage, Workspace

_BACKUP = "bring the right one back from your backup; without it, private text can't be read"
_OTHERS = 0o077
_WRITABLE = sa.text("SELECT NOT pg_is_in_recovery() AND has_table_privilege('outbox', 'INSERT')")


class DatabaseLook(NamedTuple):
    """What was found, and the channels in which circles live, as far as they could be read."""

    findings: list[Finding]
    homes: list[HomeChannel]


async def look_at_database(settings: Settings) -> DatabaseLook:
    """Look at the database without making or changing anything; Zirkel may run meanwhile."""
    try:
        url = parse_url(settings.database.url)
    except UnknownDatabase as error:
        return DatabaseLook([broken("database", str(error), "change database.url (DATABASE_URL)")], [])
    beside: list[Finding] = []
    if url.get_backend_name() == "sqlite":
        beside = _file(Path(url.database or ""))
        if is_missing(url) or any(each.health is Health.BROKEN for each in beside):
            return DatabaseLook(beside or [ok("database", f"{shown(url)} will be made at the first start.")], [])
    storage = Storage.at(url, Vault(b""))
    try:
        async with storage.reading_everywhere() as session:
            found = await _inside(session, settings, url)
    except DATABASE_ERRORS as error:
        trouble = database_trouble(error, url) or type(error).__name__
        return DatabaseLook([*beside, broken("database", str(trouble), "mend that, then ask again")], [])
    finally:
        await storage.close()
    return DatabaseLook([*beside, *found.findings], found.homes)


def _file(file: Path) -> list[Finding]:
    if not file.parent.is_dir():
        return [
            broken("database", f"the folder {file.parent.absolute()} doesn't exist.", "make it, or set database.url")
        ]
    try:
        with tempfile.TemporaryFile(dir=file.parent):
            pass
    except OSError as error:
        says = f"nothing can be written in {file.parent.absolute()} ({error.strerror})."
        return [broken("database", says, "give the user that runs Zirkel the right to, or free some space")]
    if file.exists() and not os.access(file, os.W_OK):
        return [broken("database", f"{file} can't be written.", "give the user that runs Zirkel the right to")]
    return open_to_others(file, key_file(file))


def open_to_others(*files: Path) -> list[Finding]:
    """Return which of these files others on this machine can read."""
    return [
        attention("file rights", f"others on this machine can read {path}.", f"chmod 600 {path}")
        for path in files
        if path.exists() and path.stat().st_mode & _OTHERS
    ]


async def _inside(session: AsyncSession, settings: Settings, url: sa.URL) -> DatabaseLook:
    connection = await session.connection()
    form = await connection.run_sync(form_of)
    reached = ok("database", f"{shown(url)} can be reached.")
    if form is DatabaseForm.NEWER:
        advice = "start the newer one, or bring back the backup from before it"
        return DatabaseLook([reached, broken("form", "a newer Zirkel has written this database.", advice)], [])
    if form is DatabaseForm.FOREIGN:
        advice = "give Zirkel a database of its own: database.url"
        return DatabaseLook([reached, broken("form", "it holds tables of something else.", advice)], [])
    if form is DatabaseForm.CURRENT:
        fine = [reached, *await _rights(session), ok("form", "it is the newest."), await _key(session, settings, url)]
        return DatabaseLook(fine, await _homes(session))
    says = "it is empty." if form is DatabaseForm.EMPTY else "it is an older one."
    return DatabaseLook(
        [reached, attention("form", says, "nothing to do: the next start, or zirkel migrate, does it")], []
    )


async def _rights(session: AsyncSession) -> list[Finding]:
    """Return what keeps PostgreSQL from being written."""
    if session.get_bind().dialect.name != "postgresql" or await session.scalar(_WRITABLE):
        return []
    advice = "give database.url the address of the primary server, and a user who may write"
    return [broken("database", "nothing can be written there.", advice)]


async def _key(session: AsyncSession, settings: Settings, url: sa.URL) -> Finding:
    check = await session.get(KeyCheck, 1)
    if check is None:
        return attention("key", "this database was never started with a key.", "start Zirkel once")
    try:
        given = settings.database.given_key
        keys = read_keys(key_file(Path(url.database or ""))) if given is None else parse_keys(given)
        if fits(Vault.of(keys), check.sealed):
            return ok("key", "it fits the database.")
    except FileNotFoundError as error:
        return broken("key", f"{error.filename} is missing.", _BACKUP)
    except (KeyProblem, OSError) as error:
        return broken("key", f"it can't be read: {error}", _BACKUP)
    return broken("key", "it isn't the one that this database was made with.", _BACKUP)


async def _homes(session: AsyncSession) -> list[HomeChannel]:
    """Return the channels of circles that haven't ended, each with what Slack said last of a message there."""
    tried = sa.or_(OutboxMessage.error.is_not(None), OutboxMessage.state == OutboxState.SENT)
    latest = (
        sa.select(OutboxMessage.error)
        .where(OutboxMessage.channel_id == Circle.channel_id, tried)
        .order_by(OutboxMessage.due_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    living = sa.select(Circle.channel_id, sa.func.max(latest)).join(Workspace, Workspace.id == Circle.workspace_id)
    living = living.where(Circle.state != CircleState.CLOSED).group_by(Circle.channel_id).order_by(Circle.channel_id)
    return [HomeChannel(*row) for row in await session.execute(living)]
