"""What a clerk fills into the fields of a type, kept as one text that tells what it is without the type.

The text is a JSON list of ``[code, label, written value]``, in the order of the type's fields. The label stands beside
the value, so that the history of a disclosure can be read after its type has changed or is gone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import LongText


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it is kept: its code, what it was called then, its value as its kind writes it."""

    code: str
    label: str
    written: str


@dataclass(frozen=True)
class Filled(LongText):
    """The values of a type's fields in one text; '' for none."""

    def parse(self, text: str) -> str:
        """Return ``text``; raises ``Unreadable`` for one that :func:`written_entries` would not write."""
        return written_entries(_read(text)) if text.strip() else ""

    def show(self, value: object) -> str:
        """Write label and value of every field."""
        return "；".join(f"{entry.label}：{_shown(entry.written)}" for entry in entries_in(str(value)))


def written_entries(entries: Iterable[Entry]) -> str:
    """Return ``entries`` as one text; those without a value are left out."""
    rows = [[entry.code, entry.label, entry.written] for entry in entries if entry.written]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def entries_in(text: str) -> tuple[Entry, ...]:
    """Return the entries of a kept text; a text that is none holds nothing."""
    try:
        return tuple(_read(text)) if text else ()
    except Unreadable:
        return ()


def _read(text: str) -> Iterator[Entry]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list) or not all(_is_entry(row) for row in rows):
        raise Unreadable("not filled in", _("These are no values of a disclosure."))
    return (Entry(*row) for row in rows)


def _is_entry(row: object) -> bool:
    return isinstance(row, list) and len(row) == 3 and all(isinstance(part, str) for part in row)


def _shown(written: str) -> str:
    """Show the rows of a table as one line each, everything else as it is written."""
    if not written.startswith("[["):
        return written
    return " / ".join(" ".join(cell for cell in row if cell) for row in json.loads(written))
