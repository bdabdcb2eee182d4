"""order of writing

Revision ID: c27f5e1d9a40
Revises: 9e6a3f5b8c14
Created: 2026-11-28 15:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "c27f5e1d9a40"
down_revision = "9e6a3f5b8c14"
branch_labels = None
depends_on = None

_NUMBERED = """
UPDATE outbox SET number = ranked.place
FROM (SELECT id, row_number() OVER (ORDER BY due_at, dedupe_key) AS place FROM outbox) AS ranked
WHERE ranked.id = outbox.id
"""


def upgrade() -> None:
    """What waits already keeps the order in which it would have gone out."""
    op.add_column("outbox", sa.Column("number", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.execute(_NUMBERED)
    op.create_index("ix_outbox_number", "outbox", ["number"])


def downgrade() -> None:
    op.drop_index("ix_outbox_number", table_name="outbox")
    op.drop_column("outbox", "number")
