"""Several finished PDFs as one, so that a printer takes them as one job."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing

import pypdfium2

from desktop_app.documents.pdfium import reading


def joined(pdfs: Sequence[bytes]) -> bytes:
    """Return the pages of ``pdfs``, at least one, as one PDF; a single one is returned as it is."""
    if len(pdfs) == 1:
        return pdfs[0]
    out = io.BytesIO()
    with reading(pdfs[0]) as first, closing(pypdfium2.PdfDocument.new()) as whole:
        whole.import_pages(first)
        for pdf in pdfs[1:]:
            with reading(pdf) as part:
                whole.import_pages(part)
        whole.save(out)
    return out.getvalue()
