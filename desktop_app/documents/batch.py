"""Many documents in one file: letters, certificates, notices from a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from desktop_app.documents.description import Document
from desktop_app.documents.drawing import pdf_of
from desktop_app.documents.faces import typesetting
from desktop_app.documents.layout import lay_out
from desktop_app.documents.pages import Look, Page


def batch_pdf(
    documents: Sequence[Document], look: Look, title: str, step: Callable[[int, int], None] | None = None
) -> bytes:
    """Return all ``documents`` as one PDF called ``title``, each from a page of its own and numbered by itself.

    ``step`` hears (done, total) documents and may raise Cancelled.
    """
    with typesetting():
        return pdf_of(_pages_of(documents, look, step), title)


def _pages_of(documents: Sequence[Document], look: Look, step: Callable[[int, int], None] | None) -> Iterator[Page]:
    for done, document in enumerate(documents, 1):
        yield from lay_out(document, look)
        if step:
            step(done, len(documents))
