"""messages are found by their subject first

Revision ID: 3b9e51f0d7a2
Revises: e567884fcc08
Created: 2026-11-29 20:00:00+00:00
"""

from alembic import op

revision = "3b9e51f0d7a2"
down_revision = "e567884fcc08"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """SQLite took the workspace, in which nearly all rows are, for what narrows down most."""
    op.drop_index("ix_outbox_subject", "outbox")
    op.create_index("ix_outbox_subject", "outbox", ["subject", "kind"])


def downgrade() -> None:
    op.drop_index("ix_outbox_subject", "outbox")
    op.create_index("ix_outbox_subject", "outbox", ["kind", "subject"])
