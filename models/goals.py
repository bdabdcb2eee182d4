"""What people want to be able to do at the end of a season, and what they can do now; every text here is sealed."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import Visibility
from models.base import Base, InWorkspace, belongs_to


class Goal(InWorkspace, Base):
    """One member's goal for a season."""

    __tablename__ = "goals"
    __table_args__ = (sa.UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    """The first of the season."""
    person_id: Mapped[UUID] = belongs_to("people.id")
    visibility: Mapped[Visibility] = mapped_column(default=Visibility.ONLY_ME)
    wanted: Mapped[bytes]
    written_at: Mapped[datetime]
    """When it was, as it reads."""
    today: Mapped[bytes | None]
    """What they say of it since, at half-time or at the end."""
    today_at: Mapped[datetime | None]
