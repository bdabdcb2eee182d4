"""circles whole

Revision ID: 05f9d29e2430
Revises: 74a96ea764c9
Created: 2026-11-25 17:20:15.110799+00:00
"""

import sqlalchemy as sa
from alembic import op

revision = "05f9d29e2430"
down_revision = "74a96ea764c9"
branch_labels = None
depends_on = None

# An index on the workspace alone finds every row where one workspace has the database.
_INDEXED_BY_WORKSPACE = (
    "attendances", "circles", "coaching_pairs", "coaching_pools", "coaching_rounds", "coaching_seats", "commitments",
    "dots", "memberships", "minutes", "not_with", "occasions", "outbox", "pair_seats", "people", "phase_runs",
    "recall_cards", "reflections", "role_turns", "sessions", "skills", "topics",
)  # fmt: skip


def upgrade() -> None:
    for table in _INDEXED_BY_WORKSPACE:
        op.drop_index(op.f(f"ix_{table}_workspace_id"), table_name=table)

    op.create_table(
        "join_requests",
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("invited", "asked", "waiting", name="requestkind", native_enum=False, length=24),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_join_requests_by_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["circle_id"], ["circles.id"], name=op.f("fk_join_requests_circle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_join_requests_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_join_requests_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_join_requests")),
        sa.UniqueConstraint("circle_id", "person_id", name=op.f("uq_join_requests_circle_id_person_id")),
    )
    with op.batch_alter_table("join_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_join_requests_person_id"), ["person_id"], unique=False)

    op.create_table(
        "merge_offers",
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("into_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "accepted", "declined", "withdrawn", "expired", name="mergestate", native_enum=False, length=24
            ),
            nullable=False,
        ),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"], ["circles.id"], name=op.f("fk_merge_offers_circle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["into_id"], ["circles.id"], name=op.f("fk_merge_offers_into_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_merge_offers_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_merge_offers_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge_offers")),
        sa.UniqueConstraint("circle_id", "into_id", name=op.f("uq_merge_offers_circle_id_into_id")),
    )
    with op.batch_alter_table("merge_offers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merge_offers_into_id"), ["into_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_merge_offers_person_id"), ["person_id"], unique=False)

    op.create_table(
        "skipped_dates",
        sa.Column("circle_id", sa.Uuid(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["circle_id"], ["circles.id"], name=op.f("fk_skipped_dates_circle_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_skipped_dates_person_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_skipped_dates_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skipped_dates")),
        sa.UniqueConstraint("circle_id", "local_date", name=op.f("uq_skipped_dates_circle_id_local_date")),
    )

    op.create_table(
        "answers",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_answers_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["run_id"], ["phase_runs.id"], name=op.f("fk_answers_run_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_answers_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answers")),
        sa.UniqueConstraint("run_id", "person_id", name=op.f("uq_answers_run_id_person_id")),
    )
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answers_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("circles", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by_invitation", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("milestones", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("own_channel", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("findable", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("holidays", sa.String(length=12), nullable=True))
        batch_op.add_column(sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("rescheduled_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(
            sa.Column(
                "decision",
                sa.Enum(
                    "new_time",
                    "pause",
                    "merge",
                    "take_on",
                    "end_well",
                    "end",
                    "go_on",
                    "met",
                    name="decision",
                    native_enum=False,
                    length=24,
                ),
                nullable=True,
            )
        )

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(
            "ix_outbox_people",
            ["workspace_id", "sent_at"],
            unique=False,
            sqlite_where=sa.text("people IS NOT NULL"),
            postgresql_where=sa.text("people IS NOT NULL"),
        )

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("calendar_token", sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_people_calendar_token"), ["calendar_token"])

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("moved", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default=sa.text("0")))
        batch_op.add_column(sa.Column("present", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("dealt_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("mover_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_sessions_mover_id"), "people", ["mover_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.add_column(sa.Column("votes", sa.Integer(), nullable=True))

    with op.batch_alter_table("role_turns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("place", sa.Integer(), nullable=False, server_default=sa.text("0")))

    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.add_column(sa.Column("for_pause", sa.Boolean(), nullable=False, server_default=sa.false()))

    # Circles and sessions that are there already have a value now; new ones bring theirs along.
    for table, columns in (
        ("circles", ("by_invitation", "milestones", "own_channel", "findable")),
        ("sessions", ("moved", "revision")),
        ("role_turns", ("place",)),
        ("attendances", ("for_pause",)),
    ):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in columns:
                batch_op.alter_column(column, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("attendances", schema=None) as batch_op:
        batch_op.drop_column("for_pause")

    with op.batch_alter_table("role_turns", schema=None) as batch_op:
        batch_op.drop_column("place")

    with op.batch_alter_table("topics", schema=None) as batch_op:
        batch_op.drop_column("votes")

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_sessions_mover_id"), type_="foreignkey")
        batch_op.drop_column("mover_id")
        batch_op.drop_column("dealt_at")
        batch_op.drop_column("present")
        batch_op.drop_column("revision")
        batch_op.drop_column("moved")

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_people_calendar_token"), type_="unique")
        batch_op.drop_column("calendar_token")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_outbox_people",
            sqlite_where=sa.text("people IS NOT NULL"),
            postgresql_where=sa.text("people IS NOT NULL"),
        )
        batch_op.drop_column("sent_at")

    with op.batch_alter_table("circles", schema=None) as batch_op:
        batch_op.drop_column("decision")
        batch_op.drop_column("asked_at")
        batch_op.drop_column("rescheduled_at")
        batch_op.drop_column("paused_until")
        batch_op.drop_column("holidays")
        batch_op.drop_column("findable")
        batch_op.drop_column("own_channel")
        batch_op.drop_column("milestones")
        batch_op.drop_column("by_invitation")

    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answers_person_id"))

    op.drop_table("answers")

    op.drop_table("skipped_dates")
    with op.batch_alter_table("merge_offers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_merge_offers_person_id"))
        batch_op.drop_index(batch_op.f("ix_merge_offers_into_id"))

    op.drop_table("merge_offers")
    with op.batch_alter_table("join_requests", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_join_requests_person_id"))

    op.drop_table("join_requests")

    for table in _INDEXED_BY_WORKSPACE:
        op.create_index(op.f(f"ix_{table}_workspace_id"), table, ["workspace_id"])
