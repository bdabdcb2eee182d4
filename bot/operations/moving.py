"""`zirkel move-data`: everything into another, empty database, all of it or nothing, counted at both ends."""

from collections.abc import AsyncIterator, Callable

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.kernel.errors import ZirkelError
from bot.settings_keys import Database
from bot.storage.engine import UnknownDatabase, parse_url
from bot.storage.startup import in_newest_form, open_storage, require_there
from bot.storage.troubles import DATABASE_ERRORS, database_trouble
from bot.storage.unreadable import look
from models.base import Base

AT_ONCE = 500
_SPOILT = (
    "This can't be read: {}. Nothing was moved. Put a right value there, or delete the row, in the old database "
    "(zirkel backup first), then ask again."
)
Moved = dict[str, int]
"""How many rows of which table."""


class NotMoved(ZirkelError):
    """Nothing was moved; says why."""


async def move(database: Database, target: str, tell: Callable[[int, int], None]) -> Moved:
    """Copy all rows into the database at ``target``; ``tell`` hears how many of how many are there.

    Zirkel must be stopped. The source is only brought into the newest form; the key stays the same.

    Raises:
        NotMoved, NoDatabase, and what ``open_storage`` raises.
    """
    try:
        to = parse_url(target)
    except UnknownDatabase as error:
        raise UnknownDatabase(f"--to (ZIRKEL_MOVE_TO): {str(error).removeprefix('database.url ')}") from error
    require_there(parse_url(database.url))
    if to == parse_url(database.url):
        raise NotMoved("That is the same database.")
    async with open_storage(database.url, database.given_key) as storage:
        async with storage.reading_everywhere() as session:
            if unreadable := sorted(await look(session)):
                raise NotMoved(_SPOILT.format(", ".join(f"{row.table} {row.id}: {row.column}" for row in unreadable)))
        try:
            async with in_newest_form(to) as engine, storage.reader.connect() as source, engine.begin() as goal:
                return await _copy(source, goal, tell)
        except DATABASE_ERRORS as error:
            raise database_trouble(error, to) or error from error


async def _copy(source: AsyncConnection, goal: AsyncConnection, tell: Callable[[int, int], None]) -> Moved:
    there = await _count(goal)
    if filled := [name for name, count in there.items() if count]:
        raise NotMoved(f"The other database isn't empty ({', '.join(filled)}): nothing was moved.")
    wanted, done = await _count(source), 0
    for table in Base.metadata.sorted_tables:
        async for count in _copy_table(source, goal, table):
            done += count
            tell(done, sum(wanted.values()))
    if await _count(goal) != wanted:
        raise NotMoved("The other database doesn't hold as many rows as this one: nothing was moved.")
    return wanted


async def _copy_table(source: AsyncConnection, goal: AsyncConnection, table: sa.Table) -> AsyncIterator[int]:
    try:
        async with source.stream(sa.select(table)) as rows:
            async for some in rows.mappings().partitions(AT_ONCE):
                await goal.execute(sa.insert(table), [dict(row) for row in some])
                yield len(some)
    except (LookupError, ValueError) as error:  # in what is no workspace's own, or written just now
        raise NotMoved(_SPOILT.format(f"a row of {table.name}")) from error


async def _count(connection: AsyncConnection) -> Moved:
    tables = Base.metadata.sorted_tables
    return {table.name: await connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in tables}
