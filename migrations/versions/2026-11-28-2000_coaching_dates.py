"""coaching dates

Revision ID: b3a6f0d41c92
Revises: 4b8e1d70f3c5
Created: 2026-11-28 21:10:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "b3a6f0d41c92"
down_revision = "4b8e1d70f3c5"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The date that a pair sets; who coaches in any language."""
    op.add_column("coaching_pairs", sa.Column("meets_at", sa.DateTime(timezone=True)))
    op.add_column("coaching_pairs", sa.Column("dated_at", sa.DateTime(timezone=True)))
    op.add_column("coaching_pairs", sa.Column("date_changes", sa.Integer, nullable=False, server_default=sa.text("0")))
    op.add_column("coaching_seats", sa.Column("any_language", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("coaching_seats", "any_language")
    for name in ("date_changes", "dated_at", "meets_at"):
        op.drop_column("coaching_pairs", name)
