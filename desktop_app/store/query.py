"""What a list asks for: text to find, filters, an order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, literal, not_, or_, select

from desktop_app.domain import kinds
from desktop_app.store.columns import column_types
from desktop_app.store.schema import Shelf, Slot, table_name
from desktop_app.store.search import found_by, held_by


class Test(Enum):
    """How a filter compares a field with its value."""

    __test__ = False  # no test of pytest's

    equals = "equals"
    differs = "differs"
    at_least = "at least"
    at_most = "at most"
    contains = "contains"
    begins = "begins"
    is_empty = "is empty"
    is_filled = "is filled"


@dataclass(frozen=True)
class Filter:
    """One condition on one field; ``value`` is a value of the field's kind (an option for several choices)."""

    field: str
    test: Test
    value: Any = None


@dataclass(frozen=True)
class Query:
    """Which records, in which order; ``order_by`` is a field, '' for the record's usual order.

    ``removed`` asks for the recycle bin instead of the living records.
    """

    text: str = ""
    filters: tuple[Filter, ...] = ()
    order_by: str = ""
    descending: bool = False
    removed: bool = False


EVERYTHING = Query()


def ids_of(shelf: Shelf, query: Query) -> Select[int]:
    """Return the statement that yields the ids of ``query`` in its order."""
    table = shelf.table
    found = select(table.c.id).where(_where(shelf, query))
    order = _order(shelf, query)
    if query.descending:
        order = [column.desc() for column in order]
    return found.order_by(*order)


def _where(shelf: Shelf, query: Query) -> ColumnElement[bool]:
    return and_(*(condition_of(shelf, each) for each in query.filters), *_living_or_removed(shelf, query))


def _living_or_removed(shelf: Shelf, query: Query) -> list[ColumnElement[bool]]:
    """Only the living are in the search index: asking them again whether they live would keep it from being used."""
    removed, words = shelf.table.c.removed_at, query.text.strip()
    if query.removed:
        return [removed.is_not(None), *([held_by(shelf, words)] if words else [])]
    return [found_by(shelf, words)] if words else [removed.is_(None)]


def _order(shelf: Shelf, query: Query) -> list[ColumnElement[Any]]:
    names = (query.order_by,) if query.order_by else shelf.record.order_by
    return [*(_ordered_by(shelf, shelf.slot(name)) for name in names), shelf.table.c.id]


def _ordered_by(shelf: Shelf, slot: Slot) -> ColumnElement[Any]:
    """Return what orders a list by the field of ``slot``.

    A link is ordered by what its target is called, a choice as its options are declared.
    """
    column = shelf.table.c[slot.columns[-1]]
    if isinstance(slot.field.kind, kinds.Choice):
        options: type[Enum] = slot.field.kind.options
        return case({option.name: place for place, option in enumerate(options)}, value=column)
    if not isinstance(slot.field.kind, kinds.Link):
        return column
    target = slot.field.kind.target()
    called = target.field(target.called)
    other = shelf.table.metadata.tables[table_name(target)].alias()
    if isinstance(called.kind, kinds.Link):
        return column
    ending = list(column_types(called.kind))[-1]
    return select(other.c[called.name + ending]).where(other.c.id == column).scalar_subquery()


def condition_of(shelf: Shelf, wanted: Filter) -> ColumnElement[bool]:
    """Return the condition that ``wanted`` puts on the rows of ``shelf``."""
    slot = shelf.slot(wanted.field)
    column = shelf.table.c[slot.columns[-1] if isinstance(slot.field.kind, kinds.PeriodKind) else slot.columns[0]]
    if wanted.test in (Test.is_empty, Test.is_filled):
        empty = or_(column.is_(None), column == literal("")) if _is_textual(slot) else column.is_(None)
        return empty if wanted.test is Test.is_empty else not_(empty)
    if isinstance(slot.field.kind, kinds.Choices):
        return _holds_word(column, wanted.value.name)
    return _COMPARE[wanted.test](column, _raw(slot, wanted))


def _is_textual(slot: Slot) -> bool:
    return not isinstance(
        slot.field.kind, kinds.Date | kinds.Whole | kinds.Money | kinds.Flag | kinds.Link | kinds.PeriodKind
    )


def _raw(slot: Slot, wanted: Filter) -> Any:
    kind = slot.field.kind
    if isinstance(kind, kinds.PeriodKind) or wanted.test in (Test.begins, Test.contains):
        return wanted.value
    return slot.put(wanted.value)[0]


def _holds_word(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    return (literal(" ") + column + literal(" ")).contains(f" {word} ", autoescape=True)


def _contains(column: ColumnElement[Any], word: str) -> ColumnElement[bool]:
    return column.contains(word, autoescape=True)


def _differs(column: ColumnElement[Any], value: object) -> ColumnElement[bool]:
    return or_(column.is_(None), column != value)


_COMPARE: dict[Test, Callable[[Any, Any], ColumnElement[bool]]] = {
    Test.equals: lambda column, value: column == value,
    Test.differs: _differs,
    Test.at_least: lambda column, value: column >= value,
    Test.at_most: lambda column, value: column <= value,
    Test.contains: _contains,
    Test.begins: lambda column, value: column.startswith(value, autoescape=True),
}
