"""greeted

Revision ID: 91c4d7e2a5b8
Revises: 3b9e6d1f7c42
Created: 2026-11-28 21:20:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "91c4d7e2a5b8"
down_revision = "3b9e6d1f7c42"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whether somebody was told what this is; whoever is here already isn't told any more."""
    op.add_column("people", sa.Column("greeted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute(sa.table("people", sa.column("greeted", sa.Boolean())).update().values(greeted=True))


def downgrade() -> None:
    op.drop_column("people", "greeted")
