"""venues

Revision ID: 7d2e9b40c6a1
Revises: c83f5a19d0e7
Created: 2026-11-28 20:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "7d2e9b40c6a1"
down_revision = "5d1e8b40c7f2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Where a circle meets, and where a session is that is elsewhere."""
    op.add_column("circles", sa.Column("venue", sa.String(300), nullable=False, server_default=sa.text("''")))
    op.add_column("sessions", sa.Column("venue", sa.String(300)))


def downgrade() -> None:
    op.drop_column("sessions", "venue")
    op.drop_column("circles", "venue")
