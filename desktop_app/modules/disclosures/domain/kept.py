"""The type of a disclosure and what was filled into its fields, as the disclosure itself keeps both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain.filled import Entry, entries_in, written_entries
from desktop_app.modules.disclosures.domain.types import (
    DisclosureType,
    RowColumn,
    TypedField,
    disclosure_types,
    read_text,
    type_called,
)

if TYPE_CHECKING:
    from desktop_app.modules.disclosures.domain.records import Disclosure

FILLED = "filled."
"""Begins the name by which complaints call a field of the type."""
Values = Mapping[str, object]
"""Values of a type's fields by their codes; what is not filled in is missing."""


def type_of(disclosure: Disclosure) -> DisclosureType:
    """Return the type of ``disclosure`` in the very words it keeps, else the program's own of that code.

    Raises ``UnknownType`` where it keeps none and the program has none.
    """
    if disclosure.type_text:
        return read_text(disclosure.type_text, disclosure.type_code)
    return type_called(disclosure.type_code) if disclosure.type_code else disclosure_types()[0]


def values_in(text: str, fields: tuple[TypedField | RowColumn, ...]) -> dict[str, Any]:
    """Return the values of ``fields`` that ``text`` keeps; what a changed type cannot read any more is left out."""
    kept = {entry.code: entry.written for entry in entries_in(text)}
    found = {}
    for each in fields:
        try:
            value = each.kind.parse(kept[each.code])
        except (KeyError, Unreadable):
            continue
        if value is not None and value != each.kind.empty:
            found[each.code] = value
    return found


def text_of_values(values: Values, fields: tuple[TypedField | RowColumn, ...]) -> str:
    """Return ``values`` as one text to be kept; what is empty is left out."""
    return written_entries(
        Entry(each.code, label_of(each), each.kind.write(values[each.code]))
        for each in fields
        if values.get(each.code) is not None and values[each.code] != each.kind.empty
    )


def label_of(each: TypedField | RowColumn) -> str:
    """Return what people call a field of a type or a column."""
    return each.label if isinstance(each, TypedField) else each.head


def values_of(disclosure: Disclosure) -> dict[str, Any]:
    """Return what is filled into the fields of the type of ``disclosure``."""
    return values_in(disclosure.filled, type_of(disclosure).fields)


def everything_the_type_asks_for_is_filled_in(disclosure: Disclosure) -> Iterator[Problem]:
    """A paper with a gap in its words is none; a draft may have gaps."""
    if disclosure.is_draft:
        return
    kind, there = type_of(disclosure), values_of(disclosure)
    for each in kind.fields:
        if each.required and each.code not in there:
            yield Problem(f"{FILLED}{each.code}", _("{field} is required.", field=each.label), "required")


def what_is_typed_beside_each_person_is_there(disclosure: Disclosure) -> Iterator[Problem]:
    """A list of results says the result of everybody on it."""
    kind = type_of(disclosure)
    if disclosure.is_draft or kind.persons is None:
        return
    for place, part in enumerate(disclosure.persons, 1):
        there = values_in(part.given, kind.persons.own)
        for column in kind.persons.own:
            if column.required and column.code not in there:
                said = _("{field} is required.", field=column.head)
                yield Problem("persons", _("No. {place}: {complaint}", place=place, complaint=said), "required")
