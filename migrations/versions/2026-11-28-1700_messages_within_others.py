"""messages within others

Revision ID: c71f3a90d5e2
Revises: a4d81c6e2b90
Created: 2026-11-28 17:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "c71f3a90d5e2"
down_revision = "a4d81c6e2b90"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A message may go out as a part of another one to the same person."""
    op.add_column("outbox", sa.Column("within", sa.Uuid(), nullable=True))
    op.create_index("ix_outbox_within", "outbox", ["within"])


def downgrade() -> None:
    op.drop_index("ix_outbox_within", "outbox")
    op.drop_column("outbox", "within")
