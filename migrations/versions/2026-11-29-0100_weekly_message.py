"""weekly message

Revision ID: 7e21d4b9c036
Revises: 7e3b94d1c5a2
Created: 2026-11-29 01:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "7e21d4b9c036"
down_revision = "7e3b94d1c5a2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """On which weekday somebody gets all that can wait in one message."""
    with op.batch_alter_table("people") as table:
        table.add_column(sa.Column("weekly_on", sa.SmallInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("people") as table:
        table.drop_column("weekly_on")
