"""PDFs opened for reading: one at a time, because pdfium keeps its state for the whole process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

_one_at_a_time = threading.RLock()


@contextmanager
def reading(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open ``pdf``; another thread that wants one waits. Raises AppError for what is no PDF or locked."""
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            if error.err_code == FPDF_ERR_PASSWORD:
                raise AppError(_("This PDF is locked with a password. Unlock it first.")) from error
            raise AppError(_("This file is not a PDF, or it is damaged.")) from error
        with closing(document):
            yield document
