"""Databases that tests open: an engine for each place is kept for the whole run, with the queries it has compiled."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import sqlalchemy as sa

from bot.storage.crypto import KEY_BYTES, Vault
from bot.storage.engine import parse_url
from bot.storage.unit_of_work import Storage


@cache
def _storage(url: str) -> Storage:
    return Storage.at(parse_url(url), Vault(b"k" * KEY_BYTES))


@asynccontextmanager
async def open_storage(url: str) -> AsyncIterator[Storage]:
    """Open a database, and close its connections at the end; the next test at this place has them opened anew."""
    storage = _storage(url)
    try:
        yield storage
    finally:
        await storage.close()


@contextmanager
def engines_kept() -> Iterator[None]:
    """Have an app that starts meanwhile take the engines of an earlier one at its place, with what they compiled."""
    with patch.object(startup, "Storage", SimpleNamespace(at=_app_storage)):
        yield


@cache
def _app_storage(url: sa.URL, vault: Vault) -> Storage:
    return Storage.at(url, vault)


def put(database: bytes, place: Path) -> str:
    """Put a database where nothing is left of the one before; return its address."""
    for old in place.parent.glob(f"{place.name}*"):
        old.unlink()
    place.write_bytes(database)
    return f"sqlite:///{place}"
