"""What is no text: pictures, QR codes and charts, made to fit the column they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.graphics.barcode import qrencoder

from desktop_app.documents.charts import chart_items
from desktop_app.documents.description import Chart, Picture, QrCode
from desktop_app.documents.pages import BLACK, MM, Area, Item, Look
from desktop_app.documents.photos import photo_of
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

Figure = Picture | QrCode | Chart
MOST_HIGH = 0.5  # of the column
CHART_HIGH = 0.55  # of its width
MOST_IN_A_CODE = 900  # bytes: more becomes too fine for a telephone
QUIET = 4  # modules of white around a code (ISO/IEC 18004, 6.3.8)


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure laid out from its own upper left corner, in points."""

    width: float
    height: float
    items: tuple[Item, ...]
    caption: str


def figure_of(figure: Figure, look: Look) -> Placed:
    """Lay a figure out for the column of ``look``; raises AppError for what cannot be drawn."""
    match figure:
        case Picture():
            photo = photo_of(figure.content, min(figure.width * MM or look.width, look.width), look.height * MOST_HIGH)
            return Placed(photo.width, photo.height, (photo,), figure.caption)
        case QrCode():
            side = min(figure.width * MM, look.width, look.height * MOST_HIGH)
            return Placed(side, side, tuple(_code_items(figure.content, side)), figure.caption)
        case Chart():
            height = min(look.width * CHART_HIGH, look.height * MOST_HIGH)
            return Placed(look.width, height, tuple(chart_items(figure, look, look.width, height)), figure.title)


def _code_items(content: str, side: float) -> Iterator[Item]:
    """Yield the black of a QR code, dots beside each other as one bar."""
    if len(content.encode()) > MOST_IN_A_CODE:
        raise AppError(_("The text is too long for a QR code. Shorten it to {most} bytes.", most=MOST_IN_A_CODE))
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(content.encode()))
    code.make()
    dot = side / (len(code.modules) + 2 * QUIET)
    for row, dots in enumerate(code.modules):
        start = 0
        while start < len(dots):
            end = start
            while end < len(dots) and dots[end]:
                end += 1
            if end > start:
                place = (QUIET + start) * dot, (QUIET + row) * dot
                yield Area(*place, (end - start) * dot, dot * 1.01, fill=BLACK)  # no white hair between two rows
            start = max(end, start + 1)
