"""what would have helped somebody for whom there is no circle

Revision ID: 5e0c93b7d41a
Revises: 8c41d6e2f9b3
Created: 2026-11-29 21:20:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "5e0c93b7d41a"
down_revision = "8c41d6e2f9b3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Which languages, or half-days that they haven't ticked."""
    op.add_column("applications", sa.Column("what_helps", sa.String(40), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:
    """Forget it."""
    with op.batch_alter_table("applications") as table:
        table.drop_column("what_helps")
