"""companions, waiting for a seat

Revision ID: 7c1fa2d8e6b0
Revises: c4a81f3d92e6
Created: 2026-11-29 10:20:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "7c1fa2d8e6b0"
down_revision = "c4a81f3d92e6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """With whom somebody would like to be in a circle; who waits for a seat at a meetup."""
    op.add_column("applications", sa.Column("companions", sa.LargeBinary(), nullable=True))
    on_list = sa.Column("on_list", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.add_column("meetup_signups", on_list)


def downgrade() -> None:
    """Forget both."""
    with op.batch_alter_table("meetup_signups") as table:
        table.drop_column("on_list")
    with op.batch_alter_table("applications") as table:
        table.drop_column("companions")
