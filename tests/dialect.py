"""SQLite's dialect with one memory for all engines: tests open a database each, and would compile every query anew."""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite

_COMPILED: dict[Any, Any] = {}


class OneDialect(SQLiteDialect_aiosqlite):
    """All of these are alike, so what one has compiled is good for every other."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OneDialect)

    def __hash__(self) -> int:
        return hash(OneDialect)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Have a new engine look into the memory of all."""
        engine.update_execution_options(compiled_cache=_COMPILED)


def compile_once() -> None:
    """Let every engine for SQLite that is opened from now on be of this dialect."""
    registry.register("sqlite.aiosqlite", __name__, OneDialect.__name__)
