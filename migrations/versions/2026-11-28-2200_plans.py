"""plans

Revision ID: 5d17a0c9e3f4
Revises: e5b2a97d4c18
Created: 2026-11-28 22:00:00+00:00
"""

import sqlalchemy as sa
from alembic import op

from models.base import Moment

revision = "5d17a0c9e3f4"
down_revision = "e5b2a97d4c18"
branch_labels = None
depends_on = None

_INDEXED = ("carried_at", "asker_id")


def upgrade() -> None:
    """A plan's first step, how often it was carried on and who may ask; what was used weeks later; what helped."""
    with op.batch_alter_table("commitments") as table:
        for column in ("note", "first_step"):
            table.add_column(sa.Column(column, sa.LargeBinary(), nullable=True))
        table.add_column(sa.Column("carried", sa.Integer(), nullable=False, server_default=sa.text("0")))
        table.add_column(sa.Column("carried_at", Moment(), nullable=True))
        table.add_column(sa.Column("asker_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("may_ask", sa.Boolean(), nullable=True))
        table.create_foreign_key(op.f("fk_commitments_asker_id"), "people", ["asker_id"], ["id"], ondelete="SET NULL")
    for column in _INDEXED:
        op.create_index(op.f(f"ix_commitments_{column}"), "commitments", [column])
    op.create_table(
        "later_uses",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("session_id", sa.Uuid(), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.Column("used", sa.String(24), nullable=False),
        sa.Column("answered_at", Moment(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.UniqueConstraint("session_id", "person_id"),
    )
    op.create_index(op.f("ix_later_uses_person_id"), "later_uses", ["person_id"])
    op.create_table(
        "helped",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("workspace_id", sa.Uuid(), sa.ForeignKey("workspaces.id", ondelete="CASCADE"), nullable=False),
        sa.Column("turn_id", sa.Uuid(), sa.ForeignKey("role_turns.id", ondelete="CASCADE"), nullable=False),
        sa.Column("session_id", sa.Uuid(), sa.ForeignKey("sessions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
        sa.UniqueConstraint("turn_id", "person_id"),
    )
    for column in ("session_id", "person_id"):
        op.create_index(op.f(f"ix_helped_{column}"), "helped", [column])


def downgrade() -> None:
    op.drop_table("helped")
    op.drop_table("later_uses")
    for column in _INDEXED:
        op.drop_index(op.f(f"ix_commitments_{column}"), "commitments")
    with op.batch_alter_table("commitments") as table:
        table.drop_constraint(op.f("fk_commitments_asker_id"), type_="foreignkey")
        for column in ("may_ask", "asker_id", "carried_at", "carried", "first_step", "note"):
            table.drop_column(column)
