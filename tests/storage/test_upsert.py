"""INSERT that tolerates what is there already, on both databases."""

import asyncio
from datetime import timedelta

import sqlalchemy as sa

from bot.storage.unit_of_work import Storage
from bot.storage.upsert import insert_once, insert_or_change
from models import InboxEntry, Lane
from tests.rows import MONDAY, new_workspace

ENTRY = {"key": "one", "taken_at": MONDAY, "state": "taken"}


async def test_a_row_is_new_once(any_storage: Storage) -> None:
    async with any_storage.everywhere() as session:
        assert await insert_once(session, InboxEntry, ENTRY)
        assert not await insert_once(session, InboxEntry, ENTRY)


async def test_of_many_at_once_one_is_new(any_storage: Storage) -> None:
    async def insert() -> bool:
        async with any_storage.everywhere() as session:
            return await insert_once(session, InboxEntry, ENTRY)

    assert sorted(await asyncio.gather(*(insert() for _ in range(8)))) == [False] * 7 + [True]


async def test_what_is_there_changes_where_the_condition_holds(any_storage: Storage) -> None:
    workspace = await new_workspace(any_storage)

    async def rest(seconds: int) -> None:
        row = {"workspace_id": workspace, "scope": "C1", "next_allowed_at": MONDAY + timedelta(seconds=seconds)}
        later = Lane.next_allowed_at < row["next_allowed_at"]
        async with any_storage.everywhere() as session:
            await insert_or_change(
                session, Lane, [row], key=("workspace_id", "scope"), change=("next_allowed_at",), where=later
            )

    for seconds in (10, 5, 20):
        await rest(seconds)
    async with any_storage.everywhere() as session:
        assert list(await session.scalars(sa.select(Lane.next_allowed_at))) == [MONDAY + timedelta(seconds=20)]
