"""indexes of the beat

Revision ID: 9e6a3f5b8c14
Revises: 4b1d07c93e52
Created: 2026-11-27 20:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "9e6a3f5b8c14"
down_revision = "4b1d07c93e52"
branch_labels = None
depends_on = None

_PARTIAL = (
    ("ix_occasions_due", "occasions", "due_at", "state = 'planned'"),
    ("ix_outbox_next", "outbox", "next_at", "state IN ('pending', 'sending')"),
)


def upgrade() -> None:
    """Bound parameters never matched the conditions of the old indexes on SQLite."""
    for name, table, column, _ in _PARTIAL:
        op.drop_index(name, table_name=table)
        op.create_index(name, table, ["state", column])


def downgrade() -> None:
    for name, table, column, condition in _PARTIAL:
        op.drop_index(name, table_name=table)
        where = sa.text(condition)
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)
