"""Values of a type as somebody types them: texts by the codes or labels of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.domain.errors import Problem, Refused, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain.kept import FILLED
from desktop_app.modules.disclosures.domain.types import DisclosureType, RowColumn, Rows, TypedField

Texts = Mapping[str, str]
Table = Sequence[Sequence[str]]


def read_values(kind: DisclosureType, texts: Texts, tables: Mapping[str, Table]) -> dict[str, Any]:
    """Return the values that ``texts`` and ``tables`` tell, by the codes of the fields of ``kind``.

    Raises ``Refused`` with every complaint: a field that the type does not have, a text that is no value of its kind.
    """
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for name, given in (*texts.items(), *tables.items()):
        try:
            each = field_named(kind, name)
            values[each.code] = _value(each, given)
        except Unreadable as wrong:
            said = _("{field}: {complaint}", field=name, complaint=wrong.message)
            problems.append(Problem(f"{FILLED}{name}", said, wrong.why))
    if problems:
        raise Refused(tuple(problems))
    return values


def field_named(kind: DisclosureType, name: str) -> TypedField:
    """Return the field with this code or label; raises ``Unreadable`` naming those that there are."""
    for each in kind.fields:
        if name in (each.code, each.label):
            return each
    known = ", ".join(each.code for each in kind.fields) or "-"
    raise Unreadable("no such field", _("“{name}” has no such field; it has: {known}.", name=kind.name, known=known))


def _value(each: TypedField, given: str | Table) -> object:
    if isinstance(given, str):
        return each.kind.parse(given)
    if not isinstance(each.kind, Rows):
        raise Unreadable("not a table", _("This field is no table."))
    return each.kind.read([list(row) for row in given])


def read_beside(columns: Sequence[RowColumn], rows: Table) -> list[dict[str, Any]]:
    """Return what stands beside each person, row by row; raises ``Refused`` naming row and column."""
    try:
        return [
            {column.code: column.read(number, cell) for column, cell in zip(columns, row, strict=True)}
            for number, row in enumerate(rows, 1)
        ]
    except Unreadable as wrong:
        raise Refused((Problem("persons", wrong.message, wrong.why),)) from wrong
