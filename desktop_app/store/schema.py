"""Derive the tables of the office's records from their declarations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from desktop_app.domain import kinds
from desktop_app.domain.record import Field, Record, Search
from desktop_app.store.columns import Lies, Put, Take, columns, lies, put, take

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def table_name(record: type) -> str:
    """Return the name of the table that keeps ``record``: its class name in snake case."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", record.__name__).lower()


@dataclass(frozen=True)
class Slot:
    """Where one field lies: its columns and the way in and out."""

    field: Field
    columns: tuple[str, ...]
    put: Put
    take: Take
    lies: Lies


@dataclass(frozen=True)
class Shelf:
    """One record type and its tables.

    ``keys`` (text, id) finds a record by the beginnings of its keys; ``words`` is the name of
    the full-text table of its long texts, '' when it has none. A part has an ``owner``.
    """

    record: type[Record]
    table: Table
    slots: tuple[Slot, ...]
    parts: tuple[tuple[Field, Shelf], ...]
    keys: Table | None
    words: str
    owner: type[Record] | None = None

    def slot(self, name: str) -> Slot:
        """Return where the field called ``name`` lies; KeyError when it has no column."""
        for slot in self.slots:
            if slot.field.name == name:
                return slot
        raise KeyError(name)

    def searched(self, how: Search) -> list[Field]:
        """Return the fields that are searched in the way ``how``."""
        return [slot.field for slot in self.slots if slot.field.search is how]


class Schema:
    """Every table of the store, built once from the declared records."""

    def __init__(self, records: Sequence[type[Record]]) -> None:
        self.records = tuple(records)
        self.metadata = MetaData(naming_convention=NAMING)
        self._shelves: dict[type[Record], Shelf] = {}
        self.step, self.change = _history_tables(self.metadata)
        self.meta = Table("meta", self.metadata, Column("key", String(40), primary_key=True), Column("value", Text))
        self.contents = Table(
            "attachment_content",
            self.metadata,
            Column("sha256", String(64), primary_key=True),
            Column("content", LargeBinary, nullable=False),
        )
        for record in self.records:
            self._add(record, None)

    def shelf(self, record: type[Record]) -> Shelf:
        """Return where ``record`` is kept; KeyError for a record that is not of this schema."""
        return self._shelves[record]

    def shelves(self) -> Iterable[Shelf]:
        """Return every shelf, owners and parts."""
        return self._shelves.values()

    def record_named(self, name: str) -> type[Record]:
        """Return the record type whose table is called ``name``; KeyError when there is none."""
        for record in self._shelves:
            if table_name(record) == name:
                return record
        raise KeyError(name)

    def _add(self, record: type[Record], owner: type[Record] | None) -> Shelf:
        name = table_name(record)
        fields = [each for each in record.fields if not isinstance(each.kind, kinds.Parts)]
        laid = {each.name: _columns_of(each) for each in fields}
        table = Table(
            name,
            self.metadata,
            Column("id", Integer, primary_key=True),
            Column("uid", String(36), nullable=False, unique=True),
            *(_owned(owner) if owner else _kept()),
            *(column for several in laid.values() for column in several),
        )
        _index(table, record, laid)
        slots = tuple(
            Slot(
                each, tuple(column.name for column in laid[each.name]), put(each.kind), take(each.kind), lies(each.kind)
            )
            for each in fields
        )
        parts = tuple(
            (each, self._add(each.kind.part(), record)) for each in record.fields if isinstance(each.kind, kinds.Parts)
        )
        keys = _keys(self.metadata, name) if any(_has_own_keys(each) for each in fields) else None
        words = f"{name}_words" if any(each.search is Search.words for each in fields) else ""
        shelf = self._shelves[record] = Shelf(record, table, slots, parts, keys, words, owner)
        return shelf


def _has_own_keys(declared: Field) -> bool:
    """Tell whether records are found by keys of this field; a link is found by the keys of its target."""
    return declared.search is Search.keys and not isinstance(declared.kind, kinds.Link)


def _columns_of(declared: Field) -> list[Column[Any]]:
    if isinstance(declared.kind, kinds.Link):
        target = ForeignKey(f"{table_name(declared.kind.target())}.id")
        return [Column(f"{declared.name}_id", Integer, target, nullable=True)]
    return columns(declared.kind, declared.name)


def _kept() -> list[Column[Any]]:
    return [
        Column("version", Integer, nullable=False),
        Column("removed_at", DateTime, nullable=True),
    ]


def _owned(owner: type[Record]) -> list[Column[Any]]:
    owned_by = ForeignKey(f"{table_name(owner)}.id", ondelete="CASCADE")
    return [
        Column("owner_id", Integer, owned_by, nullable=False, index=True),
        Column("position", Integer, nullable=False),
    ]


def _index(table: Table, record: type[Record], laid: dict[str, list[Column[Any]]]) -> None:
    """Index the usual order and the unique fields; links and the recycle bin only where they are filled."""
    usual = [laid[name][-1] for name in record.order_by]
    if usual:
        Index(f"ix_{table.name}_order", *usual, table.c.id)
    rarely = [column for several in laid.values() for column in several if column.foreign_keys]
    for column in [*rarely, *(table.c[name] for name in ("removed_at",) if name in table.c)]:
        filled = column.is_not(None)
        Index(f"ix_{table.name}_{column.name}", column, sqlite_where=filled, postgresql_where=filled)
    for name in record.unique:
        Index(f"ix_{table.name}_{name}", laid[name][0])


def _keys(metadata: MetaData, name: str) -> Table:
    return Table(
        f"{name}_key",
        metadata,
        Column("key", String(400), primary_key=True),
        Column("id", Integer, primary_key=True),
        sqlite_with_rowid=False,
    )


def _history_tables(metadata: MetaData) -> tuple[Table, Table]:
    step = Table(
        "step",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("uid", String(36), nullable=False, unique=True),
        Column("at", DateTime, nullable=False, index=True),
        Column("who", String(200), nullable=False),
        Column("action", String(40), nullable=False),
        Column("details", Text, nullable=False),
        Column("takes_back", ForeignKey("step.id"), nullable=True, index=True),
    )
    change = Table(
        "change",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("step_id", ForeignKey("step.id"), nullable=False, index=True),
        Column("record", String(60), nullable=False),
        Column("record_id", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        Column("before", Text, nullable=True),
        Column("after", Text, nullable=True),
        Index("ix_change_record", "record", "record_id"),
    )
    return step, change
