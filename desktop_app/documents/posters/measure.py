"""What a text needs at least, told without setting it: most sizes that are too large are never tried."""

from __future__ import annotations

import math
from dataclasses import dataclass

from desktop_app.documents.description import Block, Document, Heading, Paragraph, Table, spans_of
from desktop_app.documents.faces import Role
from desktop_app.documents.pages import Look
from desktop_app.documents.posters.design import Dress
from desktop_app.documents.posters.names import FEWEST_EMS_OF_A_ROW, MOST_COLUMNS, names_in
from desktop_app.documents.tables import LINE_PITCH, natural_widths

_NARROWEST = 0.2  # ems: no usual character is narrower, and no mark can be squeezed further
_FIRST_HAN, _FIRST_FULL_WIDTH = "\u3400", "\uf900"


@dataclass(frozen=True, slots=True)
class Measure:
    """Ems of each paragraph, rows and ems of each table, entries of each list of names, headings, bodies that sign."""

    paragraphs: tuple[float, ...]
    tables: tuple[tuple[int, float], ...]
    lists: tuple[int, ...]
    headings: int
    signing: int

    def least_height(self, look: Look, folds: int) -> float:
        """A height in points that the text cannot go below in this look, tables laid ``folds`` times side by side."""
        size, width = look.body.size, look.width
        lines = sum(max(math.ceil(ems * size / width), 1) for ems in self.paragraphs) + self.headings
        names = sum(math.ceil(count / MOST_COLUMNS) for count in self.lists) * FEWEST_EMS_OF_A_ROW * size
        tables = sum(self._height_of_table(look, folds, *table) for table in self.tables)
        return lines * look.pitch + names + tables + self.signing * size

    def may_fold(self, look: Look, folds: int, least_rows: int) -> bool:
        """Tell whether a table is long and narrow enough to be laid so many times side by side."""
        ems = look.width / look.table_sizes[0]
        return any(rows >= least_rows * folds and folds * natural <= ems for rows, natural in self.tables)

    @staticmethod
    def _height_of_table(look: Look, folds: int, rows: int, natural: float) -> float:
        fits = folds * natural * look.table_sizes[0] <= look.width
        size = look.table_sizes[0] if fits else look.table_sizes[-1]
        return size * (LINE_PITCH + 2 * look.table.air) * (math.ceil(rows / folds) + 1)


def measure_of(document: Document, dress: Dress) -> Measure:
    """Measure ``document`` once, before sizes are tried."""
    plain = [block for block in document.blocks if not (dress.names_in_columns and _names(block))]
    tables = [block for block in plain if isinstance(block, Table)]
    return Measure(
        tuple(
            _ems("".join(span.text for span in spans_of(block.text))) for block in plain if isinstance(block, Paragraph)
        ),
        tuple((len(table.rows), sum(natural_widths(table, Role.hei))) for table in tables),
        tuple(_names(block) for block in document.blocks if dress.names_in_columns and _names(block)),
        sum(isinstance(block, Heading) for block in plain),
        len(document.signature.bodies) + 1 if document.signature else 0,
    )


def _names(block: Block) -> int:
    return len(names_in(block)) if isinstance(block, Paragraph | Table) else 0


def _ems(text: str) -> float:
    return sum(1.0 if _FIRST_HAN <= character < _FIRST_FULL_WIDTH else _NARROWEST for character in text)
