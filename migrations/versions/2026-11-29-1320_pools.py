"""pools by theme and by programme, feedback after coaching

Revision ID: c71e4a90d2f6
Revises: 7c1fa2d8e6b0
Created: 2026-11-29 11:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "c71e4a90d2f6"
down_revision = "7c1fa2d8e6b0"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A pool may have a theme, or be a programme's; feedback may be about a coaching pair instead of a circle."""
    with op.batch_alter_table("coaching_pools") as table:
        table.drop_constraint("uq_coaching_pools_workspace_id", type_="unique")
        table.add_column(sa.Column("theme", sa.String(80), server_default=sa.text("''"), nullable=False))
        table.add_column(sa.Column("programme_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            "fk_coaching_pools_programme_id", "programmes", ["programme_id"], ["id"], ondelete="CASCADE"
        )
        table.create_unique_constraint("uq_coaching_pools_programme_id", ["programme_id"])
    own = sa.text("programme_id IS NULL")
    op.create_index(
        "uq_coaching_pools_theme", "coaching_pools", ["workspace_id", "theme"], unique=True, sqlite_where=own,
        postgresql_where=own,
    )  # fmt: skip
    with op.batch_alter_table("feedback") as table:
        table.alter_column("circle_id", existing_type=sa.Uuid(), nullable=True)
        table.add_column(sa.Column("pair_id", sa.Uuid(), nullable=True))
        table.create_foreign_key("fk_feedback_pair_id", "coaching_pairs", ["pair_id"], ["id"], ondelete="CASCADE")
        table.create_index("ix_feedback_pair_id", ["pair_id"])


def downgrade() -> None:
    op.execute("DELETE FROM coaching_pools WHERE theme != '' OR programme_id IS NOT NULL")
    op.drop_index("uq_coaching_pools_theme", "coaching_pools")
    with op.batch_alter_table("coaching_pools") as table:
        table.drop_constraint("uq_coaching_pools_programme_id", type_="unique")
        table.drop_constraint("fk_coaching_pools_programme_id", type_="foreignkey")
        table.drop_column("programme_id")
        table.drop_column("theme")
        table.create_unique_constraint("uq_coaching_pools_workspace_id", ["workspace_id"])
    op.execute("DELETE FROM feedback WHERE circle_id IS NULL")
    with op.batch_alter_table("feedback") as table:
        table.drop_index("ix_feedback_pair_id")
        table.drop_constraint("fk_feedback_pair_id", type_="foreignkey")
        table.drop_column("pair_id")
        table.alter_column("circle_id", existing_type=sa.Uuid(), nullable=False)
