"""Coaching: who is in the pool, the rounds, and the pairs and trios of each round."""

from datetime import date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import Cadence, MemberState, PairState, RoundState
from models.base import Base, InWorkspace, belongs_to


class CoachingPool(InWorkspace, Base):
    """An opt-in pool and the rhythm of its rounds: the workspace's own, one about a theme, or a programme's."""

    __tablename__ = "coaching_pools"
    __table_args__ = (
        sa.Index(
            "uq_coaching_pools_theme", "workspace_id", "theme", unique=True,
            sqlite_where=sa.text("programme_id IS NULL"), postgresql_where=sa.text("programme_id IS NULL"),
        ),
        sa.UniqueConstraint("programme_id"),
    )  # fmt: skip

    theme: Mapped[str] = mapped_column(sa.String(80), default="", server_default=sa.text("''"))
    """What it is called; the workspace's own has no name."""
    programme_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("programmes.id", ondelete="CASCADE"))
    """Whose people it is for, where it is a programme's."""
    cadence: Mapped[Cadence]
    first_date: Mapped[date]
    at: Mapped[time]
    zone: Mapped[str] = mapped_column(sa.String(64))
    together: Mapped[int] = mapped_column(default=1, server_default=sa.text("1"))
    """For how many rounds a pair stays together."""


class CoachingSeat(InWorkspace, Base):
    """One person's place in the pool."""

    __tablename__ = "coaching_seats"
    __table_args__ = (sa.UniqueConstraint("pool_id", "person_id"),)

    pool_id: Mapped[UUID] = belongs_to("coaching_pools.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    state: Mapped[MemberState] = mapped_column(default=MemberState.ACTIVE)
    paused_until: Mapped[datetime | None]
    joined_at: Mapped[datetime]
    any_language: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they coach in every language that Zirkel speaks, not in theirs alone."""
    always_new: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they want somebody new in each round, however long the pool's pairs stay together."""
    own_circles: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they would rather meet people of their own circles than of others."""
    asked_at: Mapped[datetime | None]
    """When they were last asked whether they go on, after three rounds without an answer."""
    waits: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether rounds go ahead without them until they answer that."""
    at_once: Mapped[int | None]
    """In how many pairs at once they want to be, those that last counted; None for as many as come."""
    department: Mapped[bytes | None]
    """Where they work, in their own words, sealed; used for pairing alone."""


class CoachingRound(InWorkspace, Base):
    """One pairing of the whole pool."""

    __tablename__ = "coaching_rounds"
    __table_args__ = (sa.UniqueConstraint("pool_id", "number"),)

    pool_id: Mapped[UUID] = belongs_to("coaching_pools.id", index=False)
    number: Mapped[int]
    local_date: Mapped[date]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    state: Mapped[RoundState] = mapped_column(default=RoundState.OPEN)


class CoachingPair(InWorkspace, Base):
    """Two or three people who coach each other for a round."""

    __tablename__ = "coaching_pairs"

    round_id: Mapped[UUID] = belongs_to("coaching_rounds.id")
    nth: Mapped[int] = mapped_column(default=1, server_default=sa.text("1"))
    """The how manieth round it is that they are together without a break."""
    question: Mapped[int]
    """Which opening question they got: its place in the question library."""
    suggested_at: Mapped[datetime | None]
    formed_at: Mapped[datetime | None]
    """When it was formed, or became a trio, in the middle of its round."""
    state: Mapped[PairState] = mapped_column(default=PairState.PAIRED)
    tended: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether somebody new was looked for, for whoever is left of it."""
    meets_at: Mapped[datetime | None]
    """The date that they set."""
    venue: Mapped[str] = mapped_column(sa.String(300), default="", server_default=sa.text("''"))
    """Where that is, as they say; empty once it is over."""
    dated_at: Mapped[datetime | None]
    """When they said so last."""
    date_changes: Mapped[int] = mapped_column(default=0, server_default=sa.text("0"))
    """Counts what they said about it, for calendars."""


class PairSeat(InWorkspace, Base):
    """One person in one pair."""

    __tablename__ = "pair_seats"
    __table_args__ = (sa.UniqueConstraint("pair_id", "person_id"),)

    pair_id: Mapped[UUID] = belongs_to("coaching_pairs.id", index=False)
    person_id: Mapped[UUID] = belongs_to("people.id")
    out: Mapped[bool] = mapped_column(default=False)
    """Whether they said that they can't this time."""
    gladly: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they said that they would meet again some time; nobody else is told."""
    tried: Mapped[bytes | None]
    """What they tried, for themselves alone; sealed."""
    kept: Mapped[bytes | None]
    """What they take with them, likewise."""


class NotWith(InWorkspace, Base):
    """Somebody whom a person doesn't want to be paired with; never shown to anyone."""

    __tablename__ = "not_with"
    __table_args__ = (sa.UniqueConstraint("person_id", "other_id"),)

    person_id: Mapped[UUID] = belongs_to("people.id", index=False)
    other_id: Mapped[UUID] = belongs_to("people.id")
