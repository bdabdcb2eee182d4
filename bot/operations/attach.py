"""Looking into the database, and changing little in it, while Zirkel may be running on it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.kernel.errors import ZirkelError
from bot.settings_keys import Settings
from bot.storage.crypto import Vault
from bot.storage.engine import parse_url
from bot.storage.migrate import NOT_OURS, DatabaseForm, form_of
from bot.storage.startup import require_there
from bot.storage.troubles import DATABASE_ERRORS, database_trouble
from bot.storage.unit_of_work import Storage


class OtherForm(ZirkelError):
    """The database isn't in the form that this Zirkel knows."""


_OTHER = {
    DatabaseForm.EMPTY: "The database is empty: zirkel run makes it ready.",
    DatabaseForm.OLDER: "The database is older: use the Zirkel that runs on it, or start this one (it migrates).",
    DatabaseForm.NEWER: "A newer Zirkel has written this database: use that one.",
    DatabaseForm.FOREIGN: NOT_OURS,
}


@asynccontextmanager
async def attached(settings: Settings) -> AsyncIterator[Storage]:
    """Open the database as it is: nothing is made, migrated or locked, and private text stays closed.

    Raises:
        UnknownDatabase, NoDatabase, OtherForm, DatabaseAway, DatabaseRefuses: each says what to do.
    """
    url = parse_url(settings.database.url)
    require_there(url)
    storage = Storage.at(url, Vault(b""))
    try:
        async with storage.engine.connect() as connection:
            form = await connection.run_sync(form_of)
        if form is not DatabaseForm.CURRENT:
            raise OtherForm(_OTHER[form])
        yield storage
    except DATABASE_ERRORS as error:
        raise database_trouble(error, url) or error from error
    finally:
        await storage.close()
