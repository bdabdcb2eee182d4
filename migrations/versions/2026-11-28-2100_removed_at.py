"""when a workspace uninstalled the app

Revision ID: 3b9e6d1f7c42
Revises: b3a6f0d41c92
Created: 2026-11-28 21:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "3b9e6d1f7c42"
down_revision = "b3a6f0d41c92"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("workspaces") as batch_op:
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("workspaces") as batch_op:
        batch_op.drop_column("removed_at")
