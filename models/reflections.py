"""What members take from a session; every text here is sealed."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import CommitmentState, RecallRating, Used, Visibility
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
    note: Mapped[bytes | None]
    """Why it became that, for its author alone."""
    first_step: Mapped[bytes | None]
    carried: Mapped[int] = mapped_column(default=0, server_default=sa.text("0"))
    """How often it was carried on."""
    carried_at: Mapped[datetime | None] = mapped_column(index=True)
    asker_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)
    """Who may ask about it, if they say yes."""
    may_ask: Mapped[bool | None]
    """What they said; None as long as they said nothing."""


class LaterUse(InWorkspace, Base):
    """What somebody has used of a session or a season, weeks later; the sentence is sealed."""

    __tablename__ = "later_uses"
    __table_args__ = (sa.UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    used: Mapped[Used]
    answered_at: Mapped[datetime]
    note: Mapped[bytes | None]


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
