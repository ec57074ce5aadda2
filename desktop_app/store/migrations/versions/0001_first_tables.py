"""The tables of the first version of the program."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
_LINE = sa.String(400)


def upgrade() -> None:
    """Make them: what every store has, then the records of each room."""
    _own_tables()
    _history()
    _record(
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
    _record("import_layout", sa.Column("fingerprint", sa.String(400)), sa.Column("columns", sa.Text()))
    op.create_index("ix_import_layout_fingerprint", "import_layout", ["fingerprint"])
    _part(
        "grid_steward",
        "grid",
        _link("grid_steward", "person_id", "person"),
        sa.Column("period_first", sa.Date()),
        sa.Column("period_last", sa.Date()),
    )
    _filled_index("grid_steward", "person_id")
    _record(
        "grid",
        sa.Column("name", sa.String(400)),
        sa.Column("name_sort", sa.String(400)),
        sa.Column("extent", sa.Text()),
    )
    op.create_index("ix_grid_name", "grid", ["name"])
    op.create_index("ix_grid_order", "grid", ["name_sort", "id"])
    _keys("grid")
    _record(
        "building",
        sa.Column("number", sa.String(400)),
        sa.Column("number_sort", sa.String(400)),
        sa.Column("name", sa.String(400)),
        sa.Column("units", sa.Integer()),
        sa.Column("floors", sa.Integer()),
        sa.Column("dwellings", sa.Integer()),
        _link("building", "grid_id", "grid"),
        sa.Column("notes", sa.Text()),
    )
    _filled_index("building", "grid_id")
    op.create_index("ix_building_number", "building", ["number"])
    op.create_index("ix_building_order", "building", ["number_sort", "id"])
    _keys("building")
    _record(
        "household",
        sa.Column("address", sa.String(400)),
        sa.Column("book_number", sa.String(400)),
        sa.Column("rented", sa.Boolean()),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_household_order", "household", ["address", "id"])
    _keys("household")
    _words("household")
    _record(
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
        _link("person", "household_id", "household"),
        sa.Column("relation", sa.String(400)),
        _link("person", "grid_id", "grid"),
        sa.Column("whereabouts", sa.String(400)),
        sa.Column("left_on", sa.Date()),
        sa.Column("tags", sa.String(400)),
        sa.Column("ethnicity", sa.String(400)),
        sa.Column("education", sa.String(400)),
        sa.Column("employer", sa.String(400)),
        sa.Column("photo", sa.Text()),
        sa.Column("notes", sa.Text()),
    )
    _filled_index("person", "grid_id")
    _filled_index("person", "household_id")
    op.create_index("ix_person_order", "person", ["name_sort", "id"])
    op.create_index("ix_person_resident_id", "person", ["resident_id"])
    _keys("person")
    _words("person")
    _part("pictured_character", "person", sa.Column("character", sa.String(400)), sa.Column("picture", sa.Text()))
    _part("listed_person", "saved_list", _link("listed_person", "person_id", "person"))
    _filled_index("listed_person", "person_id")
    _record(
        "saved_list",
        sa.Column("name", sa.String(400)),
        sa.Column("name_sort", sa.String(400)),
        sa.Column("rule", sa.Text()),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_saved_list_name", "saved_list", ["name"])
    op.create_index("ix_saved_list_order", "saved_list", ["name_sort", "id"])
    _keys("saved_list")
    _words("saved_list")
    _part(
        "post",
        "body",
        sa.Column("name", sa.String(400)),
        sa.Column("seats", sa.Integer()),
        sa.Column("exclusive", sa.Boolean()),
    )
    _record(
        "body",
        sa.Column("name", sa.String(400)),
        sa.Column("name_sort", sa.String(400)),
        sa.Column("kind", sa.String(400)),
        _link("body", "parent_id", "body"),
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
    _filled_index("body", "parent_id")
    op.create_index("ix_body_uscc", "body", ["uscc"])
    _keys("body")
    _words("body")
    _record(
        "tenure",
        _link("tenure", "body_id", "body"),
        sa.Column("post", sa.String(400)),
        _link("tenure", "person_id", "person"),
        sa.Column("period_first", sa.Date()),
        sa.Column("period_last", sa.Date()),
        sa.Column("notes", sa.Text()),
    )
    _filled_index("tenure", "body_id")
    op.create_index("ix_tenure_order", "tenure", ["body_id", "id"])
    _filled_index("tenure", "person_id")
    _keys("tenure")
    _record(
        "membership",
        _link("membership", "person_id", "person"),
        _link("membership", "branch_id", "body"),
        sa.Column("kind", sa.String(400)),
        sa.Column("standing", sa.String(400)),
        sa.Column("joined", sa.String(10)),
        sa.Column("full_since", sa.String(10)),
        sa.Column("held_by", sa.String(400)),
        sa.Column("voting", sa.Boolean()),
        sa.Column("notes", sa.Text()),
    )
    _filled_index("membership", "branch_id")
    op.create_index("ix_membership_order", "membership", ["branch_id", "id"])
    op.create_index("ix_membership_person", "membership", ["person_id"])
    _filled_index("membership", "person_id")
    _keys("membership")
    _record(
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
    _keys("catalogue_item")
    _part(
        "disclosed_person",
        "disclosure",
        _link("disclosed_person", "person_id", "person"),
        sa.Column("given", sa.Text()),
    )
    _filled_index("disclosed_person", "person_id")
    _record(
        "disclosure",
        sa.Column("type_code", sa.String(400)),
        sa.Column("type_version", sa.String(400)),
        sa.Column("type_text", sa.Text()),
        sa.Column("heading", sa.String(400)),
        _link("disclosure", "proposer_id", "body"),
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
        _link("disclosure", "catalogue_item_id", "catalogue_item"),
        _link("disclosure", "result_of_id", "disclosure"),
        sa.Column("notes", sa.Text()),
    )
    op.create_index("ix_disclosure_order", "disclosure", ["first_day", "id"])
    _filled_index("disclosure", "catalogue_item_id")
    _filled_index("disclosure", "proposer_id")
    _filled_index("disclosure", "result_of_id")
    _keys("disclosure")
    _words("disclosure")
    _record(
        "disclosure_template",
        sa.Column("code", sa.String(400)),
        sa.Column("name", sa.String(400)),
        sa.Column("revision", sa.Integer()),
        sa.Column("text", sa.Text()),
    )
    op.create_index("ix_disclosure_template_order", "disclosure_template", ["name", "id"])
    op.create_index("ix_disclosure_template_code", "disclosure_template", ["code"])
    _keys("disclosure_template")
    _life_of_disclosures()
    _letters()


def _letters() -> None:
    _part(
        "batched_letter",
        "letter_batch",
        _link("batched_letter", "person_id", "person"),
        sa.Column("place", sa.String(400)),
    )
    _filled_index("batched_letter", "person_id")
    _record(
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
    _keys("letter_batch")
    _words("letter_batch")


def _life_of_disclosures() -> None:
    _record(
        "impact_note",
        _link("impact_note", "disclosure_id", "disclosure"),
        sa.Column("data", sa.Text()),
        sa.Column("purpose", sa.Text()),
        sa.Column("basis", _LINE),
        sa.Column("approver", _LINE),
        sa.Column("approved_on", sa.Date()),
        sa.Column("covers", _LINE),
    )
    op.create_index("ix_impact_note_order", "impact_note", ["approved_on", "id"])
    _record("board", sa.Column("name", _LINE), sa.Column("place", _LINE), sa.Column("notes", sa.Text()))
    op.create_index("ix_board_name", "board", ["name"])
    op.create_index("ix_board_order", "board", ["name", "id"])
    _keys("board")
    _record(
        "posting",
        _link("posting", "disclosure_id", "disclosure"),
        _link("posting", "board_id", "board"),
        sa.Column("posted_on", sa.Date()),
        sa.Column("photo", sa.Text()),
        sa.Column("notes", sa.Text()),
    )
    _filled_index("posting", "board_id")
    op.create_index("ix_posting_order", "posting", ["posted_on", "id"])
    _record(
        "objection",
        _link("objection", "disclosure_id", "disclosure"),
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
    _record(
        "ending",
        _link("ending", "disclosure_id", "disclosure"),
        sa.Column("taken_down_on", sa.Date()),
        sa.Column("reason", sa.Text()),
    )
    op.create_index("ix_ending_order", "ending", ["taken_down_on", "id"])
    _record(
        "archived_paper",
        _link("archived_paper", "disclosure_id", "disclosure"),
        sa.Column("archived_on", sa.Date()),
        sa.Column("paper", sa.Text()),
        sa.Column("sha256", _LINE),
        sa.Column("fonts", sa.Text()),
        sa.Column("text", sa.Text()),
    )
    op.create_index("ix_archived_paper_order", "archived_paper", ["archived_on", "id"])
    _words("archived_paper")
    for table in ("impact_note", "posting", "objection", "ending", "archived_paper"):
        _filled_index(table, "disclosure_id")


def _record(table: str, *columns: sa.Column[Any]) -> None:
    own = (sa.Column("version", sa.Integer(), nullable=False), sa.Column("removed_at", sa.DateTime()))
    op.create_table(table, *_named(table), *own, *columns)
    _filled_index(table, "removed_at")


def _part(table: str, owner: str, *columns: sa.Column[Any]) -> None:
    owned_by = sa.ForeignKey(f"{owner}.id", name=op.f(f"fk_{table}_owner_id"), ondelete="CASCADE")
    own = (
        sa.Column("owner_id", sa.Integer(), owned_by, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_table(table, *_named(table), *own, *columns)
    op.create_index(op.f(f"ix_{table}_owner_id"), table, ["owner_id"])


def _named(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("uid", name=op.f(f"uq_{table}_uid")),
    )


def _link(table: str, column: str, target: str) -> sa.Column[Any]:
    return sa.Column(column, sa.Integer(), sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{column}")))


def _filled_index(table: str, column: str) -> None:
    filled = sa.text(f"{column} IS NOT NULL")
    op.create_index(op.f(f"ix_{table}_{column}"), table, [column], sqlite_where=filled, postgresql_where=filled)


def _keys(table: str) -> None:
    op.create_table(
        f"{table}_key",
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "id", name=op.f(f"pk_{table}_key")),
        sqlite_with_rowid=False,
    )


def _words(table: str) -> None:
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_words USING fts5"
        "(pairs, content='', contentless_delete=1, detail='none', tokenize='ascii')"
    )


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
        *_named("step"),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        _link("step", "takes_back", "step"),
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
