"""Circles and who belongs to them."""

from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import (
    Cadence,
    CircleState,
    Decision,
    Language,
    MemberState,
    MergeState,
    Mode,
    RequestKind,
)
from bot.kernel.recurrence import WhySkipped
from models.base import Base, InWorkspace, belongs_to


class Circle(InWorkspace, Base):
    """A small group that meets in a rhythm for a season."""

    __tablename__ = "circles"

    name: Mapped[str] = mapped_column(sa.String(80))
    purpose: Mapped[str] = mapped_column(sa.String(500))
    channel_id: Mapped[str] = mapped_column(sa.String(32), index=True)
    venue: Mapped[str] = mapped_column(sa.String(300), default="", server_default=sa.text("''"))
    """Where it meets: a link, a room; empty where nobody said so."""
    language: Mapped[Language]
    state: Mapped[CircleState] = mapped_column(default=CircleState.ACTIVE)
    cadence: Mapped[Cadence]
    first_date: Mapped[date]
    at: Mapped[time]
    zone: Mapped[str] = mapped_column(sa.String(64))
    minutes: Mapped[int]
    format_id: Mapped[str] = mapped_column(sa.String(64))
    mode: Mapped[Mode]
    places: Mapped[int]
    sessions: Mapped[int]
    """How many sessions the season has."""
    dots: Mapped[int] = mapped_column(default=3)
    digest: Mapped[bool] = mapped_column(default=True)
    by_invitation: Mapped[bool] = mapped_column(default=False)
    """Whether an owner lets people in; otherwise whoever presses Join is a member."""
    milestones: Mapped[bool] = mapped_column(default=True)
    """Whether the season has a kick-off, a look-back at half-time and a closing."""
    holidays: Mapped[str | None] = mapped_column(sa.String(12))
    """On whose public holidays it doesn't meet: a country and perhaps its part, such as ``DE-BE``."""
    own_channel: Mapped[bool] = mapped_column(default=False)
    """Whether Zirkel made its channel, and so brings its people into it."""
    findable: Mapped[bool] = mapped_column(default=False)
    """Whether everybody can find its channel; False also where Slack hasn't said."""
    channel_people: Mapped[int | None]
    """How many were in its channel besides Zirkel at last count; None where Slack hasn't said."""
    checked_at: Mapped[datetime | None]
    """When Slack was last asked about its channel."""
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    paused_until: Mapped[datetime | None]
    rescheduled_at: Mapped[datetime | None]
    """Since when its present rhythm holds: sessions planned before get new dates."""
    asked_at: Mapped[datetime | None]
    """When it was asked last how to go on, because it seemed to be dying."""
    decision: Mapped[Decision | None]
    """How it decided then; None while that is open."""
    goal: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    ground_rules: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    """What it agreed on at its kick-off, a rule in each line."""
    can_now: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    """What its members wrote down at its closing that they can do now."""
    agreed_at: Mapped[datetime | None]
    """When any of that was written last."""
    goal_at: Mapped[datetime | None]
    """When the goal was, as it reads."""
    season_until: Mapped[datetime | None]
    """Until when its people may say that they are in for another season; None where nobody is asked."""
    programme_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("programmes.id", ondelete="SET NULL"), index=True)
    """Which programme formed it."""
    plan: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    """Where its programme proposes one: a line for each session of its season, with its format and its theme."""


class Membership(InWorkspace, Base):
    """One person's place in one circle; rejoining revives the row."""

    __tablename__ = "memberships"
    __table_args__ = (sa.UniqueConstraint("circle_id", "person_id"),)

    circle_id: Mapped[UUID] = belongs_to("circles.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    state: Mapped[MemberState] = mapped_column(default=MemberState.ACTIVE)
    owner: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    again: Mapped[bool | None]
    """Whether they are in for another season; None: they haven't said so. False: one has begun without them."""
    in_channel: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they were last seen in the circle's channel, where that is private."""


class SkippedDate(InWorkspace, Base):
    """A date of its rhythm on which a circle doesn't meet."""

    __tablename__ = "skipped_dates"
    __table_args__ = (sa.UniqueConstraint("circle_id", "local_date", "why"),)

    circle_id: Mapped[UUID] = belongs_to("circles.id", index=False)
    local_date: Mapped[date]
    why: Mapped[WhySkipped] = mapped_column(default=WhySkipped.MEMBERS, server_default=WhySkipped.MEMBERS.value)
    """A gap of the plan in which a date is made up for can itself be left out: then there is a row for each."""
    person_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"))
    """Who said so."""


class JoinRequest(InWorkspace, Base):
    """Somebody who is invited to a circle, asks to join it, or waits for a place; the row goes when that is settled."""

    __tablename__ = "join_requests"
    __table_args__ = (sa.UniqueConstraint("circle_id", "person_id"),)

    circle_id: Mapped[UUID] = belongs_to("circles.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    kind: Mapped[RequestKind]
    made_at: Mapped[datetime]
    """Who has waited longest is next."""
    kept_until: Mapped[datetime | None]
    """Until when a place that became free is kept for whom waits."""
    by_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"))
    """Who invited them."""


class MergeOffer(InWorkspace, Base):
    """One circle's offer to go on as part of another."""

    __tablename__ = "merge_offers"
    __table_args__ = (sa.UniqueConstraint("circle_id", "into_id"),)

    circle_id: Mapped[UUID] = belongs_to("circles.id", index=False)
    into_id: Mapped[UUID] = belongs_to("circles.id")
    person_id: Mapped[UUID] = belongs_to("people.id")
    """Who made it."""
    state: Mapped[MergeState] = mapped_column(default=MergeState.OPEN)
    made_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    """When the owners of both had said yes."""


class MergeConsent(InWorkspace, Base):
    """Whether a member of the circle that goes on as part of another moves with it."""

    __tablename__ = "merge_consents"
    __table_args__ = (sa.UniqueConstraint("offer_id", "person_id"),)

    offer_id: Mapped[UUID] = belongs_to("merge_offers.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    moves: Mapped[bool | None]
    """None: they haven't answered."""
