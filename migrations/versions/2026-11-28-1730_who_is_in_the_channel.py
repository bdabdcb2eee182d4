"""guests, who is in a private channel, and pairs formed in the middle of a round

Revision ID: 7c41d09b2e5a
Revises: a4d81c6e2b90
Created: 2026-11-28 17:30:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "7c41d09b2e5a"
down_revision = "c7e2f5a90b31"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("guest", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("memberships", sa.Column("in_channel", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("coaching_pairs", sa.Column("formed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("circles", sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("circles", "checked_at")
    op.drop_column("coaching_pairs", "formed_at")
    op.drop_column("memberships", "in_channel")
    op.drop_column("people", "guest")
