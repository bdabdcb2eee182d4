"""What all tables share: names of constraints, moments in UTC, enums as words, the workspace they belong to."""

from datetime import UTC, datetime
from enum import Enum, StrEnum
from typing import Any, ClassVar
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


class Moment(sa.TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite drops the zone, so it is put back when read."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a naive datetime, turn the rest into UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC, aware on every database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(words: type[Enum]) -> list[str]:
    return [str(word.value) for word in words]


class Base(DeclarativeBase):
    """The root of all tables."""

    metadata = sa.MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Moment(),
        UUID: sa.Uuid(),
        bytes: sa.LargeBinary(),
        StrEnum: sa.Enum(StrEnum, native_enum=False, create_constraint=False, length=24, values_callable=_values),
    }


class InWorkspace:
    """A row of one workspace: the unit of work adds this condition to every query."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)

    @declared_attr
    def workspace_id(cls) -> Mapped[UUID]:  # noqa: N805  SQLAlchemy passes the class
        """Point at the workspace; rows go with it.

        There is no index on it alone: where one workspace has the database, it would find every row of a table, and
        SQLite takes it rather than the index that finds the few.
        """
        return mapped_column(sa.ForeignKey("workspaces.id", ondelete="CASCADE"))


def belongs_to(column: str, *, index: bool = True, **kwargs: Any) -> Mapped[UUID]:
    """Return a foreign key column whose row goes when its parent goes; ``column`` is ``table.id``."""
    return mapped_column(sa.ForeignKey(column, ondelete="CASCADE"), index=index, **kwargs)
