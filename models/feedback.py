"""What members ask each other to be told, and thank each other for; every text here is sealed."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, InWorkspace, belongs_to


class Feedback(InWorkspace, Base):
    """One member's question to another for feedback, and the answer; both were in the circle, or in the pair."""

    __tablename__ = "feedback"

    circle_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("circles.id", ondelete="CASCADE"), index=True)
    pair_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("coaching_pairs.id", ondelete="CASCADE"), index=True
    )  # fmt: skip
    receiver_id: Mapped[UUID] = belongs_to("people.id")
    """Who has asked for it."""
    giver_id: Mapped[UUID] = belongs_to("people.id")
    about: Mapped[bytes]
    asked_at: Mapped[datetime] = mapped_column(index=True)
    declined: Mapped[bool] = mapped_column(default=False)
    """Known to nobody but whoever declined: to the other it looks like a question that waits."""
    situation: Mapped[bytes | None]
    observed: Mapped[bytes | None]
    effect: Mapped[bytes | None]
    wish: Mapped[bytes | None]
    answered_at: Mapped[datetime | None]
    read_at: Mapped[datetime | None]


class Thanks(InWorkspace, Base):
    """One member's thanks to another, read by the two; by their circle if both want that."""

    __tablename__ = "thanks"

    circle_id: Mapped[UUID] = belongs_to("circles.id")
    receiver_id: Mapped[UUID] = belongs_to("people.id")
    giver_id: Mapped[UUID] = belongs_to("people.id")
    text: Mapped[bytes]
    given_at: Mapped[datetime]
    offered: Mapped[bool] = mapped_column(default=False)
    """Whether whoever gives it would have it stand in the digest."""
    shared_at: Mapped[datetime | None]
    """When whoever got it agreed to that; None while they haven't."""
    read_at: Mapped[datetime | None]
