"""what is over

Revision ID: 5e8b0c4a7d13
Revises: c27f5e1d9a40
Created: 2026-11-28 15:30:00+00:00
"""

from alembic import op

revision = "5e8b0c4a7d13"
down_revision = "c27f5e1d9a40"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Finds the letters that can be deleted without a look at those that are kept."""
    op.create_index("ix_outbox_over", "outbox", ["operation", "kind", "not_after"])


def downgrade() -> None:
    op.drop_index("ix_outbox_over", table_name="outbox")
