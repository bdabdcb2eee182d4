"""recall

Revision ID: 5a0e7c3b9d14
Revises: 91c4d7e2a5b8
Created: 2026-11-28 21:40:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "5a0e7c3b9d14"
down_revision = "91c4d7e2a5b8"
branch_labels = None
depends_on = None

_RATING = sa.Enum("knew", "partly", "gone", name="recallrating", native_enum=False, length=24)
_STOP = sa.Enum("card", "topic", "all", name="recallstop", native_enum=False, length=24)


def _belongs_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    """What people are asked about again, and each time that they were; nobody ever wrote a row of ``recall_cards``."""
    op.drop_table("recall_cards")
    op.create_table(
        "recall_notes",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("reflection_id", sa.Uuid(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("once_more", sa.Boolean(), nullable=False),
        sa.Column("stopped", _STOP, nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        _belongs_to("recall_notes", "session_id", "sessions"),
        _belongs_to("recall_notes", "person_id", "people"),
        _belongs_to("recall_notes", "reflection_id", "reflections"),
        _belongs_to("recall_notes", "workspace_id", "workspaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall_notes")),
        sa.UniqueConstraint("person_id", "reflection_id", name=op.f("uq_recall_notes_person_id_reflection_id")),
    )
    op.create_table(
        "recall_asks",
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("rating", _RATING, nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        _belongs_to("recall_asks", "note_id", "recall_notes"),
        _belongs_to("recall_asks", "person_id", "people"),
        _belongs_to("recall_asks", "workspace_id", "workspaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall_asks")),
        sa.UniqueConstraint("note_id", "local_date", name=op.f("uq_recall_asks_note_id_local_date")),
    )
    for column in ("session_id", "reflection_id", "next_on"):
        op.create_index(f"ix_recall_notes_{column}", "recall_notes", [column])
    op.create_index("ix_recall_asks_person_id", "recall_asks", ["person_id"])
    op.create_index("ix_reflections_written_at", "reflections", ["written_at"])
    op.add_column("people", sa.Column("recall_off", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("people", "recall_off")
    op.drop_index("ix_reflections_written_at", "reflections")
    op.drop_table("recall_asks")
    op.drop_table("recall_notes")
    op.create_table(
        "recall_cards",
        sa.Column("reflection_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("rating", _RATING, nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        _belongs_to("recall_cards", "person_id", "people"),
        _belongs_to("recall_cards", "reflection_id", "reflections"),
        _belongs_to("recall_cards", "workspace_id", "workspaces"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall_cards")),
        sa.UniqueConstraint("reflection_id", "day", name=op.f("uq_recall_cards_reflection_id_day")),
    )
    op.create_index("ix_recall_cards_person_id", "recall_cards", ["person_id"])
