"""The climate check: who has answered and what was answered stand apart, and nothing leads from one to the other."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, InWorkspace, belongs_to


class ClimateAnswer(InWorkspace, Base):
    """How many gave one sentence one score in a session; all rows are there before the first answer."""

    __tablename__ = "climate_answers"
    __table_args__ = (sa.UniqueConstraint("session_id", "item", "score"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    item: Mapped[int]
    score: Mapped[int]
    given: Mapped[int] = mapped_column(default=0)


class ClimateTicket(InWorkspace, Base):
    """Somebody has answered, so that nobody does twice; it goes when the check closes."""

    __tablename__ = "climate_tickets"
    __table_args__ = (sa.UniqueConstraint("session_id", "person_id"),)

    session_id: Mapped[UUID] = belongs_to("sessions.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
