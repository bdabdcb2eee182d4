"""Open meetups in a channel: when and how, who comes, brings something or would help, and votes for topics."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import Language, MeetupRole
from models.base import Base, InWorkspace, belongs_to


class Meetup(InWorkspace, Base):
    """One open meetup."""

    __tablename__ = "meetups"

    series_id: Mapped[UUID] = mapped_column(index=True)
    """The id of the first of those that repeat; its own where it doesn't."""
    channel_id: Mapped[str] = mapped_column(sa.String(32))
    format_id: Mapped[str] = mapped_column(sa.String(64))
    title: Mapped[str] = mapped_column(sa.String(80))
    language: Mapped[Language]
    zone: Mapped[str] = mapped_column(sa.String(64))
    starts_at: Mapped[datetime] = mapped_column(index=True)
    minutes: Mapped[int]
    venue: Mapped[str] = mapped_column(sa.String(300), default="")
    seats: Mapped[int | None]
    """For how many it is; None: for all who come."""
    repeats: Mapped[bool] = mapped_column(default=False)
    called_off: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=0)
    """How often it was changed or called off."""
    changed_at: Mapped[datetime]
    """When that was last, or when it was planned."""
    host_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)
    documenter_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)
    author_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"), index=True)
    """Who wrote the recap."""
    recap: Mapped[str] = mapped_column(sa.Text, default="")
    insights: Mapped[str] = mapped_column(sa.Text, default="")


class MeetupSignup(InWorkspace, Base):
    """What somebody has said about a meetup; it goes thirty days after it."""

    __tablename__ = "meetup_signups"
    __table_args__ = (sa.UniqueConstraint("meetup_id", "person_id"),)

    meetup_id: Mapped[UUID] = belongs_to("meetups.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    signed_at: Mapped[datetime]
    comes: Mapped[bool] = mapped_column(default=False)
    on_list: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they wait for a seat, in the order in which they signed up."""
    topic: Mapped[str] = mapped_column(sa.String(150), default="")
    """What they bring; empty: nothing."""
    would_help: Mapped[bool] = mapped_column(default=False)
    """Whether they would host or document, at this one and those that follow it."""
    asked: Mapped[MeetupRole | None]
    """As what they were asked last."""
    asked_at: Mapped[datetime | None]
    declined: Mapped[bool] = mapped_column(default=False)
    """Whether they would rather not, this time."""


class MeetupVote(InWorkspace, Base):
    """That somebody would like to hear of what somebody brings."""

    __tablename__ = "meetup_votes"
    __table_args__ = (sa.UniqueConstraint("signup_id", "person_id"),)

    signup_id: Mapped[UUID] = belongs_to("meetup_signups.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
