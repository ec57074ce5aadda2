"""Texts that break typesetters, in every layout, measured on the finished PDF as a reader sees it."""

from __future__ import annotations

import ctypes
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from desktop_app.documents.characters import NOT_AT_LINE_END, NOT_AT_LINE_START, visible
from desktop_app.documents.official import official_pdf
from desktop_app.documents.pages import LARGE, NOTICE, OFFICIAL, Look
from desktop_app.documents.plain_text import document_of
from desktop_app.documents.units import Span, may_part, units_of
from tests.unit.documents.adversaries import TEXTS
from tests.unit.documents.reading import words_of

LOOKS = {"official": OFFICIAL, "plain": NOTICE, "large": LARGE}
FROM_THE_RIGHT = ("Arabic", "Hebrew")  # what is copied from such a line comes in an order of the reader's choice


@dataclass
class Set:
    """One line on a finished page: its baseline from the top, where its ink begins and ends, its type and its text."""

    baseline: float
    left: float
    right: float
    size: float
    text: str


def lines_on(page: pypdfium2.PdfPage) -> list[Set]:
    """The lines of a page from top to bottom, put together from the places of their characters."""
    found: dict[float, list[tuple[float, str, float, tuple[float, ...]]]] = {}
    with closing(page.get_textpage()) as text:
        x, y = ctypes.c_double(), ctypes.c_double()
        for place in range(text.count_chars()):
            if pypdfium2.raw.FPDFText_IsGenerated(text, place):
                continue
            pypdfium2.raw.FPDFText_GetCharOrigin(text, place, x, y)
            character = chr(pypdfium2.raw.FPDFText_GetUnicode(text, place))
            size = pypdfium2.raw.FPDFText_GetFontSize(text, place)
            found.setdefault(round(page.get_height() - y.value, 1), []).append(
                (x.value, character, size, text.get_charbox(place))
            )
    return [_line(baseline, sorted(characters)) for baseline, characters in sorted(found.items())]


def _line(baseline: float, characters: list[tuple[float, str, float, tuple[float, ...]]]) -> Set:
    inked = [box for _x, _character, _size, box in characters if box[2] > box[0]]
    left, right = min([box[0] for box in inked], default=1e9), max([box[2] for box in inked], default=0.0)
    text = "".join(character for _x, character, _size, _box in characters)  # in halves beyond the first plane
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return Set(baseline, left, right, characters[0][2], whole)


def pages_of(pdf: bytes) -> Iterator[list[Set]]:
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for number in range(len(document)):
            with closing(document[number]) as page:
                yield lines_on(page)


def visible_lines(text: str) -> list[str]:
    return [visible(line).strip() for line in text.splitlines()]


def joins_a_whole_line(text: str, look: Look) -> bool:
    """Tell whether the text holds a run so long that it must be divided where no line should end."""
    for line in text.splitlines():
        width = 0.0
        units = units_of([Span(line)], look.body)
        for before, after in pairwise(units):
            width = 0.0 if may_part(before, after) else (width or before.width) + after.width
            if width > 0.6 * look.width:
                return True
    return False


@pytest.mark.parametrize("layout", LOOKS)
@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_set_without_a_loss_and_inside_its_page(name: str, layout: str) -> None:
    text, look = TEXTS[name], LOOKS[layout]
    pdf = official_pdf(document_of(text), look)
    put_in = re.sub(r"\s", "", visible(text))
    if name in FROM_THE_RIGHT:
        assert sorted(words_of(pdf)) == sorted(put_in)
    else:
        assert words_of(pdf) == put_in
    divided = joins_a_whole_line(text, look)
    ends = {line[-9:] for line in map("".join, map(str.split, visible_lines(text)))}
    for page in pages_of(pdf):
        body = [line for line in page if line.baseline < look.top + look.height]
        assert len(page) - len(body) <= 1  # the page number
        for line in body:
            assert line.left > look.left - 0.2 * line.size
            assert line.right < look.left + look.width + 0.25 * line.size
            said = re.sub(r"\s", "", line.text)
            assert divided or said[-1:] not in NOT_AT_LINE_END or any(end.endswith(said[-9:]) for end in ends)
            assert divided or said[:1] not in NOT_AT_LINE_START or line.left > look.left + look.cell
        for above, below in pairwise(body):
            assert below.baseline - above.baseline > 0.95 * below.size


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed here")
def test_no_file_is_damaged(tmp_path: Path) -> None:
    for number, (layout, name) in enumerate((layout, name) for layout in LOOKS for name in list(TEXTS)[:56:7]):
        (tmp_path / f"{number}.pdf").write_bytes(official_pdf(document_of(TEXTS[name]), LOOKS[layout]))
    for file in sorted(tmp_path.glob("*.pdf")):
        told = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout + told.stderr
