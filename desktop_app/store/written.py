"""Very many records written as the history keeps them, field by field: half the work of one record after the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.kinds import Kind
from desktop_app.domain.record import Field, Record
from desktop_app.store.history import Written

_OF_FEW_VALUES = (kinds.Choice, kinds.Choices, kinds.Flag, kinds.Link)


def all_written(records: Sequence[Record]) -> list[Written]:
    """Return what :meth:`Record.written` gives for each of ``records``, all of one type."""
    if not records:
        return []
    held = [record.__dict__ for record in records]
    texts = {"uid": [each["uid"] for each in held]}
    for field in type(records[0]).fields:
        texts[field.name] = _texts(field, [each[field.name] for each in held])
    filled = {name: column for name, column in texts.items() if any(text is not None for text in column)}
    rows = zip(*filled.values(), strict=True)
    return [{name: text for name, text in zip(filled, row, strict=True) if text is not None} for row in rows]


def _texts(field: Field, values: Sequence[Any]) -> list[str | None]:
    """Return ``values`` of ``field`` as its kind writes them, None where nothing has been filled in."""
    kind = field.kind
    if kind.empty == "" and type(kind).write is Kind.write:
        return [value or None for value in values]
    if isinstance(kind, _OF_FEW_VALUES):
        by_value = {value: _text(field, value) for value in set(values)}
        return [by_value[value] for value in values]
    return [None if value is None else _text(field, value) for value in values]


def _text(field: Field, value: object) -> str | None:
    return None if field.holds_nothing(value) else field.kind.write(value)
