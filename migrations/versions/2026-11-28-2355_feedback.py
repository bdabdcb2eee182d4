"""feedback

Revision ID: 7f3c1e9a5b60
Revises: a94c6e0b71d5
Created: 2026-11-28 23:55:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "7f3c1e9a5b60"
down_revision = "a94c6e0b71d5"
branch_labels = None
depends_on = None

_PARENTS = {"circle_id": "circles", "receiver_id": "people", "giver_id": "people", "workspace_id": "workspaces"}


def _table(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        *(sa.Column(column, sa.Uuid(), nullable=False) for column in ("id", *_PARENTS)),
        *columns,
        *(
            sa.ForeignKeyConstraint([one], [f"{_PARENTS[one]}.id"], name=f"fk_{name}_{one}", ondelete="CASCADE")
            for one in _PARENTS
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for column in ("circle_id", "receiver_id", "giver_id"):
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])


def upgrade() -> None:
    """Feedback that members ask each other for, and thanks."""
    _table(
        "feedback",
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("declined", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=True) for name in ("situation", "observed", "effect", "wish")),
        *(sa.Column(name, Moment(), nullable=True) for name in ("answered_at", "read_at")),
    )
    op.create_index(op.f("ix_feedback_asked_at"), "feedback", ["asked_at"])
    _table(
        "thanks",
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("given_at", Moment(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        *(sa.Column(name, Moment(), nullable=True) for name in ("shared_at", "read_at")),
    )


def downgrade() -> None:
    for table in ("thanks", "feedback"):
        op.drop_table(table)
