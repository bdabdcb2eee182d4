"""Databases that tests open: an engine for each place is kept for the whole run, with the queries it has compiled."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import sqlalchemy as sa

from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import parse_url
from bot.storage.unit_of_work import Storage
from bot.storage.unreadable import HiddenRows


@cache
def _storage(url: str) -> Storage:
    return Storage.at(parse_url(url), Vault(b"k" * KEY_BYTES))


@asynccontextmanager
async def open_storage(url: str) -> AsyncIterator[Storage]:
    """Open a database, and close its connections at the end; the next test at this place has them opened anew."""
    storage = replace(_storage(url), unreadable=HiddenRows())
    try:
        yield storage
    finally:
        await storage.close()


@cache
def storage_with_kept_engines(url: sa.URL, vault: Vault) -> Storage:
    """Return the storage of an earlier app at this place, with the queries that its engines have compiled."""
    return Storage.at(url, vault)


def put(database: bytes, place: Path) -> str:
    """Put a database where nothing is left of the one before; return its address."""
    for old in place.parent.glob(f"{place.name}*"):
        old.unlink()
    place.write_bytes(database)
    return f"sqlite:///{place}"
