"""What the database is asked, for tests that count."""

import sqlalchemy as sa

from bot.storage.unit_of_work import Storage


def statements(storage: Storage) -> list[str]:
    """Return a list that fills with what the database is asked from now on."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    for engine in (storage.engine, storage.reader):
        sa.event.listen(engine.sync_engine, "before_cursor_execute", note)
    return asked
