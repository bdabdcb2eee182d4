"""said yes

Revision ID: 5d1e8b40c7f2
Revises: c83f5a19d0e7
Created: 2026-11-28 19:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "5d1e8b40c7f2"
down_revision = "d7b1f04e9a26"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Who was asked to take a role of somebody's, or to move into another circle, and what they said."""
    op.create_table(
        "role_swaps",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("session_id", sa.Uuid(), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("turn_id", sa.Uuid(), sa.ForeignKey("role_turns.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("back_id", sa.Uuid(), sa.ForeignKey("role_turns.id", ondelete="CASCADE"), nullable=True),
        sa.Column("starts_at", Moment(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
    )
    for column in ("session_id", "turn_id", "person_id", "back_id", "state"):
        op.create_index(op.f(f"ix_role_swaps_{column}"), "role_swaps", [column])
    op.add_column("merge_offers", sa.Column("agreed_at", Moment(), nullable=True))
    op.create_table(
        "merge_consents",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("offer_id", sa.Uuid(), sa.ForeignKey("merge_offers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("moves", sa.Boolean(), nullable=True),
        sa.UniqueConstraint("offer_id", "person_id"),
    )
    op.create_index(op.f("ix_merge_consents_person_id"), "merge_consents", ["person_id"])


def downgrade() -> None:
    op.drop_table("merge_consents")
    op.drop_column("merge_offers", "agreed_at")
    op.drop_table("role_swaps")
