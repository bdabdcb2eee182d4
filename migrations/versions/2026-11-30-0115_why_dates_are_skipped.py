"""why a circle doesn't meet on a date: its programme's plan, its members, or a session that was moved

Revision ID: 3f7be2905c1d
Revises: d4a991023d7a
Created: 2026-11-30 01:15:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "3f7be2905c1d"
down_revision = "d4a991023d7a"
branch_labels = None
depends_on = None

_WHY = sa.Enum("plan", "members", "earlier", name="whyskipped", native_enum=False, length=24)
_BEFORE, _NOW = "uq_skipped_dates_circle_id_local_date", "uq_skipped_dates_circle_id_local_date_why"


def upgrade() -> None:
    """What no person left out, in a circle with a plan, is the plan's."""
    with op.batch_alter_table("skipped_dates") as table:
        table.add_column(sa.Column("why", _WHY, server_default="members", nullable=False))
        table.drop_constraint(_BEFORE, type_="unique")
        table.create_unique_constraint(_NOW, ["circle_id", "local_date", "why"])
    op.execute(
        "UPDATE skipped_dates SET why = 'plan' WHERE person_id IS NULL"
        " AND circle_id IN (SELECT id FROM circles WHERE plan <> '')"
    )


def downgrade() -> None:
    """Keep one row for each date."""
    op.execute(
        "DELETE FROM skipped_dates WHERE EXISTS (SELECT 1 FROM skipped_dates AS other WHERE other.id < skipped_dates.id"
        " AND other.circle_id = skipped_dates.circle_id AND other.local_date = skipped_dates.local_date)"
    )
    with op.batch_alter_table("skipped_dates") as table:
        table.drop_constraint(_NOW, type_="unique")
        table.create_unique_constraint(_BEFORE, ["circle_id", "local_date"])
        table.drop_column("why")
