"""What stands on a page, written as PDF operators.

Every piece is written so that it needs nothing set before it and leaves nothing set behind it: equal pieces of two
pages are equal texts, which a file of many letters then holds once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reportlab.pdfbase import pdfdoc

from desktop_app.documents.faces import Face
from desktop_app.documents.lines import Run
from desktop_app.documents.pages import BLACK, Area, Colour, Group, Path, Photo, Rule, Words

MOST_LINES_KEPT = 4000
_Stroke = tuple[float, Colour, float]
"""Width, colour and dash of a rule."""


def number(value: float) -> str:
    """Write a length to a hundredth of a point, without what need not be written."""
    return repr(round(value, 2)).removesuffix(".0")


def _colour(colour: Colour, operator: str) -> str:
    return " ".join([f"{part:.3f}".rstrip("0").rstrip(".") for part in colour]) + f" {operator} "


class Writer:
    """Writes the items of one document's pages; lines of text that come again are written once and kept."""

    def __init__(self, document: pdfdoc.PDFDocument, name_of_photo: Callable[[Photo], str]) -> None:
        self.document = document
        self.name_of_photo = name_of_photo
        self._codes: dict[Face, Mapping[str, str]] = {}
        self._places: dict[tuple[int, float, float], tuple[Words, str]] = {}
        self._lines: dict[int, tuple[tuple[Run, ...], str]] = {}

    def operators(self, groups: Iterable[Group], height: float) -> list[str]:
        """Return the operators of ``groups`` on a space ``height`` points high, one text for each piece.

        Rules are gathered, so that one line down a table is one stroke; what is filled covers only what came before.
        """
        written: list[str] = []
        rules = _Rules()
        for group in groups:
            x, y = group.x, height - group.y
            for item in group.items:
                match item:
                    case Words():
                        if item.runs:
                            written.append(self._kept_words(item, x, y))
                    case Rule():
                        rules.add(item, x, y)
                    case _:
                        written += rules.drawn()
                        written.append(self._filled(item, x, y))
        return written + rules.drawn()

    def _filled(self, item: Area | Path | Photo, x: float, y: float) -> str:
        match item:
            case Area():
                return _area(item, x, y)
            case Path():
                return _path(item, x, y)
            case Photo():
                name = self.name_of_photo(item)
                sizes = f"{number(item.width)} 0 0 {number(item.height)}"
                return f"q {sizes} {number(x + item.x)} {number(y - item.y - item.height)} cm /{name} Do Q"

    def _kept_words(self, item: Words, x: float, y: float) -> str:
        """Return the operators of a line, as they were written where the very same line stood there before."""
        key = id(item), x, y
        kept = self._places.get(key)
        if kept is None:
            if len(self._places) >= MOST_LINES_KEPT:
                self._places.clear()
            kept = self._places[key] = (item, self._words(item, x, y))
        return kept[1]

    def _words(self, item: Words, x: float, y: float) -> str:
        runs = item.runs
        kept = self._lines.get(id(runs))
        if kept is None or kept[0] is not runs:
            if len(self._lines) >= MOST_LINES_KEPT:
                self._lines.clear()
            kept = self._lines[id(runs)] = (runs, self._runs(runs))
        text = f"BT {number(x + item.x + runs[0].x)} {number(y - item.baseline)} Td {kept[1]}ET"
        if item.colour == BLACK and not item.bold:
            return text
        colour = _colour(item.colour, "rg")
        if not item.bold:
            return f"q {colour}{text} Q"
        return f"q {colour}{_colour(item.colour, 'RG')}{number(item.bold * runs[0].size)} w 2 Tr 1 j {text} Q"

    def _runs(self, runs: tuple[Run, ...]) -> str:
        """Write runs from the beginning of the first; each is a text object of its own for whoever reads the page."""
        known = self._codes
        parts: list[str] = []
        x, face, size, air, stretch = runs[0].x, None, 0.0, None, 1.0
        for run in runs:
            if run.x != x:
                parts.append(f"{number(run.x - x)} 0 Td ")
                x += round(run.x - x, 2)  # what was written, so that roundings do not add up
            if run.face is not face or run.size != size:
                face, size = run.face, run.size
                parts.append(f"/{face.resource} {number(size)} Tf ")
            if run.air != air:
                air = run.air
                parts.append(f"{air:.4f}".rstrip("0").rstrip(".") + " Tc ")
            if run.stretch != stretch:
                stretch = run.stretch
                parts.append(f"{stretch * 100:.2f} Tz ")
            codes = known.get(run.face) or known.setdefault(run.face, run.face.codes(self.document))
            parts.append("(" + "".join([codes[character] for character in run.text]) + ")Tj ")
        return "".join(parts) + ("100 Tz " if stretch != 1.0 else "")


class _Rules:
    """Straight lines gathered by their look; one that goes on where another ends makes it longer."""

    def __init__(self) -> None:
        self._of_look: dict[_Stroke, list[list[float]]] = {}
        self._ends: dict[tuple[_Stroke, int, int], list[float]] = {}

    def add(self, rule: Rule, x: float, y: float) -> None:
        """Gather ``rule``, whose corner stands at ``x`` and ``y`` of the page."""
        look = rule.width, rule.colour, rule.dash
        line = [x + rule.x0, y - rule.y0, x + rule.x1, y - rule.y1]
        upright = rule.x0 == rule.x1
        longer = self._ends.pop((look, round(line[0] * 100), round(line[1] * 100)), None) if upright else None
        if longer:
            longer[3] = line[3]
            line = longer
        else:
            self._of_look.setdefault(look, []).append(line)
        if upright:
            self._ends[look, round(line[2] * 100), round(line[3] * 100)] = line

    def drawn(self) -> list[str]:
        """Return the operators of everything gathered, and begin anew."""
        written = [_strokes(look, lines) for look, lines in self._of_look.items()]
        self._of_look.clear()
        self._ends.clear()
        return written


def _strokes(look: _Stroke, lines: Iterable[list[float]]) -> str:
    width, colour, dash = look
    path = " ".join([f"{number(x0)} {number(y0)} m {number(x1)} {number(y1)} l" for x0, y0, x1, y1 in lines])
    pen = _colour(colour, "RG") if colour != BLACK else ""
    pattern = f"[{number(dash)}] 0 d " if dash else ""
    return f"q {pen}{number(width)} w {pattern}{path} S Q"


def _painted(item: Area | Path, path: str) -> str:
    """Fill a path, draw its outline, or both."""
    ink = _colour(item.fill, "rg") if item.fill is not None else ""
    if not item.outline:
        return f"q {ink}{path} f Q"
    pen = f"{_colour(item.colour, 'RG')}{number(item.outline)} w "
    return f"q {ink}{pen}{path} {'B' if item.fill is not None else 'S'} Q"


def _area(item: Area, x: float, y: float) -> str:
    corner = f"{number(x + item.x)} {number(y - item.y - item.height)}"
    return _painted(item, f"{corner} {number(item.width)} {number(item.height)} re")


def _path(item: Path, x: float, y: float) -> str:
    parts: list[str] = []
    for piece in item.pieces:
        places = [number(x + each if place % 2 == 0 else y - each) for place, each in enumerate(piece)]
        operator = "c" if len(piece) == 6 else "l" if parts else "m"
        parts.append(" ".join([*places, operator]))
    return _painted(item, " ".join(parts) + (" h" if item.closed else ""))
