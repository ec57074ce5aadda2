"""A description to the finished PDF."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.documents.description import Document, Table
from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import typesetting
from desktop_app.documents.layout import lay_out
from desktop_app.documents.pages import NOTICE, OFFICIAL, TABLE_NOTICE, TABLE_NOTICE_ACROSS, Look
from desktop_app.documents.tables import least_widths

LEAST_UPRIGHT = 10.5  # points: a table that needs smaller type upright is printed across


def official_pdf(document: Document, look: Look = OFFICIAL, step: Callable[[int, int], None] | None = None) -> bytes:
    """Return ``document`` as a PDF in the look of GB/T 9704-2012, or another look.

    ``step`` hears (done, total) pages and may raise Cancelled. Characters that no font draws show as empty boxes:
    ask ``missing_characters`` first.
    """
    with typesetting():
        return pdf_of(lay_out(document, look, step), document.title)


def table_notice_look(document: Document) -> Look:
    """Return the look for a notice that is chiefly a table: the paper across where a table is too wide upright."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    widest = max([sum(least_widths(table, TABLE_NOTICE.table.role)) for table in tables], default=0.0)
    return TABLE_NOTICE if widest * LEAST_UPRIGHT <= TABLE_NOTICE.width else TABLE_NOTICE_ACROSS


def notice_pdf(document: Document) -> bytes:
    """Return ``document`` as a PDF in the plain look of a notice for the board."""
    return official_pdf(document, NOTICE)
