"""meetups

Revision ID: 5b0e93d7a1c4
Revises: b3d90e57a1c4
Created: 2026-11-29 10:10:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "5b0e93d7a1c4"
down_revision = "b3d90e57a1c4"
branch_labels = None
depends_on = None

_WRITTEN = ("host_id", "documenter_id", "author_id")


def _row(table: str) -> tuple[sa.Column[object] | sa.Constraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _to(table, "workspace_id", "workspaces"),
    )


def _to(table: str, column: str, target: str, ondelete: str = "CASCADE") -> sa.Constraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def upgrade() -> None:
    """Open meetups, who signs up, and votes for topics."""
    op.create_table(
        "meetups",
        *_row("meetups"),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.String(32), nullable=False),
        sa.Column("format_id", sa.String(64), nullable=False),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("language", sa.String(24), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("venue", sa.String(300), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("repeats", sa.Boolean(), nullable=False),
        sa.Column("called_off", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(column, sa.Uuid(), nullable=True) for column in _WRITTEN),
        sa.Column("recap", sa.Text(), nullable=False),
        sa.Column("insights", sa.Text(), nullable=False),
        *(_to("meetups", column, "people", "SET NULL") for column in _WRITTEN),
    )
    for column in ("series_id", "starts_at", *_WRITTEN):
        op.create_index(f"ix_meetups_{column}", "meetups", [column])
    op.create_table(
        "meetup_signups",
        *_row("meetup_signups"),
        sa.Column("meetup_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("comes", sa.Boolean(), nullable=False),
        sa.Column("topic", sa.String(150), nullable=False),
        sa.Column("would_help", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.String(24), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("declined", sa.Boolean(), nullable=False),
        _to("meetup_signups", "meetup_id", "meetups"),
        _to("meetup_signups", "person_id", "people"),
        sa.UniqueConstraint("meetup_id", "person_id", name="uq_meetup_signups_meetup_id_person_id"),
    )
    op.create_index("ix_meetup_signups_person_id", "meetup_signups", ["person_id"])
    op.create_table(
        "meetup_votes",
        *_row("meetup_votes"),
        sa.Column("signup_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        _to("meetup_votes", "signup_id", "meetup_signups"),
        _to("meetup_votes", "person_id", "people"),
        sa.UniqueConstraint("signup_id", "person_id", name="uq_meetup_votes_signup_id_person_id"),
    )
    op.create_index("ix_meetup_votes_person_id", "meetup_votes", ["person_id"])


def downgrade() -> None:
    """Forget them."""
    for table in ("meetup_votes", "meetup_signups", "meetups"):
        op.drop_table(table)
