"""Texts that a PDF holds beside its pages: properties, notes, form fields, links, bookmarks, attached files.

Nobody sees them on the wall, but whoever is sent the file can read them.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from urllib.parse import unquote

import pypdfium2
from pypdfium2 import raw

WHOLE_FILE = 0
"""Stands for the page of what belongs to none."""
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
_TEXTS_OF_A_NOTE = (b"Contents", b"T", b"Subj", b"RC", b"V", b"DV", b"TU")
_LONGEST_TEXT = 1_000_000  # bytes
_LARGEST_ATTACHMENT = 50_000_000  # bytes
_MOST_ATTACHMENTS = 1000
_XMP = re.compile(rb"<x:xmpmeta\b.{0,200000}?</x:xmpmeta>", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Aside:
    """A text beside the pages; ``page`` counts from 1, 0 for the whole file."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside the file, and its texts; ``is_read`` is False for what is no text and no PDF."""

    name: str
    texts: tuple[str, ...] = ()
    is_read: bool = True


def texts_of_the_file(document: pypdfium2.PdfDocument, pdf: bytes) -> Iterator[Aside]:
    """Yield properties, their XML form and the titles of bookmarks."""
    for name in _PROPERTIES:
        yield Aside(WHOLE_FILE, document.get_metadata_value(name))
    for block in _XMP.findall(pdf):
        yield Aside(WHOLE_FILE, _MARKUP.sub("\n", block.decode("utf-8", "replace")))
    for bookmark in document.get_toc():
        yield Aside(WHOLE_FILE, bookmark.get_title())


def texts_of_notes(page: pypdfium2.PdfPage, number: int) -> Iterator[Aside]:
    """Yield what the notes, form fields and links of one page hold."""
    for place in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        for key in _TEXTS_OF_A_NOTE:
            yield Aside(number, _string_of(note, key))
        if page.formenv:
            yield Aside(number, _value_of(page.formenv, note))
        yield Aside(number, _address_of(page, note))
        raw.FPDFPage_CloseAnnot(note)


def attached_files(document: pypdfium2.PdfDocument) -> Iterator[Attached]:
    """Yield the files inside the file; a PDF in it is read, what is packed otherwise is not."""
    for place in range(min(document.count_attachments(), _MOST_ATTACHMENTS)):
        attachment = document.get_attachment(place)
        name = attachment.get_name()
        try:
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            yield Attached(name, (name,), is_read=False)
            continue
        yield _read(name, content)


def _read(name: str, content: bytes) -> Attached:
    if len(content) > _LARGEST_ATTACHMENT:
        return Attached(name, (name,), is_read=False)
    if content.startswith(b"%PDF-"):
        try:
            with closing(pypdfium2.PdfDocument(content)) as inner:
                return Attached(name, (name, *map(_text_of, inner)))
        except pypdfium2.PdfiumError:
            return Attached(name, (name,), is_read=False)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Attached(name, (name, content.decode(encoding, "replace")))
    if _NOT_TEXT.search(content):
        return Attached(name, (name,), is_read=False)
    return Attached(name, (name, content.decode("utf-8", "replace")))  # digits read the same in every code page


def _text_of(page: pypdfium2.PdfPage) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_range(errors="replace"))


def _string_of(note: raw.FPDF_ANNOTATION, key: bytes) -> str:
    return _utf16(lambda buffer, size: int(raw.FPDFAnnot_GetStringValue(note, key, buffer, size)))


def _value_of(form: pypdfium2.PdfFormEnv, note: raw.FPDF_ANNOTATION) -> str:
    return _utf16(lambda buffer, size: int(raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, size)))


def _utf16(ask: Callable[[object, int], int]) -> str:
    """Return the text that pdfium writes into a buffer after it was asked how many bytes that takes."""
    size = min(ask(None, 0), _LONGEST_TEXT)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _address_of(page: pypdfium2.PdfPage, note: raw.FPDF_ANNOTATION) -> str:
    """Return what a link leads to (``tel:...``), '' for what is no link."""
    link = raw.FPDFAnnot_GetLink(note)
    action = raw.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = min(raw.FPDFAction_GetURIPath(page.pdf, action, None, 0), _LONGEST_TEXT)
    buffer = ctypes.create_string_buffer(max(size, 1))
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    return unquote(buffer.value.decode("utf-8", "replace"))
