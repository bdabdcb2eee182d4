"""readers

Revision ID: c4a81f3d92e6
Revises: 5b0e93d7a1c4
Created: 2026-11-29 13:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "c4a81f3d92e6"
down_revision = "5b0e93d7a1c4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """How many read along in a circle's channel."""
    op.add_column("circles", sa.Column("channel_people", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Forget it."""
    op.drop_column("circles", "channel_people")
