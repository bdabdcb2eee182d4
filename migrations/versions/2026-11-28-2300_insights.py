"""insights

Revision ID: a94c6e0b71d5
Revises: 5d17a0c9e3f4
Created: 2026-11-28 23:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "a94c6e0b71d5"
down_revision = "5d17a0c9e3f4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Insight cards with their authors; offers that the company may find."""
    op.create_table(
        "insights",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("session_id", sa.Uuid(), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.String(150), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("offered_at", Moment(), nullable=True),
    )
    op.create_index(op.f("ix_insights_session_id"), "insights", ["session_id"])
    op.create_table(
        "insight_authors",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("insight_id", sa.Uuid(), sa.ForeignKey("insights.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("agrees", sa.Boolean(), nullable=True),
        sa.UniqueConstraint("insight_id", "person_id"),
    )
    op.create_index(op.f("ix_insight_authors_person_id"), "insight_authors", ["person_id"])
    with op.batch_alter_table("skills") as table:
        table.add_column(sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    with op.batch_alter_table("skills") as table:
        table.drop_column("listed")
    op.drop_table("insight_authors")
    op.drop_table("insights")
