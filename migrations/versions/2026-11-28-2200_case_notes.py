"""case notes

Revision ID: e5b2a97d4c18
Revises: 5d0f8a3c6e17
Created: 2026-11-28 22:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "e5b2a97d4c18"
down_revision = "5d0f8a3c6e17"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Notes on a case, sealed, for whoever brought it."""
    op.create_table(
        "case_notes",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("session_id", sa.Uuid(), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
    )
    for column in ("session_id", "person_id"):
        op.create_index(op.f(f"ix_case_notes_{column}"), "case_notes", [column])


def downgrade() -> None:
    op.drop_table("case_notes")
