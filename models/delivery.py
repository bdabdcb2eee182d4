"""When something is due, what is on its way to Slack, and what has come in."""

from datetime import date, datetime
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import InboxState, Operation, OutboxState, ScheduledState, Superseded
from models.base import Base, InWorkspace, belongs_to

_ONE_MORE: sa.ColumnElement[int] = sa.literal_column("(SELECT coalesce(max(number), 0) + 1 FROM outbox)")
"""Works on both databases. Two transactions on PostgreSQL that don't see each other may take the same number."""


class ScheduledEvent(InWorkspace, Base):
    """Something that is due once: a kind, its subject, its local date."""

    __tablename__ = "occasions"
    __table_args__ = (
        sa.UniqueConstraint("workspace_id", "kind", "subject", "local_date"),
        sa.Index("ix_occasions_due", "state", "due_at"),
        sa.Index("ix_occasions_not_after", "not_after"),
    )  # fmt: skip

    kind: Mapped[str] = mapped_column(sa.String(40))
    subject: Mapped[UUID]
    local_date: Mapped[date]
    due_at: Mapped[datetime]
    not_after: Mapped[datetime]
    state: Mapped[ScheduledState] = mapped_column(default=ScheduledState.PLANNED)


class OutboxMessage(InWorkspace, Base):
    """One message to one recipient. It holds references; its text is composed when it is sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        sa.UniqueConstraint("workspace_id", "dedupe_key"),
        sa.Index("ix_outbox_next", "state", "next_at"),
        sa.Index("ix_outbox_subject", "subject", "kind"),
        sa.Index("ix_outbox_number", "number"),
        sa.Index("ix_outbox_sent", "sent_at"),
        sa.Index("ix_outbox_over", "operation", "kind", "not_after"),
        sa.Index("ix_outbox_people", "workspace_id", "sent_at", sqlite_where=sa.text("people IS NOT NULL"),
                 postgresql_where=sa.text("people IS NOT NULL")),
        sa.Index("ix_outbox_within", "within"),
    )  # fmt: skip

    dedupe_key: Mapped[str] = mapped_column(sa.String(200))
    token: Mapped[str] = mapped_column(sa.String(32))
    """128 random bits, in hex: the message carries it in its metadata, and nothing else."""
    kind: Mapped[str] = mapped_column(sa.String(40))
    subject: Mapped[UUID]
    operation: Mapped[Operation] = mapped_column(default=Operation.POST)
    lane: Mapped[str] = mapped_column(sa.String(120))
    channel_id: Mapped[str | None] = mapped_column(sa.String(32))
    people: Mapped[str | None] = mapped_column(sa.String(120))
    """Slack user ids, comma-separated: a DM to one, a group DM to several."""
    thread_of: Mapped[str | None] = mapped_column(sa.String(40))
    """The kind of the sent message, about ``thread_subject``, in whose thread this one goes."""
    thread_subject: Mapped[UUID | None]
    superseded: Mapped[Superseded | None]
    """Why it says no longer what it said; None while it does."""
    due_at: Mapped[datetime]
    not_after: Mapped[datetime]
    state: Mapped[OutboxState] = mapped_column(default=OutboxState.PENDING)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime]
    """When it is to be looked at; of one that expired, when it did."""
    owner: Mapped[str | None] = mapped_column(sa.String(32))
    lease_until: Mapped[datetime | None]
    first_try_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(sa.String(80))
    slack_channel: Mapped[str | None] = mapped_column(sa.String(32))
    slack_ts: Mapped[str | None] = mapped_column(sa.String(32))
    sent_at: Mapped[datetime | None]
    """When it came, or may have come; while it is being sent, since when."""
    within: Mapped[UUID | None]
    """The message to the same person of which it is a part; None where it is one of its own."""
    number: Mapped[int] = mapped_column(default=_ONE_MORE, server_default=sa.text("0"))
    """Larger than that of every message written before: what is due at the same moment goes out in this order."""


class InboxEntry(Base):
    """One request from Slack, so that the same one is not acted upon twice."""

    __tablename__ = "inbox"

    key: Mapped[str] = mapped_column(sa.String(200), primary_key=True)
    state: Mapped[InboxState] = mapped_column(default=InboxState.TAKEN)
    taken_at: Mapped[datetime] = mapped_column(index=True)


class Uptime(Base):
    """From when to when one process was there, as far as it wrote that down."""

    __tablename__ = "uptimes"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    since: Mapped[datetime]
    until: Mapped[datetime]
    seconds_ahead: Mapped[int]
    """How far its clock is ahead of Slack's or the database's: as long as that isn't 0, it does nothing."""
    broken: Mapped[str] = mapped_column(sa.Text, default="", server_default=sa.text("''"))
    """Of which rows nothing can be made: the kind or task with which that goes wrong and the id, a line each."""


class Lane(Base):
    """How long a workspace, a channel or a person has to be left in peace."""

    __tablename__ = "lanes"

    workspace_id: Mapped[UUID] = belongs_to("workspaces.id", index=False, primary_key=True)
    scope: Mapped[str] = mapped_column(sa.String(120), primary_key=True)
    next_allowed_at: Mapped[datetime]
