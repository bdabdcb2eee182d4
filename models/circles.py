"""Circles and who belongs to them."""

from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.vocabulary import Cadence, CircleState, Language, MemberState, Mode
from models.base import Base, InWorkspace, belongs_to


class Circle(InWorkspace, Base):
    """A small group that meets in a rhythm for a season."""

    __tablename__ = "circles"

    name: Mapped[str] = mapped_column(sa.String(80))
    purpose: Mapped[str] = mapped_column(sa.String(500))
    channel_id: Mapped[str] = mapped_column(sa.String(32), index=True)
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
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


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
