"""since when and why a workspace is paused; what was sent in the last minute

Revision ID: c3e7f1a94d52
Revises: a4d81c6e2b90
Created: 2026-11-28 18:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "c3e7f1a94d52"
down_revision = "7c41d09b2e5a"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whoever runs it sees why nothing is posted; how much was posted in the last minute is found quickly."""
    op.add_column("workspaces", sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("workspaces", sa.Column("paused_why", sa.String(80), nullable=True))
    op.create_index("ix_outbox_sent", "outbox", ["sent_at"])


def downgrade() -> None:
    """Nobody sees it any more."""
    op.drop_index("ix_outbox_sent", "outbox")
    op.drop_column("workspaces", "paused_why")
    op.drop_column("workspaces", "paused_at")
