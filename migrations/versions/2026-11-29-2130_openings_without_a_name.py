"""who opened a report may have erased their data

Revision ID: d4a991023d7a
Revises: 5e0c93b7d41a
Created: 2026-11-29 21:30:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "d4a991023d7a"
down_revision = "5e0c93b7d41a"
branch_labels = None
depends_on = None

_KEY = "fk_snapshot_openings_person_id"


def _to_people(ondelete: str, *, nullable: bool) -> None:
    with op.batch_alter_table("snapshot_openings") as table:
        table.drop_constraint(op.f(_KEY), type_="foreignkey")
        table.alter_column("person_id", existing_type=sa.Uuid(), nullable=nullable)
        table.create_foreign_key(op.f(_KEY), "people", ["person_id"], ["id"], ondelete=ondelete)


def upgrade() -> None:
    """An opening stays, without a name, when whoever opened the report erases their data."""
    _to_people("SET NULL", nullable=True)


def downgrade() -> None:
    """What names nobody goes."""
    op.execute("DELETE FROM snapshot_openings WHERE person_id IS NULL")
    _to_people("CASCADE", nullable=False)
