"""consultation

Revision ID: 9d27b6e14fa0
Revises: 7e21b4f8c0d5
Created: 2026-11-29 05:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "9d27b6e14fa0"
down_revision = "7e21b4f8c0d5"
branch_labels = None
depends_on = None

_COLUMNS = (
    ("tandems", sa.Column("wanted_by", sa.Date(), nullable=True)),
    ("tandems", sa.Column("language", sa.String(24), nullable=True)),
    ("tandems", sa.Column("opened_at", Moment(), nullable=True)),
    ("pair_seats", sa.Column("tried", sa.LargeBinary(), nullable=True)),
    ("pair_seats", sa.Column("kept", sa.LargeBinary(), nullable=True)),
    ("coaching_pairs", sa.Column("venue", sa.String(300), nullable=False, server_default=sa.text("''"))),
    ("tandems", sa.Column("venue", sa.String(300), nullable=False, server_default=sa.text("''"))),
    ("coaching_seats", sa.Column("at_once", sa.Integer(), nullable=True)),
)


def upgrade() -> None:
    """Help on demand; what somebody writes after a coaching round; where pairs meet, and how many at once."""
    for table, column in _COLUMNS:
        op.add_column(table, column)


def downgrade() -> None:
    """Forget it."""
    for table, column in reversed(_COLUMNS):
        op.drop_column(table, column.name)
