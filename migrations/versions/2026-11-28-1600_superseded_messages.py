"""superseded messages

Revision ID: a4d81c6e2b90
Revises: 5e8b0c4a7d13
Created: 2026-11-28 16:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "a4d81c6e2b90"
down_revision = "5e8b0c4a7d13"
branch_labels = None
depends_on = None

_WERE_KINDS = (
    ("sessions-card-before", "sessions-card", "date"),
    ("sessions-role-before", "sessions-role-card", "date"),
    ("sessions-called-before", "sessions-start", "moved"),
    ("sessions-card-elsewhere", "sessions-card", "channel"),
    ("circles-invitation-elsewhere", "circles-invitation", "channel"),
    ("crossroads-question-before", "lifecycle-question", "asked_anew"),
)
"""Kinds of their own until now: what they were called, what they are, and why they hold no longer."""


def upgrade() -> None:
    """What was another kind is a mark on the message."""
    op.add_column("outbox", sa.Column("superseded", sa.String(24), nullable=True))
    mark = sa.text("UPDATE outbox SET kind = :kind, superseded = :why WHERE kind = :was")
    for was, kind, why in _WERE_KINDS:
        op.execute(mark.bindparams(was=was, kind=kind, why=why))


def downgrade() -> None:
    op.drop_column("outbox", "superseded")
