"""Looking into the database, and changing little in it, while Zirkel may be running on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import sqlalchemy as sa

from bot.kernel.errors import ZirkelError
from bot.settings_keys import Settings
from bot.storage.crypto import Vault
from bot.storage.engine import parse_url
from bot.storage.migrate import DatabaseForm, form_of
from bot.storage.troubles import DATABASE_ERRORS, database_trouble
from bot.storage.unit_of_work import Storage


class OtherForm(ZirkelError):
    """The database isn't in the form that this Zirkel knows."""


def is_missing(url: sa.URL) -> bool:
    """Return whether it is a SQLite file that was never made."""
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


@asynccontextmanager
async def attached(settings: Settings) -> AsyncIterator[Storage]:
    """Open the database as it is: nothing is made, migrated or locked, and private text stays closed.

    Raises:
        UnknownDatabase, OtherForm, DatabaseAway, DatabaseRefuses: each says what to do.
    """
    url = parse_url(settings.database.url)
    if is_missing(url):
        raise OtherForm(f"{url.database} doesn't exist yet: zirkel run makes it.")
    storage = Storage.at(url, Vault(b""))
    try:
        async with storage.engine.connect() as connection:
            form = await connection.run_sync(form_of)
        if form is not DatabaseForm.CURRENT:
            raise OtherForm(f"The database is {form}: use the Zirkel that runs on it, or start this one (it migrates).")
        yield storage
    except DATABASE_ERRORS as error:
        raise database_trouble(error, url) or error from error
    finally:
        await storage.close()
