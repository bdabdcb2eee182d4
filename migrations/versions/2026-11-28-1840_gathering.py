"""gathering

Revision ID: d7b1f04e9a26
Revises: c83f5a19d0e7
Created: 2026-11-28 18:40:00+00:00
"""

from alembic import op

revision = "d7b1f04e9a26"
down_revision = "c83f5a19d0e7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Circles that have no sessions yet gather; those that have any go on as they are."""
    op.execute(
        "UPDATE circles SET state = 'gathering' WHERE state = 'active'"
        " AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.circle_id = circles.id)"
    )


def downgrade() -> None:
    op.execute("UPDATE circles SET state = 'active' WHERE state = 'gathering'")
