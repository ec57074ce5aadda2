"""Laying a paper into the archive: the very bytes, their checksum, the fonts in them, their words as read back."""

from __future__ import annotations

import ctypes
import datetime as dt
import hashlib
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from desktop_app.documents.readback import read_back, text_on_pages
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.documents.making import own_numbers
from desktop_app.modules.disclosures.documents.paper import PrivateOnPaper
from desktop_app.modules.disclosures.domain import ArchivedPaper, Disclosure, State
from desktop_app.store.work import Work

_LONGEST_NAME = 256


def archive(work: Work, disclosure: Disclosure, day: dt.date) -> ArchivedPaper:
    """Lay the paper of ``disclosure``, which was taken down, into the archive.

    Raises ``AppError`` before it was taken down, and :class:`PrivateOnPaper` should the read-back find anything.
    """
    if disclosure.state is not State.ended or disclosure.paper is None:
        raise AppError(_("Only what has been taken down goes into the archive."))
    pdf = work.content(disclosure.paper)
    finds = read_back(pdf, allowed=own_numbers(disclosure))
    if finds:
        raise PrivateOnPaper(finds)
    kept = work.save(disclosure.with_values(state=State.archived))
    return work.save(
        ArchivedPaper(
            disclosure=work.reference(kept),
            archived_on=day,
            paper=disclosure.paper,
            sha256=hashlib.sha256(pdf).hexdigest(),
            fonts="\n".join(fonts_in(pdf)),
            text="\n".join(text_on_pages(pdf)).replace("\r\n", "\n"),
        )
    )


def fonts_in(pdf: bytes) -> tuple[str, ...]:
    """Return the names of the fonts that draw text in ``pdf``, each once, by name."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(sorted({name for number in range(len(document)) for name in _fonts_on(document[number])}))
    finally:
        document.close()


def _fonts_on(page: pypdfium2.PdfPage) -> Iterator[str]:
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=4):
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        font = pdfium.FPDFTextObj_GetFont(drawn.raw)
        if font and pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME):
            yield name.value.decode("utf-8", "replace").partition("+")[2] or name.value.decode("utf-8", "replace")
