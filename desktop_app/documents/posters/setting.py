"""Titles and the lines over them, as large as their place allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.lines import Line
from desktop_app.documents.pages import EM_ABOVE_BASELINE, Item, Words, moved
from desktop_app.documents.posters.design import Lettering, Sheet
from desktop_app.documents.titles import title_lines
from desktop_app.documents.units import Type

TITLE_PITCH = 1.26  # ems from line to line
_FEW_LETTERS = 5
_STEP = 0.965
_SMALLEST = 1.2  # units


def lettering_items(text: str, lettering: Lettering, sheet: Sheet) -> Iterator[Item]:
    """Yield ``text`` in its place, in the largest type in which it needs no more than its lines."""
    if not text.strip():
        return
    unit, place = sheet.unit, lettering.place
    lines, size = _largest(text, lettering, unit)
    top = (place.top + (place.height - len(lines) * TITLE_PITCH * size / unit) / 2) * unit
    for number, line in enumerate(lines):
        baseline = top + number * TITLE_PITCH * size + (TITLE_PITCH - 1) / 2 * size + EM_ABOVE_BASELINE * size
        shift = 0.0 if lettering.centred else -min((run.x for run in line.runs), default=0.0)
        yield from moved((Words(shift, baseline, line.runs, lettering.ink, lettering.bold),), place.left * unit, 0.0)


def _largest(text: str, lettering: Lettering, unit: float) -> tuple[Sequence[Line], float]:
    width, height = lettering.place.width * unit, lettering.place.height * unit
    size = min(lettering.largest * unit, height / TITLE_PITCH)
    spread = lettering.spread if len(text) <= _FEW_LETTERS else 1.0
    while True:
        type_ = Type(lettering.role, size, size * spread if spread > 1 else 0.0)
        lines = title_lines(text, type_, width)
        most = min(lettering.most_lines, int(height / (TITLE_PITCH * size) + 1e-6))
        fits = len(lines) <= most and all(line.width <= width + 0.1 for line in lines)
        if fits or size < _SMALLEST * unit:
            return lines, size
        size *= _STEP
