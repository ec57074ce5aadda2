"""What a workbook file is, and whether opening it can do harm: looked at before anything unpacks it.

The reader (calamine) lays a sheet out as a full rectangle and unpacks whatever the package holds, so a file of
a few kilobytes could ask for all the memory there is. Everything here runs in bounded memory on every system.
"""

from __future__ import annotations

import codecs
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.exchange.compound import refuse_harmful_compound_file
from desktop_app.exchange.extent import SheetExtent, StringSizes
from desktop_app.exchange.workbook_failures import damaged, not_a_workbook, protected, too_much_inside

MOST_BYTES = 200 << 20
MOST_UNPACKED = 512 << 20
MOST_ENTRIES = 5_000
MOST_TEXT = 1 << 30

_CHUNK = 1 << 20
_PACKED_CHUNK = 1 << 16
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 1
_LOCAL_HEADER = 30
_EMPTY_ZIP = b"PK\x05\x06"
_START = 4096
_OF_EXCEL_2003 = "urn:schemas-microsoft-com:office:spreadsheet"
_MANY_FILES_IN_ONE = "mime-version:"
_NOT_BINARY = re.compile(r"[^\x00-\x08\x0e-\x1a\x1c-\x1f]*")


def read_harmless(path: Path) -> bytes:
    """Return the content of the workbook ``path`` (.xlsx, .xlsm, .xls, .et; at most 200 MB).

    Raises ``AppError`` with a sentence for whatever cannot be read as a workbook within bounds.
    """
    try:
        about = path.stat()
        if about.st_size > MOST_BYTES:
            raise _too_large(path)
        if not stat.S_ISREG(about.st_mode):
            raise AppError(_("{name} is no file that can be read.", name=path.name))
        content = path.read_bytes()
    except OSError as unreadable:
        raise AppError(_("{name} cannot be read. Is it still there and not locked?", name=path.name)) from unreadable
    refuse_harmful_workbook(content, path.name)
    return content


def is_old_workbook(content: bytes) -> bool:
    """Say whether ``content`` is a compound file, as .xls and .et are."""
    return content.startswith(_COMPOUND)


def refuse_harmful_workbook(content: bytes, name: str) -> None:
    """Raise ``AppError`` unless ``content`` is a workbook that opens within bounds; ``name`` is for the sentence."""
    if content.startswith(_ZIP):
        _refuse_harmful_package(content, name)
    elif is_old_workbook(content):
        refuse_harmful_compound_file(content, name)
    else:
        raise AppError(_what_it_is_instead(content, name))


def _refuse_harmful_package(content: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError) as broken:
        raise damaged(name) from broken
    if len(entries) > MOST_ENTRIES:
        raise AppError(_("{name} holds far too many parts for a workbook.", name=name))
    _refuse_other_packages({entry.filename.lower() for entry in entries}, name)
    _refuse_harmful_parts(content, entries, name)


def _refuse_other_packages(parts: set[str], name: str) -> None:
    if "xl/workbook.xml" in parts:
        return
    if "xl/workbook.bin" in parts or "content.xml" in parts:
        raise AppError(_("{name} is a workbook of another format. Save it as .xlsx and import that.", name=name))
    if "word/document.xml" in parts:
        raise AppError(_("{name} is a text document. Copy its table into a workbook and import that.", name=name))
    raise AppError(_("{name} is an archive, not a workbook. Unpack it first.", name=name))


def _refuse_harmful_parts(content: bytes, entries: list[zipfile.ZipInfo], name: str) -> None:
    left = MOST_UNPACKED
    looked_at: list[tuple[zipfile.ZipInfo, SheetExtent, StringSizes]] = []
    for entry in entries:
        extent, strings = SheetExtent(name), StringSizes(name)
        looked_at.append((entry, extent, strings))
        for piece in _unpacked(content, entry, name):
            left -= len(piece)
            if left < 0:
                raise too_much_inside(name)
            extent.feed(piece)
            strings.feed(piece)
    shared = max((strings for _entry, _extent, strings in looked_at), key=lambda each: each.longest)
    for entry, extent, _strings in looked_at:
        if extent.needs_a_second_look():
            extent.measure(_unpacked(content, entry, name))
        if extent.cells * shared.longest > MOST_TEXT:
            _refuse_too_much_text(shared.of_cells(_unpacked(content, entry, name)), name)


def _refuse_too_much_text(sizes: Iterable[int], name: str) -> None:
    """Add up what the cells of a sheet repeat of the texts they share."""
    total = 0
    for size in sizes:
        total += size
        if total > MOST_TEXT:
            raise too_much_inside(name)


def _unpacked(content: bytes, entry: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Yield what ``entry`` really unpacks to, whatever its directory entry says about its size."""
    packed = _packed(content, entry, name)
    if entry.compress_type == _STORED:
        yield from (bytes(packed[start : start + _CHUNK]) for start in range(0, len(packed), _CHUNK))
        return
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), _PACKED_CHUNK):
            rest = bytes(packed[start : start + _PACKED_CHUNK])
            while rest and not inflating.eof:
                yield inflating.decompress(rest, _CHUNK)
                rest = inflating.unconsumed_tail
    except zlib.error as broken:
        raise damaged(name) from broken


def _packed(content: bytes, entry: zipfile.ZipInfo, name: str) -> memoryview:
    if entry.flag_bits & _ENCRYPTED:
        raise protected(name)
    if entry.compress_type not in (_STORED, _DEFLATED):
        raise damaged(name)
    header = content[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(_ZIP):
        raise damaged(name)
    start = entry.header_offset + _LOCAL_HEADER
    start += int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    return memoryview(content)[start : start + entry.compress_size]


def _what_it_is_instead(content: bytes, name: str) -> Message:
    start = _as_text(content[:_START]).lstrip("\ufeff \r\n\t").lower()
    if not content:
        return _("{name} is empty.", name=name)
    if start.startswith(("<", _MANY_FILES_IN_ONE)):
        return _what_page_it_is(start, name)
    if start.startswith("%pdf"):
        return _("{name} is a PDF. Only workbooks (.xlsx, .xls, .et) can be imported.", name=name)
    if content.startswith(_EMPTY_ZIP):
        return _("{name} is an archive, not a workbook. Unpack it first.", name=name)
    if _NOT_BINARY.fullmatch(start):
        return _("{name} is a plain text file. Open it in Excel or WPS, save as .xlsx and import that.", name=name)
    return not_a_workbook(name).message


def _what_page_it_is(start: str, name: str) -> Message:
    if _OF_EXCEL_2003 in start:
        return _("{name} is an XML table of Excel 2003. Open it in Excel or WPS and save as .xlsx.", name=name)
    return _("{name} is a web page and only called a workbook. Open it in Excel or WPS and save as .xlsx.", name=name)


def _as_text(start: bytes) -> str:
    """Return what a text begins with in any of the codes offices use; signs and tags are the same in all of them."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace")
    return start.decode("latin-1").removeprefix(codecs.BOM_UTF8.decode("latin-1"))


def _too_large(path: Path) -> AppError:
    most = MOST_BYTES >> 20
    return AppError(_("{name} is larger than {most} MB. Split it into several workbooks.", name=path.name, most=most))
