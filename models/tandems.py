"""Two people who meet for weeks or months: who asked whom, where they stand, who takes whom on; texts are sealed."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import Cadence, Language, TandemAnswer, TandemKind, TandemState
from models.base import Base, InWorkspace, belongs_to


class Mentor(InWorkspace, Base):
    """Somebody who said that they are there for others, and for how many at once."""

    __tablename__ = "mentors"
    __table_args__ = (sa.UniqueConstraint("person_id"),)

    person_id: Mapped[UUID] = belongs_to("people.id", index=False)
    capacity: Mapped[int]


class Tandem(InWorkspace, Base):
    """A mentoring, a buddy's time with somebody new, a tutoring, a visit or a handover."""

    __tablename__ = "tandems"
    __table_args__ = (sa.Index("ix_tandems_state", "state", "due_on"),)

    kind: Mapped[TandemKind]
    state: Mapped[TandemState] = mapped_column(default=TandemState.LOOKING)
    cadence: Mapped[Cadence]
    meetings: Mapped[int]
    """How many they planned where that is theirs to plan."""
    zone: Mapped[str] = mapped_column(sa.String(64))
    made_at: Mapped[datetime]
    number: Mapped[int] = mapped_column(default=0)
    """Which meeting they were told of last; 0 before they are two."""
    due_on: Mapped[date | None]
    """When the next one comes, or the end; a day on which nobody works is moved on when it comes."""
    meets_at: Mapped[datetime | None]
    """The date that they set for the meeting that is on."""
    venue: Mapped[str] = mapped_column(sa.String(300), default="", server_default=sa.text("''"))
    """Where that is, as they say; empty once it is over."""
    dated_at: Mapped[datetime | None]
    minutes: Mapped[int] = mapped_column(default=0)
    """How long it takes."""
    date_changes: Mapped[int] = mapped_column(default=0)
    """Counts what they said about it, for calendars."""
    ended_at: Mapped[datetime | None]
    wanted_by: Mapped[date | None]
    """Until when somebody is looked for whom Zirkel asks by itself, one after the other; None where people ask."""
    language: Mapped[Language | None]
    """In which language they meet where that matters."""
    opened_at: Mapped[datetime | None]
    """When enough had said yes."""


class TandemSeat(InWorkspace, Base):
    """One person in a tandem, or asked whether they would be."""

    __tablename__ = "tandem_seats"
    __table_args__ = (sa.UniqueConstraint("tandem_id", "person_id"),)

    tandem_id: Mapped[UUID] = belongs_to("tandems.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    asks: Mapped[bool]
    """Whether they looked for the other one."""
    helps: Mapped[bool]
    """Whether they give what the other one learns."""
    said: Mapped[TandemAnswer]
    asked_at: Mapped[datetime]
    about: Mapped[bytes | None]
    """What it is about, in the words of whoever asks."""
    goal: Mapped[bytes | None]
    kept: Mapped[bytes | None]
    """What they take with them at the end, for themselves alone."""
    thanks: Mapped[bytes | None]
    """A word to the other one."""
