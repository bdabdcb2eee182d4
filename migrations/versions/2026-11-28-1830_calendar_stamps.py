"""calendar stamps

Revision ID: c83f5a19d0e7
Revises: a4d81c6e2b90
Created: 2026-11-28 17:30:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "c83f5a19d0e7"
down_revision = "c3e7f1a94d52"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What somebody's calendar was last told of a session."""
    op.create_table(
        "calendar_stamps",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("session_id", sa.Uuid(), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("fingerprint", sa.String(16), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.UniqueConstraint("person_id", "session_id"),
    )
    op.create_index(op.f("ix_calendar_stamps_session_id"), "calendar_stamps", ["session_id"])


def downgrade() -> None:
    op.drop_table("calendar_stamps")
