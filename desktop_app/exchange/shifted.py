"""Finding rows whose values have slipped into neighbouring columns. They are refused, never put right."""

from __future__ import annotations

from desktop_app.domain import kinds
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.exchange.cells import Row, is_blank
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.looks import Look, look_of
from desktop_app.exchange.target import Target

FARTHEST = 3
"""Columns that values are looked for on either side."""

_ENOUGH = 2


class Slippage:
    """Looks for the values of a row beside the columns where they belong."""

    def __init__(self, layout: Layout, target: Target) -> None:
        self._looks: dict[int, Look] = {}
        self._certain: set[int] = set()
        for column in layout.columns:
            field = target.field(column.field) if column.field else None
            look = look_of(field) if field else None
            if field and look:
                self._looks[column.index] = look
                if field.words or field.looks or isinstance(field.kind, kinds.ResidentId | kinds.Phone):
                    self._certain.add(column.index)

    def complaint(self, row: Row) -> Problem | None:
        """Return the complaint about ``row`` where its values have slipped; None where they have not."""
        missed = [column for column in self._looks if not self._fits(row, column, column)]
        for distance in range(1, FARTHEST + 1):
            for step in (distance, -distance):
                if self._has_slipped(row, missed, step):
                    return _slipped()
        return None

    def _has_slipped(self, row: Row, missed: list[int], step: int) -> bool:
        """Say whether values missed in their columns stand ``step`` columns beside them.

        Two values are enough. One that is told without doubt (a resident ID, a phone, ``汉族``) is enough alone where
        it stands in the column of another field.
        """
        found = [column for column in missed if self._stands_at(row, column, column + step)]
        certain = [column for column in found if column in self._certain and column + step in self._looks]
        return len(found) >= _ENOUGH or bool(certain)

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
