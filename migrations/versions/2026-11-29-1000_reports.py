"""reports

Revision ID: b3d90e57a1c4
Revises: 9d27b6e14fa0
Created: 2026-11-29 10:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "b3d90e57a1c4"
down_revision = "9d27b6e14fa0"
branch_labels = None
depends_on = None


def _table(name: str, *columns: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        _to(name, "workspace_id", "workspaces"),
    )


def _to(table: str, column: str, target: str) -> sa.Constraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    """Reports of programmes, who opens them, who only reads them; circles that ask for support."""
    _table(
        "programme_snapshots",
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("moment", sa.String(24), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        _to("programme_snapshots", "programme_id", "programmes"),
        sa.UniqueConstraint("programme_id", "moment", name="uq_programme_snapshots_programme_id_moment"),
    )
    for table, about, target, at in (
        ("snapshot_openings", "programme_id", "programmes", "opened_at"),
        ("support_requests", "circle_id", "circles", "asked_at"),
    ):
        _table(
            table,
            sa.Column(about, sa.Uuid(), nullable=False),
            sa.Column("person_id", sa.Uuid(), nullable=False),
            sa.Column(at, sa.DateTime(timezone=True), nullable=False),
            _to(table, about, target),
            _to(table, "person_id", "people"),
        )
        for column in (about, "person_id"):
            op.create_index(f"ix_{table}_{column}", table, [column])
    op.add_column("programme_owners", sa.Column("reads_only", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("applications", sa.Column("mixed", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Forget them."""
    op.drop_column("applications", "mixed")
    op.drop_column("programme_owners", "reads_only")
    for table in ("support_requests", "snapshot_openings", "programme_snapshots"):
        op.drop_table(table)
