"""Cells of an .xlsx that show an error such as ``#N/A``: the reader gives nothing for them, yet they are not empty."""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from desktop_app.exchange.cells import Row

_CHUNK = 1 << 20
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_END_OF_CELL = b"</c>"
_MARKS = (b't="e"', b"t='e'")
_ERROR = re.compile(
    rb"<c(?=\s[^>]*\bt=[\"']e[\"'])\s[^>]*\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*>"
    rb"(?:(?!</c>).)*?<v>(#[^<]{1,20})</v>",
    re.DOTALL,
)


def parts_of_sheets(content: bytes) -> dict[str, str]:
    """Return by the name of each sheet the part of the package ``content`` that holds it.

    Nothing for sheets of a workbook that is put together in another way. ValueError where two sheets are one part:
    no program saves them so, and each would be read at the size of the part.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        try:
            book = package.read("xl/workbook.xml").decode("utf-8", "replace")
            relations = package.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
        except KeyError:
            return {}
    targets = {each.get("Id"): each.get("Target", "") for each in map(_attributes, _RELATION.findall(relations))}
    sheets = {each.get("name", ""): each.get("id", "") for each in map(_attributes, _SHEET.findall(book))}
    parts = {name: _part(targets[number]) for name, number in sheets.items() if targets.get(number)}
    if len({*parts.values()}) < len(parts):
        raise ValueError("two sheets in one part")
    return parts


def put_the_errors_in(rows: list[Row], content: bytes, part: str) -> None:
    """Write into ``rows`` what the error cells of ``part`` show; ``content`` is an .xlsx that was inspected."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if part not in package.namelist():
            return
        for row, column, shown in _errors(package, part):
            if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
                rows[row][column] = shown


def _part(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _attributes(tag: str) -> dict[str, str]:
    return {name.rpartition(":")[2]: html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag)}


def _errors(package: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int, str]]:
    rest = b""
    with package.open(part) as opened:
        while piece := opened.read(_CHUNK):
            xml = rest + piece
            end = xml.rfind(_END_OF_CELL) + len(_END_OF_CELL) if _END_OF_CELL in xml else 0
            rest = xml[end:][-_CHUNK:]
            if any(mark in xml for mark in _MARKS):
                for found in _ERROR.finditer(xml, 0, end):
                    yield int(found[2]) - 1, _column(found[1]), found[3].decode("utf-8", "replace")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
