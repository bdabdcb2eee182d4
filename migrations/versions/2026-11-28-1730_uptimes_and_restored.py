"""uptimes and restored

Revision ID: c7e2f5a90b31
Revises: a4d81c6e2b90
Created: 2026-11-28 17:30:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "c7e2f5a90b31"
down_revision = "c71f3a90d5e2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "uptimes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds_ahead", sa.Integer(), nullable=False),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uptimes")),
    )
    op.add_column("sessions", sa.Column("absent_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("workspaces", sa.Column("restored", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("workspaces", "restored")
    op.drop_column("sessions", "absent_until")
    op.drop_table("uptimes")
