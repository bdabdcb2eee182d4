"""Sessions with their roles, phases, attendance and minutes."""

from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import Mode, PhaseState, Presence, RoleState, SessionState, SwapState
from models.base import Base, InWorkspace, belongs_to


class Session(InWorkspace, Base):
    """One meeting of a circle."""

    __tablename__ = "sessions"
    __table_args__ = (sa.UniqueConstraint("circle_id", "number"),)

    circle_id: Mapped[UUID] = belongs_to("circles.id", index=False)
    number: Mapped[int]
    """1 for the first of the season; those of earlier seasons have come before, from 0 downwards."""
    earlier: Mapped[int | None]
    """Which number it had in its season, where that is an earlier one."""
    local_date: Mapped[date]
    at: Mapped[time]
    zone: Mapped[str] = mapped_column(sa.String(64))
    starts_at: Mapped[datetime] = mapped_column(index=True)
    format_id: Mapped[str] = mapped_column(sa.String(64))
    mode: Mapped[Mode]
    venue: Mapped[str | None] = mapped_column(sa.String(300))
    """Where it is, if not where its circle meets."""
    theme: Mapped[str] = mapped_column(sa.String(120), default="", server_default=sa.text("''"))
    """What it is about by the plan of its circle's programme, as long as no topic is chosen."""
    topic_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("topics.id", ondelete="SET NULL"))
    state: Mapped[SessionState] = mapped_column(default=SessionState.PLANNED, index=True)
    ends_at: Mapped[datetime]
    """As planned until it has begun, then with what the phases really take."""
    planned_at: Mapped[datetime]
    dealt_at: Mapped[datetime | None]
    """When its roles were handed out to whoever could come then."""
    moved: Mapped[bool] = mapped_column(default=False)
    """Whether the circle gave it a date or an hour of its own."""
    mover_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"))
    """Who gave it its present time, None where the rhythm did."""
    revision: Mapped[int] = mapped_column(default=0)
    """Counts how often its time changed, for calendars."""
    turns: Mapped[int | None]
    """How many have a turn in it, where everybody has one: those who came when it began."""
    present: Mapped[int | None]
    """How many were there, once nobody's name is kept any more."""
    absent_until: Mapped[datetime | None]
    """When Zirkel was back, where its own absence is why nobody could begin it."""
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class RoleTurn(InWorkspace, Base):
    """Who has which role in a session; a declined or swapped turn stays as history."""

    __tablename__ = "role_turns"

    session_id: Mapped[UUID] = belongs_to("sessions.id")
    person_id: Mapped[UUID] = belongs_to("people.id")
    role: Mapped[str] = mapped_column(sa.String(40))
    place: Mapped[int] = mapped_column(default=0)
    """Where several have it one after the other: whose turn it is, from 0."""
    state: Mapped[RoleState] = mapped_column(default=RoleState.HELD)


class Helped(InWorkspace, Base):
    """Somebody's saying that what another explained in a session helped; forgotten with who was there."""

    __tablename__ = "helped"
    __table_args__ = (sa.UniqueConstraint("turn_id", "person_id"),)

    turn_id: Mapped[UUID] = belongs_to("role_turns.id", index=False)
    session_id: Mapped[UUID] = belongs_to("sessions.id")
    person_id: Mapped[UUID] = belongs_to("people.id")


class RoleSwap(InWorkspace, Base):
    """Somebody's question whether another member takes a role of theirs, perhaps in exchange for one."""

    __tablename__ = "role_swaps"

    session_id: Mapped[UUID] = belongs_to("sessions.id")
    turn_id: Mapped[UUID] = belongs_to("role_turns.id")
    """The role, as whoever asks has it."""
    person_id: Mapped[UUID] = belongs_to("people.id")
    """Who is asked."""
    back_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("role_turns.id", ondelete="CASCADE"), index=True)
    """What they would give for it, as they have it; None where they have no role."""
    starts_at: Mapped[datetime]
    """For which time of the session they were asked."""
    state: Mapped[SwapState] = mapped_column(default=SwapState.OPEN, index=True)


class PhaseRun(InWorkspace, Base):
    """One phase of a session that was started, in the order of ``position`` (0 first)."""

    __tablename__ = "phase_runs"
    __table_args__ = (sa.UniqueConstraint("session_id", "position"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    position: Mapped[int]
    phase: Mapped[str] = mapped_column(sa.String(40))
    """The phase's id in the format."""
    opens_at: Mapped[datetime] = mapped_column(index=True)
    ends_at: Mapped[datetime]
    state: Mapped[PhaseState] = mapped_column(default=PhaseState.WAITING)


class Attendance(InWorkspace, Base):
    """Whether somebody said they can't come, or showed that they are there."""

    __tablename__ = "attendances"
    __table_args__ = (sa.UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    presence: Mapped[Presence]
    for_pause: Mapped[bool] = mapped_column(default=False)
    """Whether they can't come only because they pause: that goes when their pause ends before."""


class CalendarStamp(InWorkspace, Base):
    """What somebody's calendar was last told of a session, so that it is told when that has changed."""

    __tablename__ = "calendar_stamps"
    __table_args__ = (sa.UniqueConstraint("person_id", "session_id"),)

    person_id: Mapped[UUID] = belongs_to("people.id", index=False)
    session_id: Mapped[UUID] = belongs_to("sessions.id")
    fingerprint: Mapped[str] = mapped_column(sa.String(16))
    """Of all that was told; goes with the names, since who couldn't come is part of it."""
    sequence: Mapped[int]
    changed_at: Mapped[datetime]


class Answer(InWorkspace, Base):
    """What somebody answered to a phase of a session over days; sealed."""

    __tablename__ = "answers"
    __table_args__ = (sa.UniqueConstraint("run_id", "person_id"),)

    run_id: Mapped[UUID] = belongs_to("phase_runs.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    text: Mapped[bytes]
    written_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]


class CaseNote(InWorkspace, Base):
    """What was noted for whoever brought a case to a session, sealed; nobody's name stands beside it but theirs."""

    __tablename__ = "case_notes"

    session_id: Mapped[UUID] = belongs_to("sessions.id")
    person_id: Mapped[UUID] = belongs_to("people.id")
    text: Mapped[bytes]
    written_at: Mapped[datetime]


class Minutes(InWorkspace, Base):
    """What the documenting member wrote down; the circle's memory."""

    __tablename__ = "minutes"
    __table_args__ = (sa.UniqueConstraint("session_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    author_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(sa.Text)
    written_at: Mapped[datetime]
