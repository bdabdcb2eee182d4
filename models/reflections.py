"""What members take from a session; every text here is sealed."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import CommitmentState, RecallRating, Visibility
from models.base import Base, InWorkspace, belongs_to


class Reflection(InWorkspace, Base):
    """One member's reflection on one session."""

    __tablename__ = "reflections"
    __table_args__ = (sa.UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.ONLY_ME)
    what: Mapped[bytes | None]
    so_what: Mapped[bytes | None]
    usefulness: Mapped[int | None]
    """Worth the time, 1 to 5."""
    written_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    shared_at: Mapped[datetime | None] = mapped_column(index=True)
    """When its author let others read it; None while only the author does."""


class Commitment(InWorkspace, Base):
    """An if-then plan, sealed; the circle reads it unless its author keeps it private."""

    __tablename__ = "commitments"
    __table_args__ = (sa.UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.ONLY_ME)
    if_text: Mapped[bytes]
    then_text: Mapped[bytes]
    state: Mapped[CommitmentState] = mapped_column(default=CommitmentState.OPEN)
    made_at: Mapped[datetime] = mapped_column(index=True)
    answered_at: Mapped[datetime | None]
    """When its author said what became of it."""


class RecallCard(InWorkspace, Base):
    """The question that comes back some days after a session."""

    __tablename__ = "recall_cards"
    __table_args__ = (sa.UniqueConstraint("reflection_id", "day"),)

    reflection_id: Mapped[UUID] = belongs_to("reflections.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    day: Mapped[int]
    """2, 7, 21 or 60 days after the session."""
    local_date: Mapped[date]
    answer: Mapped[bytes | None]
    rating: Mapped[RecallRating | None]
    answered_at: Mapped[datetime | None]
