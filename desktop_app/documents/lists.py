"""Lists printed as tables on A4 paper laid across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.documents.description import Column, Document, Table, text_of
from desktop_app.documents.faces import Missing, Role, missing_characters
from desktop_app.documents.lines import Align
from desktop_app.documents.official import official_pdf
from desktop_app.documents.pages import MM, NOTICE, Look
from desktop_app.documents.units import Type

MOST_ROWS = 5_000
"""Rows of one print; a longer list is for the screen or a workbook."""

_MARGIN = 15 * MM
_WIDE, _HIGH = 297 * MM, 210 * MM
ACROSS: Look = replace(
    NOTICE,
    paper=(_WIDE, _HIGH),
    left=_MARGIN,
    top=_MARGIN,
    width=_WIDE - 2 * _MARGIN,
    height=_HIGH - 2 * _MARGIN - 8 * MM,
    rows=18,
    title=Type(Role.title, 18),
    title_pitch=28,
    table_sizes=(10.5, 9.0, 8.0),
    numbered=True,
)


def list_pdf(
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    step: Callable[[int, int], None] | None = None,
) -> tuple[bytes, tuple[Missing, ...]]:
    """Return the PDF of a list and the characters in it that no font draws.

    Every row holds one text for each of ``heads``; ``step`` hears (done, total) pages and may raise Cancelled.
    """
    table = Table(tuple(Column(head, Align.left) for head in heads), tuple(tuple(row) for row in rows))
    document = Document(title, (table,))
    return official_pdf(document, ACROSS, step), missing_characters("".join(text_of(document)))
