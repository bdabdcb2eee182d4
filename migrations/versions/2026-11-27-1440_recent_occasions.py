"""recent occasions

Revision ID: 4b1d07c93e52
Revises: 05f9d29e2430
Created: 2026-11-27 14:40:00+00:00
"""

from alembic import op

revision = "4b1d07c93e52"
down_revision = "05f9d29e2430"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_occasions_not_after", "occasions", ["not_after"])


def downgrade() -> None:
    op.drop_index("ix_occasions_not_after", table_name="occasions")
