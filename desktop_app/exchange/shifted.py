"""Finding rows whose values have slipped into neighbouring columns. They are refused, never put right."""

from __future__ import annotations

from desktop_app.domain import kinds
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.exchange.cells import Row, is_blank
from desktop_app.exchange.columns import sample_of
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.looks import Look, look_of
from desktop_app.exchange.target import Target

FARTHEST = 3
"""Columns that values are looked for on either side."""

_ENOUGH = 2
_USUAL = 0.15


class Slippage:
    """Looks for the values of a row beside the columns where they belong."""

    def __init__(self, rows: list[Row], layout: Layout, target: Target) -> None:
        """Get to know the columns of ``layout`` and, from the ``rows`` below its head, what usually stands in them."""
        self._sample = sample_of(rows)
        self._usual: dict[tuple[int, int], bool] = {}
        self._looks: dict[int, Look] = {}
        self._certain: set[int] = set()
        self._without_head = [each.index for each in layout.columns if layout.head_rows and not each.heading]
        for column in layout.columns:
            field = target.field(column.field) if column.field else None
            look = look_of(field) if field else None
            if field and look:
                self._looks[column.index] = look
                if field.words or field.looks or isinstance(field.kind, kinds.ResidentId | kinds.Phone):
                    self._certain.add(column.index)

    def may_concern(self, row: Row) -> bool:
        """Say whether ``row`` misses something certain, or holds something without a head: a quick first look."""
        for place in self._certain:
            if row[place] == "":
                return True
        return any(row[place] != "" for place in self._without_head) if self._without_head else False

    def complaint(self, row: Row) -> Problem | None:
        """Return the complaint about ``row`` where its values have slipped; None where they have not."""
        missed = [column for column in self._looks if not self._fits(row, column, column)]
        for distance in range(1, FARTHEST + 1):
            for step in (distance, -distance):
                found = [column for column in missed if self._stands_at(row, column, column + step)]
                if len(found) >= _ENOUGH or any(self._is_beyond_doubt(row, column, step) for column in found):
                    return _slipped()
        return None

    def _is_beyond_doubt(self, row: Row, column: int, step: int) -> bool:
        """Say whether one value beside its column is enough: in a column of another field or of none at all.

        That holds for what can be nothing else (a resident ID, a phone, ``汉族``), and for any value whose own
        column is empty.
        """
        if column not in self._certain and not is_blank(row[column]):
            return False
        other = column + step
        return other in self._looks or other in self._without_head or not self._is_usual(column, other)

    def _is_usual(self, column: int, other: int) -> bool:
        """Say whether the column ``other``, which is not read, often holds such values, as ``配偶身份证号`` does."""
        if (column, other) not in self._usual:
            values = [row[other] for row in self._sample if not is_blank(row[other])]
            share = sum(map(self._looks[column], values)) / max(1, len(values))
            self._usual[column, other] = share >= _USUAL
        return self._usual[column, other]

    def _stands_at(self, row: Row, column: int, other: int) -> bool:
        if not 0 <= other < len(row) or is_blank(row[other]) or not self._looks[column](row[other]):
            return False
        return other not in self._looks or not self._looks[other](row[other])

    def _fits(self, row: Row, column: int, place: int) -> bool:
        return not is_blank(row[place]) and self._looks[column](row[place])


def _slipped() -> Problem:
    message = _(
        "The values of this row stand in the wrong columns. Move them back in the workbook; nothing is guessed."
    )
    return Problem("", message, "shifted columns")
