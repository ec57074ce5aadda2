"""What has been recognised of a sheet: where its head and its rows are and which column is which field."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.exchange.heads import head_word

BY_THE_CLERK = 1.0


@dataclass(frozen=True)
class ColumnGuess:
    """One column: its place from 0, what stands above it, the field it is read into and how sure that is.

    ``field`` is None for a column that is not read.
    """

    index: int
    heading: str
    field: str | None = None
    certainty: float = 0.0


@dataclass(frozen=True)
class Layout:
    """How one sheet is arranged. Rows are numbered as in the sheet, from 1; ``head_rows`` is empty without a head."""

    sheet: str
    target: str
    head_rows: tuple[int, ...]
    first_row: int
    columns: tuple[ColumnGuess, ...]

    @property
    def certainty(self) -> float:
        """How much of a roster has been recognised: the certainties of all columns together."""
        return sum(column.certainty for column in self.columns if column.field)

    @property
    def fingerprint(self) -> str:
        """A short text that is the same for every sheet under the same heads, '' for a sheet without heads."""
        words = [head_word(column.heading) for column in self.columns]
        if not any(words):
            return ""
        return hashlib.sha256("\x1f".join([self.target, *words]).encode()).hexdigest()[:32]

    @property
    def mapping(self) -> dict[int, str]:
        """The field of every column that is read; to be remembered under the fingerprint."""
        return {column.index: column.field for column in self.columns if column.field}

    def columns_of(self, field: str) -> tuple[int, ...]:
        """Return the places of the columns that are read into ``field``."""
        return tuple(column.index for column in self.columns if column.field == field)

    def unused(self) -> tuple[str, ...]:
        """Return the headings of the columns that are not read."""
        return tuple(column.heading for column in self.columns if column.heading and not column.field)

    def with_mapping(self, mapping: Mapping[int, str]) -> Layout:
        """Return this layout as the clerk corrected it: ``mapping`` names the field of every column to be read."""
        columns = (
            replace(column, field=mapping.get(column.index), certainty=BY_THE_CLERK * (column.index in mapping))
            for column in self.columns
        )
        return replace(self, columns=tuple(columns))
