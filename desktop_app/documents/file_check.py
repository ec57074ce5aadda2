"""Any PDF read back whole: its pages, numbers that run from one page to the next, and what stands beside the pages.

For files that this program did not make; its own papers need only :func:`desktop_app.documents.readback.read_back`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from desktop_app.documents.beside_the_page import WHOLE_FILE, Aside, attached_files, texts_of_notes, texts_of_the_file
from desktop_app.documents.pdfium import reading
from desktop_app.documents.private_numbers import FEWEST_DIGITS, bare, found_in
from desktop_app.documents.readback import PrivateFind, finds_in, text_of
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

LARGEST_FILE = 500_000_000
"""Bytes."""
_EDGE = 60  # characters of a page's end and beginning that a number may run over
_WRITTEN_PAGE_NUMBER = re.compile(r"\s*|\s*[—–―\-·第]\s*\d{1,4}\s*[—–―\-·页頁].*|\s*\d{1,4}\s*[/／]\s*\d{1,4}\s*")
_PAGE_NUMBER = re.compile(rf"{_WRITTEN_PAGE_NUMBER.pattern}|\s*\d{{1,4}}\s*")
_SAMPLE = 100  # characters by which a page is judged
_Step = Callable[[int, int], None]


@dataclass(frozen=True)
class FileCheck:
    """What reading back a file has found.

    ``finds`` name their page from 1, 0 for what belongs to the whole file. ``silent`` are the pages that show
    something and hold no text that could be read (scans, photographs), ``closed`` the attached files not looked into.
    """

    finds: tuple[PrivateFind, ...] = field(repr=False)
    pages: int
    silent: tuple[int, ...] = ()
    closed: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_mute(self) -> bool:
        """Whether no page could be read at all."""
        return self.pages > 0 and len(self.silent) == self.pages


def check_file(pdf: bytes, step: _Step = lambda _done, _total: None) -> FileCheck:
    """Return every private number in ``pdf``, once for each page; ``step`` hears (done, total) pages.

    Raises AppError for what is no PDF, is damaged, locked with a password or larger than ``LARGEST_FILE``.
    """
    if len(pdf) > LARGEST_FILE:
        raise AppError(_("This file is too large to be read back."))
    finds: dict[tuple[int, object, str], PrivateFind] = {}
    silent: list[int] = []
    with reading(pdf) as document:
        document.init_forms()
        tail = ""
        for number in range(len(document)):
            found, text = _page(document, number, silent)
            _keep(finds, [*found, *_over_the_edge(tail, text, number)])
            tail = text
            step(number + 1, len(document))
        closed = _beside(document, pdf, finds)
        return FileCheck(tuple(finds.values()), len(document), tuple(silent), closed)


def _page(document: pypdfium2.PdfDocument, number: int, silent: list[int]) -> tuple[list[PrivateFind], str]:
    """Return what one page holds and its text; a page that cannot be read is noted in ``silent``."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        silent.append(number + 1)
        return [], ""
    with closing(page), closing(page.get_textpage()) as textpage:
        text = text_of(textpage)
        if _is_silent(page, textpage, text):
            silent.append(number + 1)
        finds = list(finds_in(page, textpage, number, frozenset()))
        return [*finds, *_finds_of(texts_of_notes(page, number + 1))], text


def _is_silent(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, text: str) -> bool:
    """Tell whether a page shows something of which no text is known: no text at all, or characters without names."""
    if not text.strip():
        return bool(raw.FPDFPage_CountObjects(page) > 0)
    sample = range(min(textpage.count_chars(), _SAMPLE))
    unknown = sum(raw.FPDFText_HasUnicodeMapError(textpage, place) == 1 for place in sample)
    return bool(2 * unknown > len(sample))


def _over_the_edge(before: str, after: str, number: int) -> Iterator[PrivateFind]:
    """Yield a number that begins at the end of one page and ends on the page ``number`` (from 0).

    A line of few digits at a page's end may be its number or a part of ours: it is read both ways.
    """
    for page_number in (_PAGE_NUMBER, _WRITTEN_PAGE_NUMBER):
        tail, head = _body_of(before, page_number)[-_EDGE:], _body_of(after, page_number)[:_EDGE]
        for found in found_in(f"{tail}\n{head}"):
            if found.place < len(tail) < found.place + len(found.written) - 1:
                yield PrivateFind(number, found.kind, found.written)
                return


def _body_of(text: str, page_number: re.Pattern[str]) -> str:
    """Return a page's text without lines that are a page number or empty at its ends."""
    lines = text.splitlines()
    while lines and page_number.fullmatch(lines[-1]):
        lines.pop()
    while lines and page_number.fullmatch(lines[0]):
        lines.pop(0)
    return "\n".join(lines)


def _finds_of(texts: Iterable[Aside]) -> Iterator[PrivateFind]:
    for aside in texts:
        if len(aside.text) >= FEWEST_DIGITS:
            for found in found_in(aside.text):
                yield PrivateFind(aside.page, found.kind, found.written)


def _beside(
    document: pypdfium2.PdfDocument, pdf: bytes, finds: dict[tuple[int, object, str], PrivateFind]
) -> tuple[str, ...]:
    """Add what stands beside the pages to ``finds``; return the names of attached files that cannot be read."""
    _keep(finds, _finds_of(texts_of_the_file(document, pdf)))
    closed = []
    for attached in attached_files(document):
        _keep(finds, _finds_of(Aside(WHOLE_FILE, text) for text in attached.texts))
        if not attached.is_read:
            closed.append(attached.name)
    return tuple(closed)


def _keep(finds: dict[tuple[int, object, str], PrivateFind], found: Iterable[PrivateFind]) -> None:
    for find in found:
        finds.setdefault((find.page, find.kind, bare(find.text)), find)
