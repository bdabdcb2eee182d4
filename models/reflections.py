"""What members take from a session; every text here is sealed."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import CommitmentState, RecallRating, RecallStop, Used, Visibility
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
    written_at: Mapped[datetime] = mapped_column(index=True)
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


class RecallNote(InWorkspace, Base):
    """What somebody is asked about again: their reflection on a session, or its minutes."""

    __tablename__ = "recall_notes"
    __table_args__ = (sa.UniqueConstraint("person_id", "reflection_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id")
    person_id: Mapped[UUID] = belongs_to("people.id", index=False)
    reflection_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("reflections.id", ondelete="CASCADE"), index=True)
    """None where it is the session's minutes."""
    since: Mapped[date]
    """The days are counted from here: the session's date, of minutes the day on which somebody wanted it."""
    next_on: Mapped[date | None] = mapped_column(index=True)
    """From when on it is to be asked about next; None once that is over."""
    once_more: Mapped[bool] = mapped_column(default=False)
    """Whether it comes then because it was gone."""
    stopped: Mapped[RecallStop | None]


class RecallAsk(InWorkspace, Base):
    """One time that somebody was asked about a note; what they remembered is sealed."""

    __tablename__ = "recall_asks"
    __table_args__ = (sa.UniqueConstraint("note_id", "local_date"),)

    note_id: Mapped[UUID] = belongs_to("recall_notes.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    day: Mapped[int]
    """2, 7, 21 or 60 days after; 0 where it came once more."""
    local_date: Mapped[date]
    answer: Mapped[bytes | None]
    rating: Mapped[RecallRating | None]
    answered_at: Mapped[datetime | None]
