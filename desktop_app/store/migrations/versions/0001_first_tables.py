"""The tables of the first version of the program."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = ("household_words", "person_words", "body_words")


def upgrade() -> None:
    """Make the tables of the first version of the program."""
    op.create_table(
        "attachment_content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachment_content")),
    )
    op.create_table(
        "body",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("kind", sa.String(length=400), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("uscc", sa.String(length=400), nullable=True),
        sa.Column("founded", sa.Date(), nullable=True),
        sa.Column("term_first", sa.Date(), nullable=True),
        sa.Column("term_last", sa.Date(), nullable=True),
        sa.Column("contact", sa.String(length=400), nullable=True),
        sa.Column("phone", sa.String(length=400), nullable=True),
        sa.Column("place", sa.String(length=400), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["body.id"], name=op.f("fk_body_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("uid", name=op.f("uq_body_uid")),
    )
    op.create_index("ix_body_order", "body", ["name", "id"], unique=False)
    op.create_index(
        "ix_body_parent_id",
        "body",
        ["parent_id"],
        unique=False,
        sqlite_where=sa.text("parent_id IS NOT NULL"),
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_index(
        "ix_body_removed_at",
        "body",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_index("ix_body_uscc", "body", ["uscc"], unique=False)
    op.create_table(
        "body_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_body_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "building_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_building_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "disclosure_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_disclosure_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "grid",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("extent", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid")),
        sa.UniqueConstraint("uid", name=op.f("uq_grid_uid")),
    )
    op.create_index("ix_grid_name", "grid", ["name"], unique=False)
    op.create_index("ix_grid_order", "grid", ["name", "id"], unique=False)
    op.create_index(
        "ix_grid_removed_at",
        "grid",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_table(
        "grid_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_grid_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "household",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("address", sa.String(length=400), nullable=True),
        sa.Column("book_number", sa.String(length=400), nullable=True),
        sa.Column("rented", sa.Boolean(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household")),
        sa.UniqueConstraint("uid", name=op.f("uq_household_uid")),
    )
    op.create_index("ix_household_order", "household", ["address", "id"], unique=False)
    op.create_index(
        "ix_household_removed_at",
        "household",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_table(
        "household_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_household_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "import_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("fingerprint", sa.String(length=400), nullable=True),
        sa.Column("columns", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_layout")),
        sa.UniqueConstraint("uid", name=op.f("uq_import_layout_uid")),
    )
    op.create_index("ix_import_layout_fingerprint", "import_layout", ["fingerprint"], unique=False)
    op.create_index(
        "ix_import_layout_removed_at",
        "import_layout",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_table(
        "membership_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_membership_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("street", sa.String(length=400), nullable=True),
        sa.Column("committee", sa.String(length=400), nullable=True),
        sa.Column("party_organisation", sa.String(length=400), nullable=True),
        sa.Column("address", sa.String(length=400), nullable=True),
        sa.Column("contact", sa.String(length=400), nullable=True),
        sa.Column("phone", sa.String(length=400), nullable=True),
        sa.Column("hours", sa.String(length=400), nullable=True),
        sa.Column("red_head", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("uid", name=op.f("uq_office_uid")),
    )
    op.create_index(
        "ix_office_removed_at",
        "office",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_table(
        "person_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_person_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("takes_back", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["takes_back"], ["step.id"], name=op.f("fk_step_takes_back")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
        sa.UniqueConstraint("uid", name=op.f("uq_step_uid")),
    )
    op.create_index(op.f("ix_step_at"), "step", ["at"], unique=False)
    op.create_index(op.f("ix_step_takes_back"), "step", ["takes_back"], unique=False)
    op.create_table(
        "tenure_key",
        sa.Column("key", sa.String(length=400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f("pk_tenure_key")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "building",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("number", sa.String(length=400), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("units", sa.Integer(), nullable=True),
        sa.Column("floors", sa.Integer(), nullable=True),
        sa.Column("dwellings", sa.Integer(), nullable=True),
        sa.Column("grid_id", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name=op.f("fk_building_grid_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_building")),
        sa.UniqueConstraint("uid", name=op.f("uq_building_uid")),
    )
    op.create_index(
        "ix_building_grid_id",
        "building",
        ["grid_id"],
        unique=False,
        sqlite_where=sa.text("grid_id IS NOT NULL"),
        postgresql_where=sa.text("grid_id IS NOT NULL"),
    )
    op.create_index("ix_building_number", "building", ["number"], unique=False)
    op.create_index("ix_building_order", "building", ["number", "id"], unique=False)
    op.create_index(
        "ix_building_removed_at",
        "building",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(length=60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["step_id"], ["step.id"], name=op.f("fk_change_step_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index("ix_change_record", "change", ["record", "record_id"], unique=False)
    op.create_index(op.f("ix_change_step_id"), "change", ["step_id"], unique=False)
    op.create_table(
        "disclosure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("type_code", sa.String(length=400), nullable=True),
        sa.Column("type_version", sa.String(length=400), nullable=True),
        sa.Column("heading", sa.String(length=400), nullable=True),
        sa.Column("proposer_id", sa.Integer(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("working_days", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=True),
        sa.Column("rule_code", sa.String(length=400), nullable=True),
        sa.Column("rule_version", sa.String(length=400), nullable=True),
        sa.Column("contact", sa.String(length=400), nullable=True),
        sa.Column("phone", sa.String(length=400), nullable=True),
        sa.Column("address", sa.String(length=400), nullable=True),
        sa.Column("signer", sa.String(length=400), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=400), nullable=True),
        sa.Column("paper", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["proposer_id"], ["body.id"], name=op.f("fk_disclosure_proposer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
        sa.UniqueConstraint("uid", name=op.f("uq_disclosure_uid")),
    )
    op.create_index("ix_disclosure_order", "disclosure", ["first_day", "id"], unique=False)
    op.create_index(
        "ix_disclosure_proposer_id",
        "disclosure",
        ["proposer_id"],
        unique=False,
        sqlite_where=sa.text("proposer_id IS NOT NULL"),
        postgresql_where=sa.text("proposer_id IS NOT NULL"),
    )
    op.create_index(
        "ix_disclosure_removed_at",
        "disclosure",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("name_sort", sa.String(length=400), nullable=True),
        sa.Column("former_names", sa.String(length=400), nullable=True),
        sa.Column("spoken", sa.String(length=400), nullable=True),
        sa.Column("sex", sa.String(length=400), nullable=True),
        sa.Column("birth", sa.String(length=10), nullable=True),
        sa.Column("resident_id", sa.String(length=400), nullable=True),
        sa.Column("phone", sa.String(length=400), nullable=True),
        sa.Column("address", sa.String(length=400), nullable=True),
        sa.Column("household_id", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(length=400), nullable=True),
        sa.Column("grid_id", sa.Integer(), nullable=True),
        sa.Column("whereabouts", sa.String(length=400), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("tags", sa.String(length=400), nullable=True),
        sa.Column("ethnicity", sa.String(length=400), nullable=True),
        sa.Column("education", sa.String(length=400), nullable=True),
        sa.Column("employer", sa.String(length=400), nullable=True),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name=op.f("fk_person_grid_id")),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"], name=op.f("fk_person_household_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_person_uid")),
    )
    op.create_index(
        "ix_person_grid_id",
        "person",
        ["grid_id"],
        unique=False,
        sqlite_where=sa.text("grid_id IS NOT NULL"),
        postgresql_where=sa.text("grid_id IS NOT NULL"),
    )
    op.create_index(
        "ix_person_household_id",
        "person",
        ["household_id"],
        unique=False,
        sqlite_where=sa.text("household_id IS NOT NULL"),
        postgresql_where=sa.text("household_id IS NOT NULL"),
    )
    op.create_index("ix_person_order", "person", ["name_sort", "id"], unique=False)
    op.create_index(
        "ix_person_removed_at",
        "person",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_index("ix_person_resident_id", "person", ["resident_id"], unique=False)
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("exclusive", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["body.id"], name=op.f("fk_post_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("uid", name=op.f("uq_post_uid")),
    )
    op.create_index(op.f("ix_post_owner_id"), "post", ["owner_id"], unique=False)
    op.create_table(
        "disclosed_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["disclosure.id"], name=op.f("fk_disclosed_person_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_disclosed_person_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosed_person")),
        sa.UniqueConstraint("uid", name=op.f("uq_disclosed_person_uid")),
    )
    op.create_index(op.f("ix_disclosed_person_owner_id"), "disclosed_person", ["owner_id"], unique=False)
    op.create_index(
        "ix_disclosed_person_person_id",
        "disclosed_person",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_table(
        "grid_steward",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("period_first", sa.Date(), nullable=True),
        sa.Column("period_last", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["grid.id"], name=op.f("fk_grid_steward_owner_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_grid_steward_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grid_steward")),
        sa.UniqueConstraint("uid", name=op.f("uq_grid_steward_uid")),
    )
    op.create_index(op.f("ix_grid_steward_owner_id"), "grid_steward", ["owner_id"], unique=False)
    op.create_index(
        "ix_grid_steward_person_id",
        "grid_steward",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("branch_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=400), nullable=True),
        sa.Column("standing", sa.String(length=400), nullable=True),
        sa.Column("joined", sa.String(length=10), nullable=True),
        sa.Column("full_since", sa.String(length=10), nullable=True),
        sa.Column("held_by", sa.String(length=400), nullable=True),
        sa.Column("voting", sa.Boolean(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["branch_id"], ["body.id"], name=op.f("fk_membership_branch_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("uid", name=op.f("uq_membership_uid")),
    )
    op.create_index(
        "ix_membership_branch_id",
        "membership",
        ["branch_id"],
        unique=False,
        sqlite_where=sa.text("branch_id IS NOT NULL"),
        postgresql_where=sa.text("branch_id IS NOT NULL"),
    )
    op.create_index("ix_membership_order", "membership", ["branch_id", "id"], unique=False)
    op.create_index("ix_membership_person", "membership", ["person_id"], unique=False)
    op.create_index(
        "ix_membership_person_id",
        "membership",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_index(
        "ix_membership_removed_at",
        "membership",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    op.create_table(
        "tenure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=36), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("body_id", sa.Integer(), nullable=True),
        sa.Column("post", sa.String(length=400), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("period_first", sa.Date(), nullable=True),
        sa.Column("period_last", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_tenure_body_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_tenure_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenure")),
        sa.UniqueConstraint("uid", name=op.f("uq_tenure_uid")),
    )
    op.create_index(
        "ix_tenure_body_id",
        "tenure",
        ["body_id"],
        unique=False,
        sqlite_where=sa.text("body_id IS NOT NULL"),
        postgresql_where=sa.text("body_id IS NOT NULL"),
    )
    op.create_index("ix_tenure_order", "tenure", ["body_id", "id"], unique=False)
    op.create_index(
        "ix_tenure_person_id",
        "tenure",
        ["person_id"],
        unique=False,
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )
    op.create_index(
        "ix_tenure_removed_at",
        "tenure",
        ["removed_at"],
        unique=False,
        sqlite_where=sa.text("removed_at IS NOT NULL"),
        postgresql_where=sa.text("removed_at IS NOT NULL"),
    )
    for table in WORDS:
        op.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5"
            "(pairs, content='', contentless_delete=1, detail='none', tokenize='ascii')"
        )
    for table in ("step", "change"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
