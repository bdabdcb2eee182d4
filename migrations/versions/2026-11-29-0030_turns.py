"""turns

Revision ID: 7e3b94d1c5a2
Revises: 7f3c1e9a5b60
Created: 2026-11-29 00:30:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "7e3b94d1c5a2"
down_revision = "7f3c1e9a5b60"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """How many have a turn in a session in which everybody has one; last time's plans have no message of their own."""
    op.add_column("sessions", sa.Column("turns", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE outbox SET state = 'cancelled' WHERE kind = 'reflections-commitments'"
        " AND state IN ('pending', 'sending', 'unknown', 'held')"
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("sessions", "turns")
