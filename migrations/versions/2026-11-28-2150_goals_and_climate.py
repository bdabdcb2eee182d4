"""goals and climate

Revision ID: 5d0f8a3c6e17
Revises: 5a0e7c3b9d14
Created: 2026-11-28 21:50:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "5d0f8a3c6e17"
down_revision = "5a0e7c3b9d14"
branch_labels = None
depends_on = None


_PARENTS = {"session_id": "sessions", "person_id": "people", "workspace_id": "workspaces"}
_VISIBILITY = sa.Enum("only_me", "circle", "anonymous", name="visibility", native_enum=False, length=24)


def _table(name: str, *columns: sa.Column[object], unique: tuple[str, ...]) -> None:
    parents = [*(each for each in unique if each in _PARENTS), "workspace_id"]
    op.create_table(
        name,
        *(sa.Column(column, sa.Uuid(), nullable=False) for column in ("id", *parents)),
        *columns,
        *(
            sa.ForeignKeyConstraint([one], [f"{_PARENTS[one]}.id"], name=f"fk_{name}_{one}", ondelete="CASCADE")
            for one in parents
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.UniqueConstraint(*unique, name=f"uq_{name}_{'_'.join(unique)}"),
    )
    if "person_id" in parents:
        op.create_index(f"ix_{name}_person_id", name, ["person_id"])


def upgrade() -> None:
    """What members want to be able to do, what circles can do now, and how it is to be in one, without names."""
    moment, text = sa.DateTime(timezone=True), sa.LargeBinary()
    _table(
        "goals",
        sa.Column("visibility", _VISIBILITY, nullable=False),
        sa.Column("wanted", text, nullable=False), sa.Column("written_at", moment, nullable=False),
        sa.Column("today", text), sa.Column("today_at", moment),
        unique=("session_id", "person_id"),
    )  # fmt: skip
    _table("climate_tickets", unique=("session_id", "person_id"))
    counts = [sa.Column(name, sa.Integer(), nullable=False) for name in ("item", "score", "given")]
    _table("climate_answers", *counts, unique=("session_id", "item", "score"))
    op.add_column("circles", sa.Column("can_now", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("circles", sa.Column("goal_at", moment))
    op.execute("UPDATE circles SET goal_at = agreed_at")


def downgrade() -> None:
    for column in ("goal_at", "can_now"):
        op.drop_column("circles", column)
    for table in ("climate_answers", "climate_tickets", "goals"):
        op.drop_table(table)
