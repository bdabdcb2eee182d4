"""hours and cards without a session

Revision ID: d28b7c5e9f14
Revises: 4c8a1f60d9e3
Created: 2026-11-29 09:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "d28b7c5e9f14"
down_revision = "4c8a1f60d9e3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """From which hour of the day until which somebody wants messages; cards that are about no session."""
    with op.batch_alter_table("people") as table:
        table.add_column(sa.Column("hours_from", sa.SmallInteger(), server_default="9", nullable=False))
        table.add_column(sa.Column("hours_until", sa.SmallInteger(), server_default="18", nullable=False))
    with op.batch_alter_table("insights") as table:
        table.alter_column("session_id", existing_type=sa.Uuid(), nullable=True)


def downgrade() -> None:
    op.execute("DELETE FROM insights WHERE session_id IS NULL")
    with op.batch_alter_table("insights") as table:
        table.alter_column("session_id", existing_type=sa.Uuid(), nullable=False)
    with op.batch_alter_table("people") as table:
        table.drop_column("hours_until")
        table.drop_column("hours_from")
