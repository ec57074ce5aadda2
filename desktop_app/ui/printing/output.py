"""Painting the pages of a finished document on a printer, at the printer's own resolution and at full size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from desktop_app.documents.preview import page_sizes
from desktop_app.documents.strips import strips_of
from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import _
from desktop_app.ui.printing.printers import PrintOrder, lay_paper, set_up

FINEST = 600
"""Dots per inch; a printer that could do more gets these enlarged."""


def print_pages(device: QPrinter, pdf: bytes, order: PrintOrder, title: str, step: Callable[[int, int], None]) -> None:
    """Print the pages of ``order`` on ``device``; may be called off the window's thread.

    ``step`` hears (done, total) pages and may raise ``Cancelled``: what has not gone to the printer is called off.
    Raises ``AppError`` when the printer does not take the document.
    """
    set_up(device, order, title)
    sizes = page_sizes(pdf)
    sides = order.one_copy() if device.supportsMultipleCopies() else order.all_copies()
    last = order.pages[0]
    lay_paper(device, *sizes[last])
    painter = QPainter()
    if not painter.begin(device):
        raise _not_taken(order)
    try:
        for done, number in enumerate(sides):
            step(done, len(sides))
            last = last if number is None else number
            if done:
                lay_paper(device, *sizes[last])
                if not device.newPage():
                    raise _not_taken(order)
            if number is not None:
                _paint(painter, device, pdf, number)
    except Cancelled:
        device.abort()
        raise
    finally:
        painter.end()
    if device.printerState() == QPrinter.PrinterState.Error:
        raise _not_taken(order)
    step(len(sides), len(sides))


def _paint(painter: QPainter, device: QPrinter, pdf: bytes, number: int) -> None:
    """Paint a page strip by strip; nothing is fitted to the paper, so a poster's sheets match."""
    dpi = min(device.resolution(), FINEST)
    painter.save()
    painter.scale(device.resolution() / dpi, device.resolution() / dpi)
    for top, strip in strips_of(pdf, number, dpi):
        picture = QImage(strip.pixels, strip.width, strip.height, strip.stride, QImage.Format.Format_RGB32)
        painter.drawImage(QPointF(0, top), picture)
    painter.restore()


def _not_taken(order: PrintOrder) -> AppError:
    return AppError(
        _(
            "The printer “{name}” did not take the document. Check that it is on and has paper, or save a PDF.",
            name=order.printer,
        )
    )
