"""A description to the finished PDF."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.documents.description import Document
from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import typesetting
from desktop_app.documents.layout import lay_out
from desktop_app.documents.pages import NOTICE, OFFICIAL, Look


def official_pdf(document: Document, look: Look = OFFICIAL, step: Callable[[int, int], None] | None = None) -> bytes:
    """Return ``document`` as a PDF in the look of GB/T 9704-2012, or another look.

    ``step`` hears (done, total) pages and may raise Cancelled. Characters that no font draws show as empty boxes:
    ask ``missing_characters`` first.
    """
    with typesetting():
        return pdf_of(lay_out(document, look, step), document.title)


def notice_pdf(document: Document) -> bytes:
    """Return ``document`` as a PDF in the plain look of a notice for the board."""
    return official_pdf(document, NOTICE)
