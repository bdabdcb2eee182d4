"""What a circle wants to learn, the dots on it, and what people offer and wish."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import SkillKind, TopicState
from models.base import Base, InWorkspace, belongs_to


class Topic(InWorkspace, Base):
    """Something that a circle wants to learn, proposed by a member."""

    __tablename__ = "topics"

    circle_id: Mapped[UUID] = belongs_to("circles.id")
    proposer_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("people.id", ondelete="SET NULL"))
    title: Mapped[str] = mapped_column(sa.String(150))
    state: Mapped[TopicState] = mapped_column(default=TopicState.OPEN)
    proposed_at: Mapped[datetime]
    votes: Mapped[int | None]
    """How many dots it had when it was chosen; before that nobody is told."""


class Dot(InWorkspace, Base):
    """One person's dot on one topic; counts stay hidden until the topic is chosen."""

    __tablename__ = "dots"
    __table_args__ = (sa.UniqueConstraint("topic_id", "person_id"),)

    topic_id: Mapped[UUID] = belongs_to("topics.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")


class Skill(InWorkspace, Base):
    """What somebody can teach or wants to learn."""

    __tablename__ = "skills"

    person_id: Mapped[UUID] = belongs_to("people.id")
    kind: Mapped[SkillKind]
    position: Mapped[int]
    """0 for what the person named first."""
    text: Mapped[str] = mapped_column(sa.String(150))
    listed: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether everybody in the company finds that its person can be asked about it."""
