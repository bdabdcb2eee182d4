"""A file beside a SQLite database that remembers when somebody was there last: a backup put back doesn't know."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa


class Witness:
    """Remembers the last moment that stands in the database; beside PostgreSQL there is no place for it."""

    def __init__(self, url: sa.URL | None = None) -> None:
        """Stand beside the database at ``url``."""
        file = url.database if url and url.get_backend_name() == "sqlite" else None
        self._path = Path(f"{file}.beat") if file and file != ":memory:" else None

    def note(self, at: datetime) -> None:
        """Remember a moment that the database has just written down."""
        if self._path:
            with suppress(OSError):  # then it knows less, and holds nothing for nothing
                self._path.write_text(at.isoformat(), encoding="utf-8")

    def knows_later(self, last: datetime | None) -> bool:
        """Return whether something was written down after ``last``, the latest moment that stands in the database."""
        if self._path:
            with suppress(OSError, ValueError):
                known = datetime.fromisoformat(self._path.read_text(encoding="utf-8"))
                return last is None or known > last
        return False
