"""A Slack workspace, the people Zirkel has met in it, and the proof that the master key fits."""

from datetime import datetime
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from bot.kernel.enums import Language, WorkspaceState
from models.base import Base, InWorkspace


class Workspace(Base):
    """One Slack team that Zirkel is installed in."""

    __tablename__ = "workspaces"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    team_id: Mapped[str] = mapped_column(sa.String(32), unique=True)
    bot_user_id: Mapped[str] = mapped_column(sa.String(32))
    state: Mapped[WorkspaceState] = mapped_column(default=WorkspaceState.ACTIVE)
    paused_at: Mapped[datetime | None]
    """Since when Slack refuses our token."""
    paused_why: Mapped[str | None] = mapped_column(sa.String(80))
    """What it said."""
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    """When the app was uninstalled; some days later everything of the workspace goes."""
    restored: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether a backup was put back, and nobody has held yet what may have been posted since it was made."""


class Person(InWorkspace, Base):
    """Somebody who has used Zirkel; names stay with Slack."""

    __tablename__ = "people"
    __table_args__ = (sa.UniqueConstraint("workspace_id", "slack_user_id"),)

    slack_user_id: Mapped[str] = mapped_column(sa.String(32))
    slack_locale: Mapped[str] = mapped_column(sa.String(16), default="en-US")
    """Empty as long as Slack hasn't said it."""
    language: Mapped[Language | None]
    """What the person chose with ``/zirkel language``; None follows Slack."""
    zone: Mapped[str] = mapped_column(sa.String(64), default="UTC")
    paused_until: Mapped[datetime | None]
    calendar_token: Mapped[str | None] = mapped_column(sa.String(64), unique=True)
    """The secret in the address of the person's calendar feed."""
    deleted: Mapped[bool] = mapped_column(default=False)
    """Whether their account is off, or of another company."""
    guest: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether the account sees some channels alone."""
    greeted: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they were told once, in a message of their own, what this is."""
    recall_off: Mapped[bool] = mapped_column(default=False, server_default=sa.false())
    """Whether they don't want to be asked again about what they learned."""
    weekly_on: Mapped[int | None] = mapped_column(sa.SmallInteger)
    """On which weekday they get all that can wait in one message, 0 is Monday; None: one by one."""
    hours_from: Mapped[int] = mapped_column(sa.SmallInteger, default=9, server_default="9")
    """From which full hour of working days on they want messages that they didn't ask for,"""
    hours_until: Mapped[int] = mapped_column(sa.SmallInteger, default=18, server_default="18")
    """and until which."""
    seen_at: Mapped[datetime]
    """When locale and zone were last read from Slack."""


class KeyCheck(Base):
    """A known sentence under the master key: a wrong key is found out at the start."""

    __tablename__ = "key_checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]
