"""The tables of the first version of the program."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_app.store.migrations.pieces import filled_index, keys, link, named, part, record, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
_LINE = sa.String(400)


def upgrade() -> None:
    """Make them: what every store has, then the records of each room."""
    _own_tables()
    _history()
    record(
        "office",
        sa.Column("name", sa.String(400)),
        sa.Column("street", sa.String(400)),
        sa.Column("committee", sa.String(400)),
        sa.Column("party_organisation", sa.String(400)),
        sa.Column("address", sa.String(400)),
        sa.Column("contact", sa.String(400)),
        sa.Column("phone", sa.String(400)),
        sa.Column("hours", sa.String(400)),
        sa.Column("red_head", sa.Boolean()),
    )
    record("import_layout", sa.Column("fingerprint", sa.String(400)), sa.Column("columns", sa.Text()))
    op.create_index("ix_import_layout_fingerprint", "import_layout", ["fingerprint"])
    part(
        "grid_steward",
        "grid",
        link("grid_steward", "person_id", "person"),
        sa.Column("period_first", sa.Date()),
        sa.Column("period_last", sa.Date()),
    )
    filled_index("grid_steward", "person_id")
    record(
        "grid",
        sa.Column("name", sa.String(400)),
        sa.Column("name_sort", sa.String(400)),
        sa.Column("extent", sa.Text()),
    )
    op.create_index("ix_grid_name", "grid", ["name"])
    op.create_index("ix_grid_order", "grid", ["name_sort", "id"])
    keys("grid")
    record(
        "building",
        sa.Column("number", sa.String(400)),
        sa.Column("number_sort", sa.String(400)),
        sa.Column("name", sa.String(400)),
        sa.Column("units", sa.Integer()),
        sa.Column("floors", sa.Integer()),
        sa.Column("dwellings", sa.Integer()),
        link("building", "grid_id", "grid"),
        sa.Column("notes", sa.Text()),
    )
    filled_index("building", "grid_id")
    op.create_index("ix_building_number", "building", ["number"])
    op.create_index("ix_building_order", "building", ["number_sort", "id"])
    keys("building")
    record(
        "household",
        sa.Column("address", sa.String(400)),
        sa.Column("book_number", sa.String(400)),
        sa.Column("rented", sa.Boolean()),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_household_order", "household", ["address", "id"])
    keys("household")
    words("household")
    record(
        "person",
        sa.Column("name", sa.String(400)),
        sa.Column("name_sort", sa.String(400)),
        sa.Column("former_names", sa.String(400)),
        sa.Column("spoken", sa.String(400)),
        sa.Column("sex", sa.String(400)),
        sa.Column("birth", sa.String(10)),
        sa.Column("resident_id", sa.String(400)),
        sa.Column("phone", sa.String(400)),
        sa.Column("address", sa.String(400)),
        link("person", "household_id", "household"),
        sa.Column("relation", sa.String(400)),
        link("person", "grid_id", "grid"),
        sa.Column("whereabouts", sa.String(400)),
        sa.Column("left_on", sa.Date()),
        sa.Column("tags", sa.String(400)),
        sa.Column("ethnicity", sa.String(400)),
        sa.Column("education", sa.String(400)),
        sa.Column("employer", sa.String(400)),
        sa.Column("photo", sa.Text()),
        sa.Column("notes", sa.Text()),
    )
    filled_index("person", "grid_id")
    filled_index("person", "household_id")
    op.create_index("ix_person_order", "person", ["name_sort", "id"])
    op.create_index("ix_person_resident_id", "person", ["resident_id"])
    keys("person")
    words("person")
    part("pictured_character", "person", sa.Column("character", sa.String(400)), sa.Column("picture", sa.Text()))
    part("listed_person", "saved_list", link("listed_person", "person_id", "person"))
    filled_index("listed_person", "person_id")
    record(
        "saved_list",
        sa.Column("name", sa.String(400)),
        sa.Column("name_sort", sa.String(400)),
        sa.Column("rule", sa.Text()),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_saved_list_name", "saved_list", ["name"])
    op.create_index("ix_saved_list_order", "saved_list", ["name_sort", "id"])
    keys("saved_list")
    words("saved_list")
    part(
        "post",
        "body",
        sa.Column("name", sa.String(400)),
        sa.Column("seats", sa.Integer()),
        sa.Column("exclusive", sa.Boolean()),
    )
    record(
        "body",
        sa.Column("name", sa.String(400)),
        sa.Column("name_sort", sa.String(400)),
        sa.Column("kind", sa.String(400)),
        link("body", "parent_id", "body"),
        sa.Column("uscc", sa.String(400)),
        sa.Column("founded", sa.Date()),
        sa.Column("term_first", sa.Date()),
        sa.Column("term_last", sa.Date()),
        sa.Column("contact", sa.String(400)),
        sa.Column("phone", sa.String(400)),
        sa.Column("place", sa.String(400)),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_body_order", "body", ["name_sort", "id"])
    filled_index("body", "parent_id")
    op.create_index("ix_body_uscc", "body", ["uscc"])
    keys("body")
    words("body")
    record(
        "tenure",
        link("tenure", "body_id", "body"),
        sa.Column("post", sa.String(400)),
        link("tenure", "person_id", "person"),
        sa.Column("period_first", sa.Date()),
        sa.Column("period_last", sa.Date()),
        sa.Column("notes", sa.Text()),
    )
    filled_index("tenure", "body_id")
    op.create_index("ix_tenure_order", "tenure", ["body_id", "id"])
    filled_index("tenure", "person_id")
    keys("tenure")
    record(
        "membership",
        link("membership", "person_id", "person"),
        link("membership", "branch_id", "body"),
        sa.Column("kind", sa.String(400)),
        sa.Column("standing", sa.String(400)),
        sa.Column("joined", sa.String(10)),
        sa.Column("full_since", sa.String(10)),
        sa.Column("held_by", sa.String(400)),
        sa.Column("voting", sa.Boolean()),
        sa.Column("notes", sa.Text()),
    )
    filled_index("membership", "branch_id")
    op.create_index("ix_membership_order", "membership", ["branch_id", "id"])
    op.create_index("ix_membership_person", "membership", ["person_id"])
    filled_index("membership", "person_id")
    keys("membership")
    record(
        "catalogue_item",
        sa.Column("affairs", sa.String(400)),
        sa.Column("item", sa.String(400)),
        sa.Column("basis", sa.String(400)),
        sa.Column("rhythm", sa.String(400)),
        sa.Column("responsible", sa.String(400)),
        sa.Column("since", sa.Date()),
        sa.Column("last_done", sa.Date()),
        sa.Column("next_due", sa.Date()),
        sa.Column("type_code", sa.String(400)),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_catalogue_item_order", "catalogue_item", ["affairs", "item", "id"])
    keys("catalogue_item")
    part(
        "disclosed_person",
        "disclosure",
        link("disclosed_person", "person_id", "person"),
        sa.Column("given", sa.Text()),
    )
    filled_index("disclosed_person", "person_id")
    record(
        "disclosure",
        sa.Column("type_code", sa.String(400)),
        sa.Column("type_version", sa.String(400)),
        sa.Column("type_text", sa.Text()),
        sa.Column("heading", sa.String(400)),
        link("disclosure", "proposer_id", "body"),
        sa.Column("filled", sa.Text()),
        sa.Column("posted_on", sa.Date()),
        sa.Column("first_day", sa.Date()),
        sa.Column("working_days", sa.Integer()),
        sa.Column("last_day", sa.Date()),
        sa.Column("provisional", sa.Boolean()),
        sa.Column("rule_code", sa.String(400)),
        sa.Column("rule_version", sa.String(400)),
        sa.Column("contact", sa.String(400)),
        sa.Column("phone", sa.String(400)),
        sa.Column("address", sa.String(400)),
        sa.Column("signer", sa.String(400)),
        sa.Column("signed_on", sa.Date()),
        sa.Column("state", sa.String(400)),
        sa.Column("paper", sa.Text()),
        link("disclosure", "catalogue_item_id", "catalogue_item"),
        link("disclosure", "result_of_id", "disclosure"),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_disclosure_order", "disclosure", ["first_day", "id"])
    filled_index("disclosure", "catalogue_item_id")
    filled_index("disclosure", "proposer_id")
    filled_index("disclosure", "result_of_id")
    keys("disclosure")
    words("disclosure")
    record(
        "disclosure_template",
        sa.Column("code", sa.String(400)),
        sa.Column("name", sa.String(400)),
        sa.Column("revision", sa.Integer()),
        sa.Column("text", sa.Text()),
    )
    op.create_index("ix_disclosure_template_order", "disclosure_template", ["name", "id"])
    op.create_index("ix_disclosure_template_code", "disclosure_template", ["code"])
    keys("disclosure_template")
    _life_of_disclosures()
    _letters()


def _letters() -> None:
    part(
        "batched_letter",
        "letter_batch",
        link("batched_letter", "person_id", "person"),
        sa.Column("place", sa.String(400)),
    )
    filled_index("batched_letter", "person_id")
    record(
        "letter_batch",
        sa.Column("heading", sa.String(400)),
        sa.Column("type_code", sa.String(400)),
        sa.Column("type_text", sa.Text()),
        sa.Column("filled", sa.Text()),
        sa.Column("signer", sa.String(400)),
        sa.Column("made_on", sa.Date()),
        sa.Column("list_name", sa.String(400)),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_letter_batch_order", "letter_batch", ["made_on", "id"])
    keys("letter_batch")
    words("letter_batch")


def _life_of_disclosures() -> None:
    record(
        "impact_note",
        link("impact_note", "disclosure_id", "disclosure"),
        sa.Column("data", sa.Text()),
        sa.Column("purpose", sa.Text()),
        sa.Column("basis", _LINE),
        sa.Column("approver", _LINE),
        sa.Column("approved_on", sa.Date()),
        sa.Column("covers", _LINE),
    )
    op.create_index("ix_impact_note_order", "impact_note", ["approved_on", "id"])
    record("board", sa.Column("name", _LINE), sa.Column("place", _LINE), sa.Column("notes", sa.Text()))
    op.create_index("ix_board_name", "board", ["name"])
    op.create_index("ix_board_order", "board", ["name", "id"])
    keys("board")
    record(
        "posting",
        link("posting", "disclosure_id", "disclosure"),
        link("posting", "board_id", "board"),
        sa.Column("posted_on", sa.Date()),
        sa.Column("photo", sa.Text()),
        sa.Column("notes", sa.Text()),
    )
    filled_index("posting", "board_id")
    op.create_index("ix_posting_order", "posting", ["posted_on", "id"])
    record(
        "objection",
        link("objection", "disclosure_id", "disclosure"),
        sa.Column("received_on", sa.Date()),
        sa.Column("way", _LINE),
        sa.Column("who", _LINE),
        sa.Column("said", sa.Text()),
        sa.Column("answer_by", sa.Date()),
        sa.Column("answered_on", sa.Date()),
        sa.Column("answered_by", _LINE),
        sa.Column("outcome", _LINE),
        sa.Column("answer", sa.Text()),
    )
    op.create_index("ix_objection_order", "objection", ["received_on", "id"])
    record(
        "ending",
        link("ending", "disclosure_id", "disclosure"),
        sa.Column("taken_down_on", sa.Date()),
        sa.Column("reason", sa.Text()),
    )
    op.create_index("ix_ending_order", "ending", ["taken_down_on", "id"])
    record(
        "archived_paper",
        link("archived_paper", "disclosure_id", "disclosure"),
        sa.Column("archived_on", sa.Date()),
        sa.Column("paper", sa.Text()),
        sa.Column("sha256", _LINE),
        sa.Column("fonts", sa.Text()),
        sa.Column("text", sa.Text()),
    )
    op.create_index("ix_archived_paper_order", "archived_paper", ["archived_on", "id"])
    words("archived_paper")
    for table in ("impact_note", "posting", "objection", "ending", "archived_paper"):
        filled_index(table, "disclosure_id")


def _own_tables() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String(40), nullable=False),
        sa.Column("value", sa.Text()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "attachment_content",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachment_content")),
    )


def _history() -> None:
    op.create_table(
        "step",
        *named("step"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        link("step", "takes_back", "step"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), sa.ForeignKey("step.id", name=op.f("fk_change_step_id")), nullable=False),
        sa.Column("record", sa.String(60), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text()),
        sa.Column("after", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    op.create_index("ix_change_record", "change", ["record", "record_id"])
    for table, column in (("step", "at"), ("step", "takes_back"), ("change", "step_id")):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    for table in ("step", "change"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
            )
