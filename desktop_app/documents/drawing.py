"""Pages drawn as PDF: the only place that writes into a reportlab canvas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.faces import opened
from desktop_app.documents.pages import BLACK, Area, Colour, Group, Page, Rule, Words

rl_config.useA85 = 0  # streams as bytes: a fifth smaller than the ASCII that reportlab writes otherwise


def new_canvas(out: io.BytesIO, size: tuple[float, float], title: str) -> Canvas:
    """Return a canvas that holds no font but those that text is drawn in."""
    canvas = Canvas(out, pagesize=size, pageCompression=1, initialFontName=opened("song").fontName, lang="zh-CN")
    canvas.setTitle(title)
    canvas.setCreator("Community Desk")
    canvas.setAuthor("")
    canvas.setSubject("")
    return canvas


def pdf_of(pages: Sequence[Page], title: str) -> bytes:
    """Return the pages as a PDF document."""
    out = io.BytesIO()
    canvas = new_canvas(out, (pages[0].width, pages[0].height), title)
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        draw(canvas, page.groups, page.height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw(canvas: Canvas, groups: Iterable[Group], height: float) -> None:
    """Draw groups whose places count from the upper left corner of a space ``height`` points high."""
    brush = _Brush(canvas)
    for group in groups:
        brush.x, brush.y = group.x, height - group.y
        for item in group.items:
            match item:
                case Words():
                    brush.words(item)
                case Rule():
                    brush.rule(item)
                case Area():
                    brush.area(item)
    brush.finish()


def _number(value: float) -> str:
    return f"{value:.2f}"


class _Brush:
    """Writes PDF operators and remembers what is already set; ``x`` and ``y`` are the corner it counts from."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.document: pdfdoc.PDFDocument = canvas._doc  # noqa: SLF001 - reportlab gives fonts no other way
        self.x = self.y = 0.0
        self.out: list[str] = ["q"]
        self.filling: Colour = BLACK
        self.drawing: Colour = BLACK

    def finish(self) -> None:
        """Hand everything to the canvas."""
        self.canvas.addLiteral("\n".join([*self.out, "Q"]))

    def _fill(self, colour: Colour) -> None:
        if colour != self.filling:
            self.filling = colour
            self.out.append(" ".join(map(_number, colour)) + " rg")

    def _stroke(self, colour: Colour, width: float, dash: float = 0.0) -> None:
        if colour != self.drawing:
            self.drawing = colour
            self.out.append(" ".join(map(_number, colour)) + " RG")
        pattern = f"[{_number(dash)}] 0 d" if dash else "[] 0 d"
        self.out.append(f"{_number(width)} w {pattern}")

    def words(self, item: Words) -> None:
        """Draw runs on one baseline."""
        self._fill(item.colour)
        if item.bold and item.runs:
            self._stroke(item.colour, item.bold * item.runs[0].size)
        parts = ["BT", "2 Tr 1 j" if item.bold else "0 Tr"]
        x, y = self.x + item.x, self.y - item.baseline
        for run in item.runs:
            codes = run.face.codes(self.document)
            text = "".join([codes[character] for character in run.text])
            parts.append(
                f"/{run.face.resource} {_number(run.size)} Tf {run.air:.4f} Tc "
                f"{run.stretch:.4f} 0 0 1 {_number(x + run.x)} {_number(y)} Tm <{text}> Tj"
            )
        self.out.append(" ".join([*parts, "ET"]))

    def rule(self, item: Rule) -> None:
        """Draw a straight line."""
        self._stroke(item.colour, item.width, item.dash)
        self.out.append(
            f"{_number(self.x + item.x0)} {_number(self.y - item.y0)} m "
            f"{_number(self.x + item.x1)} {_number(self.y - item.y1)} l S"
        )

    def area(self, item: Area) -> None:
        """Draw a rectangle."""
        if item.fill is not None:
            self._fill(item.fill)
        if item.outline:
            self._stroke(item.colour, item.outline)
        operator = "B" if item.fill is not None and item.outline else "f" if item.fill is not None else "S"
        x, y, width, height = map(_number, (self.x + item.x, self.y - item.y - item.height, item.width, item.height))
        self.out.append(f"{x} {y} {width} {height} re {operator}")
