"""coaching and formats on offer in the frame of a programme

Revision ID: e567884fcc08
Revises: c71e4a90d2f6
Created: 2026-11-29 16:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "e567884fcc08"
down_revision = "c71e4a90d2f6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A programme's frame says whether it has a coaching pool, as those have that opened one, and which formats."""
    with op.batch_alter_table("programmes") as table:
        table.add_column(sa.Column("coaching", sa.Boolean(), server_default=sa.false(), nullable=False))
        table.add_column(sa.Column("formats", sa.Text(), server_default=sa.text("''"), nullable=False))
    op.execute("UPDATE programmes SET coaching = true WHERE id IN (SELECT programme_id FROM coaching_pools)")


def downgrade() -> None:
    with op.batch_alter_table("programmes") as table:
        table.drop_column("formats")
        table.drop_column("coaching")
