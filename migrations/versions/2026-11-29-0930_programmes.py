"""programmes

Revision ID: 7e21b4f8c0d5
Revises: d28b7c5e9f14
Created: 2026-11-29 09:30:00+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "7e21b4f8c0d5"
down_revision = "d28b7c5e9f14"
branch_labels = None
depends_on = None


def _row(table: str) -> tuple[sa.Column[object] | sa.Constraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=f"fk_{table}_workspace_id", ondelete="CASCADE"
        ),
    )


def _to(table: str, column: str, target: str, ondelete: str = "CASCADE") -> sa.Constraint:
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def upgrade() -> None:
    """Programmes, who may offer them, who applies, circles that are proposed, and a season's plan."""
    op.create_table(
        "programme_owners",
        *_row("programme_owners"),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        _to("programme_owners", "person_id", "people"),
        _to("programme_owners", "given_by", "people", "SET NULL"),
        _to("programme_owners", "ended_by", "people", "SET NULL"),
    )
    op.create_index("ix_programme_owners_person_id", "programme_owners", ["person_id"])
    op.create_table(
        "programmes",
        *_row("programmes"),
        sa.Column("template_id", sa.String(64), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("channel_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("aim", sa.String(500), nullable=False),
        sa.Column("language", sa.String(24), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("holidays", sa.String(12), nullable=True),
        sa.Column("venue", sa.String(300), nullable=False, server_default=sa.text("''")),
        sa.Column("apply_until", sa.Date(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("answer_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("applied", sa.Integer(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        _to("programmes", "owner_id", "people", "SET NULL"),
    )
    op.create_index("ix_programmes_owner_id", "programmes", ["owner_id"])
    op.create_index("ix_programmes_state", "programmes", ["state"])
    op.create_table(
        "proposed_circles",
        *_row("proposed_circles"),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(24), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        _to("proposed_circles", "programme_id", "programmes"),
        sa.UniqueConstraint("programme_id", "number", name="uq_proposed_circles_programme_id_number"),
    )
    op.create_table(
        "applications",
        *_row("applications"),
        sa.Column("programme_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wish", sa.LargeBinary(), nullable=True),
        sa.Column("offer", sa.LargeBinary(), nullable=True),
        sa.Column("department", sa.LargeBinary(), nullable=True),
        sa.Column("own_department", sa.Boolean(), nullable=True),
        sa.Column("half_days", sa.Integer(), nullable=False),
        sa.Column("languages", sa.String(40), nullable=False),
        sa.Column("has_moderated", sa.Boolean(), nullable=False),
        sa.Column("circle_id", sa.Uuid(), nullable=True),
        sa.Column("why", sa.String(24), nullable=True),
        _to("applications", "programme_id", "programmes"),
        _to("applications", "person_id", "people"),
        _to("applications", "circle_id", "proposed_circles", "SET NULL"),
        sa.UniqueConstraint("programme_id", "person_id", name="uq_applications_programme_id_person_id"),
    )
    op.create_index("ix_applications_person_id", "applications", ["person_id"])
    op.create_index("ix_applications_circle_id", "applications", ["circle_id"])
    op.add_column("sessions", sa.Column("theme", sa.String(120), nullable=False, server_default=sa.text("''")))
    with op.batch_alter_table("circles") as table:
        table.add_column(sa.Column("programme_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("plan", sa.Text(), nullable=False, server_default=sa.text("''")))
        table.create_foreign_key("fk_circles_programme_id", "programmes", ["programme_id"], ["id"], ondelete="SET NULL")
        table.create_index("ix_circles_programme_id", ["programme_id"])


def downgrade() -> None:
    """Forget them."""
    with op.batch_alter_table("circles") as table:
        table.drop_index("ix_circles_programme_id")
        table.drop_constraint("fk_circles_programme_id", type_="foreignkey")
        table.drop_column("plan")
        table.drop_column("programme_id")
    op.drop_column("sessions", "theme")
    for table in ("applications", "proposed_circles", "programmes", "programme_owners"):
        op.drop_table(table)
