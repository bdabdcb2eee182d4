"""indexes of the beat

Revision ID: 4b1d07c93e52
Revises: 05f9d29e2430
Created: 2026-11-27 14:40:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "4b1d07c93e52"
down_revision = "05f9d29e2430"
branch_labels = None
depends_on = None

_PARTIAL = (
    ("ix_occasions_due", "occasions", "due_at", "state = 'planned'"),
    ("ix_outbox_next", "outbox", "next_at", "state IN ('pending', 'sending')"),
)


def upgrade() -> None:
    """Bound parameters never matched the conditions of the old indexes on SQLite."""
    op.create_index("ix_occasions_not_after", "occasions", ["not_after"])
    for name, table, column, _ in _PARTIAL:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, ["state", column])


def downgrade() -> None:
    for name, table, column, condition in _PARTIAL:
        op.drop_index(name, table_name=table)
        where = sa.text(condition)
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
    op.drop_index("ix_occasions_not_after", table_name="occasions")
