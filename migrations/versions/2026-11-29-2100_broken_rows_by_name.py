"""broken rows by name

Revision ID: 8c41d6e2f9b3
Revises: 3b9e51f0d7a2
Created: 2026-11-29 21:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "8c41d6e2f9b3"
down_revision = "3b9e51f0d7a2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column by the same name takes their names; which ones the figures meant isn't known."""
    op.drop_column("uptimes", "broken")
    op.add_column("uptimes", sa.Column("broken", sa.Text(), server_default=sa.text("''"), nullable=False))


def downgrade() -> None:
    op.drop_column("uptimes", "broken")
    op.add_column("uptimes", sa.Column("broken", sa.Integer(), server_default=sa.text("0"), nullable=False))
