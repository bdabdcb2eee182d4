"""Programmes: who may offer them, their frame, who applies, circles that are proposed, reports; wishes are sealed."""

from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import ApplicationState, Language, ProgrammeState, ReportMoment, WhyNoCircle
from models.base import Base, InWorkspace, belongs_to


class ProgrammeOwner(InWorkspace, Base):
    """Somebody who may offer programmes, or only read their reports; also the log of who let them, and who ended it."""

    __tablename__ = "programme_owners"

    person_id: Mapped[UUID] = belongs_to("people.id")
    reads_only: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they read reports and do nothing else: a works council."""
    given_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"))
    given_at: Mapped[datetime]
    ended_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"))
    ended_at: Mapped[datetime | None]


class Programme(InWorkspace, Base):
    """The frame around several circles: when, how long a week, where, to what end."""

    __tablename__ = "programmes"

    template_id: Mapped[str] = mapped_column(sa.String(64))
    owner_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)
    """Who offers it."""
    channel_id: Mapped[str] = mapped_column(sa.String(32))
    """Where the invitation stands."""
    name: Mapped[str] = mapped_column(sa.String(80))
    aim: Mapped[str] = mapped_column(sa.String(500))
    language: Mapped[Language]
    zone: Mapped[str] = mapped_column(sa.String(64))
    holidays: Mapped[str | None] = mapped_column(sa.String(12))
    venue: Mapped[str] = mapped_column(sa.String(300), default="", server_default=sa.text("''"))
    apply_until: Mapped[date]
    starts_on: Mapped[date]
    """In the week of this day the circles meet first."""
    minutes: Mapped[int]
    """How long a circle meets, which is working time."""
    places: Mapped[int]
    """How many people a circle is for."""
    coaching: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether whoever is in its circles can coach each other in a pool of its own."""
    formats: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    """Which session formats its circles choose among, by their ids, parted by blanks; empty: all."""
    state: Mapped[ProgrammeState] = mapped_column(default=ProgrammeState.INVITING, index=True)
    made_at: Mapped[datetime]
    draft: Mapped[int] = mapped_column(default=0)
    """How often circles were formed anew."""
    answer_by: Mapped[datetime | None]
    """Until when people say whether the circle that is proposed suits them."""
    applied: Mapped[int | None]
    """How many had applied when circles were formed."""
    began_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Application(InWorkspace, Base):
    """Somebody's wish to take part; what it says goes once circles have begun."""

    __tablename__ = "applications"
    __table_args__ = (sa.UniqueConstraint("programme_id", "person_id"),)

    programme_id: Mapped[UUID] = belongs_to("programmes.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    state: Mapped[ApplicationState] = mapped_column(default=ApplicationState.APPLIED)
    applied_at: Mapped[datetime]
    wish: Mapped[bytes | None]
    offer: Mapped[bytes | None]
    department: Mapped[bytes | None]
    companions: Mapped[bytes | None]
    """With whom they'd like to be in a circle, by their Slack ids, parted by blanks."""
    own_department: Mapped[bool | None]
    """Whether they'd rather be with people of their department, or rather not; None: it doesn't matter."""
    half_days: Mapped[int]
    """When they can: bit 0 is Monday morning, bit 9 Friday afternoon."""
    languages: Mapped[str] = mapped_column(sa.String(40))
    """Which languages they speak, parted by blanks."""
    has_moderated: Mapped[bool] = mapped_column(default=False)
    circle_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("proposed_circles.id", ondelete="SET NULL"), index=True
    )
    """Which circle is proposed to them."""
    why: Mapped[WhyNoCircle | None]
    """Why there is none."""
    what_helps: Mapped[str] = mapped_column(sa.String(40), default="", server_default=sa.text("''"))
    """What would have helped, parted by blanks: a language, or half-days by their numbers, as ``why`` has it."""
    mixed: Mapped[bool | None]
    """Whether somebody in their circle named another department, once theirs is deleted; None: they named none."""


class ProposedCircle(InWorkspace, Base):
    """A circle that could be: when all of its people can meet, and in which language."""

    __tablename__ = "proposed_circles"
    __table_args__ = (sa.UniqueConstraint("programme_id", "number"),)

    programme_id: Mapped[UUID] = belongs_to("programmes.id", index=False)
    number: Mapped[int]
    """1 for the first."""
    language: Mapped[Language]
    weekday: Mapped[int]
    """0 is Monday, in the programme's zone."""
    at: Mapped[time]
    minutes: Mapped[int]
    """How long it meets: what the programme sets, or an hour where its people have no longer in common."""


class ProgrammeSnapshot(InWorkspace, Base):
    """A report as it was at its moment: bands alone, nothing in it is about one person; it is never made anew."""

    __tablename__ = "programme_snapshots"
    __table_args__ = (sa.UniqueConstraint("programme_id", "moment"),)

    programme_id: Mapped[UUID] = belongs_to("programmes.id", index=False)
    moment: Mapped[ReportMoment]
    taken_at: Mapped[datetime]
    """Up to when it counts what has happened."""
    contents: Mapped[str] = mapped_column(sa.Text)


class SnapshotOpening(InWorkspace, Base):
    """Somebody's opening of a programme's report; all who may open it see that."""

    __tablename__ = "snapshot_openings"

    programme_id: Mapped[UUID] = belongs_to("programmes.id")
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)
    """Who; None once they have erased their data."""
    opened_at: Mapped[datetime]


class SupportRequest(InWorkspace, Base):
    """A circle's call for support to whoever offers its programme: the one way in which it shows itself."""

    __tablename__ = "support_requests"

    circle_id: Mapped[UUID] = belongs_to("circles.id")
    person_id: Mapped[UUID] = belongs_to("people.id")
    """Who pressed the button."""
    asked_at: Mapped[datetime]
