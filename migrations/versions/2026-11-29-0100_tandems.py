"""tandems

Revision ID: c3f81d5a2e96
Revises: 7e21d4b9c036
Created: 2026-11-29 01:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "c3f81d5a2e96"
down_revision = "7e21d4b9c036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two people who meet for weeks or months, and who is there for how many."""
    op.create_table(
        "mentors",
        *_ids(),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.UniqueConstraint("person_id"),
    )
    op.create_table(
        "tandems",
        *_ids(),
        *(sa.Column(name, sa.String(24), nullable=False) for name in ("kind", "state", "cadence")),
        sa.Column("meetings", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("meets_at", Moment(), nullable=True),
        sa.Column("dated_at", Moment(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("date_changes", sa.Integer(), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
    )
    op.create_index("ix_tandems_state", "tandems", ["state", "due_on"])
    op.create_table(
        "tandem_seats",
        *_ids(),
        sa.Column("tandem_id", sa.Uuid(), sa.ForeignKey("tandems.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("asks", sa.Boolean(), nullable=False),
        sa.Column("helps", sa.Boolean(), nullable=False),
        sa.Column("said", sa.String(24), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=True) for name in ("about", "goal", "kept", "thanks")),
        sa.UniqueConstraint("tandem_id", "person_id"),
    )
    op.create_index(op.f("ix_tandem_seats_person_id"), "tandem_seats", ["person_id"])


def _ids() -> tuple[sa.Column[object], sa.Column[object]]:
    workspace = sa.ForeignKey("workspaces.id", ondelete="CASCADE")
    return sa.Column("id", sa.Uuid(), primary_key=True), sa.Column("workspace_id", sa.Uuid(), workspace, nullable=False)


def downgrade() -> None:
    for table in ("tandem_seats", "tandems", "mentors"):
        op.drop_table(table)
