"""What members want to keep of what they learned; the company finds it once all who stand on it have said yes."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, InWorkspace, belongs_to


class Insight(InWorkspace, Base):
    """An insight card, about what a session was about: like minutes, its circle reads it.

    One from a handover has no session, and is its authors' alone until they release it.
    """

    __tablename__ = "insights"

    session_id: Mapped[UUID | None] = belongs_to("sessions.id")
    title: Mapped[str] = mapped_column(sa.String(150))
    text: Mapped[str] = mapped_column(sa.Text)
    made_at: Mapped[datetime]
    offered_at: Mapped[datetime | None]
    """When it was offered to the company last; None where these words never were."""


class InsightAuthor(InWorkspace, Base):
    """Somebody whose words are on a card."""

    __tablename__ = "insight_authors"
    __table_args__ = (sa.UniqueConstraint("insight_id", "person_id"),)

    insight_id: Mapped[UUID] = belongs_to("insights.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    agrees: Mapped[bool | None]
    """Whether the company may find it; None as long as they said nothing."""
