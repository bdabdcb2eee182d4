"""seasons

Revision ID: 4b8e1d70f3c5
Revises: 7d2e9b40c6a1
Created: 2026-11-28 21:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "4b8e1d70f3c5"
down_revision = "7d2e9b40c6a1"
branch_labels = None
depends_on = None

_LAST_LOOK_BACKS = """
    UPDATE sessions SET format_id = :new WHERE format_id = :old
    AND number >= (SELECT circles.sessions FROM circles WHERE circles.id = sessions.circle_id)
"""


def upgrade() -> None:
    """What a circle agreed on; another season. What closes a season has a format of its own."""
    for column in ("goal", "ground_rules"):
        op.add_column("circles", sa.Column(column, sa.Text(), nullable=False, server_default=sa.text("''")))
    for column in ("agreed_at", "season_until"):
        op.add_column("circles", sa.Column(column, Moment(), nullable=True))
    op.add_column("memberships", sa.Column("again", sa.Boolean(), nullable=True))
    op.add_column("sessions", sa.Column("earlier", sa.Integer(), nullable=True))
    op.get_bind().execute(sa.text(_LAST_LOOK_BACKS), {"old": "circle-retro", "new": "circle-closing"})


def downgrade() -> None:
    op.get_bind().execute(
        sa.text("UPDATE sessions SET format_id = :old WHERE format_id = :new"),
        {"old": "circle-retro", "new": "circle-closing"},
    )
    op.drop_column("sessions", "earlier")
    op.drop_column("memberships", "again")
    for column in ("season_until", "agreed_at", "ground_rules", "goal"):
        op.drop_column("circles", column)
