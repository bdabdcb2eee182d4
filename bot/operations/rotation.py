"""`zirkel rotate-key`: private text is sealed anew, with another master key; it can be interrupted and goes on."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kernel.errors import ZirkelError
from bot.settings_keys import Database
from bot.storage.crypto import Vault, key_file, new_key, parse_keys, place_of, write_keys
from bot.storage.engine import parse_url
from bot.storage.startup import KEY_CHECK, open_storage, require_there
from bot.storage.unit_of_work import Storage
from models import KeyCheck
from models.base import Base

AT_ONCE = 500
ADVICE = "Put a new key before the old one, with a comma between them: ZIRKEL_MASTER_KEY=new,old."


class OneKeyOnly(ZirkelError):
    """There is no new key to seal with."""


async def rotate(database: Database) -> int:
    """Seal everything with the first key; return how many texts had another one.

    Where the key lies beside a SQLite file, a new one is made, and the old one goes when nothing needs it any more.
    Else the settings must give both. Zirkel must be stopped, or know both keys (PostgreSQL).

    Raises:
        OneKeyOnly, NoDatabase, and what ``open_storage`` raises.
    """
    require_there(parse_url(database.url))
    given = database.given_key
    if given is not None:
        if len(parse_keys(given)) == 1:
            raise OneKeyOnly(ADVICE)
        async with open_storage(database.url, given) as storage:
            return await seal_anew(storage)
    async with open_storage(database.url, None) as storage:
        file = key_file(Path(parse_url(database.url).database or ""))
        keys = [storage.vault.key, *storage.vault.older]
        if len(keys) == 1:  # else an earlier attempt was interrupted
            keys.insert(0, new_key())
            write_keys(file, keys)
        sealed = await seal_anew(Storage(storage.engine, storage.reader, Vault.of(keys)))
        write_keys(file, keys[:1])
        return sealed


async def seal_anew(storage: Storage) -> int:
    """Seal with the first key what another one has sealed, some rows in each transaction; return how many texts."""
    done = 0
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if isinstance(column.type, sa.LargeBinary)]
        if columns and "workspace_id" in table.columns:
            async for count in _batches(storage, table, columns):
                done += count
    async with storage.everywhere() as session:
        check = await session.get_one(KeyCheck, 1)
        check.sealed = storage.vault.sealed_anew(KEY_CHECK, check.sealed) or check.sealed
    return done


async def _batches(storage: Storage, table: sa.Table, columns: Sequence[sa.Column[Any]]) -> AsyncIterator[int]:
    last: UUID | None = None
    while True:
        async with storage.everywhere() as session:
            query = sa.select(table).order_by(table.c.id).limit(AT_ONCE).with_for_update()
            rows = (await session.execute(query if last is None else query.where(table.c.id > last))).all()
            if not rows:
                return
            last = rows[-1].id
            count = sum([await _seal_row(session, storage.vault, table, columns, row) for row in rows])
        yield count


async def _seal_row(
    session: AsyncSession, vault: Vault, table: sa.Table, columns: Sequence[sa.Column[Any]], row: sa.Row[Any]
) -> int:
    changed = {}
    for column in columns:
        sealed, place = getattr(row, column.name), place_of(table.name, column.name, row.id, row.workspace_id)
        if sealed and (anew := vault.sealed_anew(place, sealed)):
            changed[column.name] = anew
    if changed:
        await session.execute(sa.update(table).where(table.c.id == row.id).values(changed))
    return len(changed)
