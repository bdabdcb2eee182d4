"""round

Revision ID: 4c8a1f60d9e3
Revises: c3f81d5a2e96
Created: 2026-11-29 01:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "4c8a1f60d9e3"
down_revision = "c3f81d5a2e96"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("coaching_pools", sa.Column("together", sa.Integer(), nullable=False, server_default=sa.text("1"))),
    ("coaching_pairs", sa.Column("nth", sa.Integer(), nullable=False, server_default=sa.text("1"))),
    ("coaching_pairs", sa.Column("tended", sa.Boolean(), nullable=False, server_default=sa.false())),
    ("coaching_seats", sa.Column("always_new", sa.Boolean(), nullable=False, server_default=sa.false())),
    ("coaching_seats", sa.Column("own_circles", sa.Boolean(), nullable=False, server_default=sa.false())),
    ("coaching_seats", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True)),
    ("coaching_seats", sa.Column("waits", sa.Boolean(), nullable=False, server_default=sa.false())),
    ("pair_seats", sa.Column("gladly", sa.Boolean(), nullable=False, server_default=sa.false())),
    ("coaching_seats", sa.Column("department", sa.LargeBinary(), nullable=True)),
)


def upgrade() -> None:
    """How long pairs stay together, and how somebody wants to be paired."""
    for table, column in _COLUMNS:
        op.add_column(table, column)
    op.execute("UPDATE coaching_pairs SET tended = true WHERE state = 'not_this_time'")


def downgrade() -> None:
    """Forget it."""
    for table, column in reversed(_COLUMNS):
        op.drop_column(table, column.name)
