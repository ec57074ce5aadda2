"""The printers of this PC, and how a sheet is ordered from one of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop_app.domain.i18n import _


class Sides(Enum):
    """Which sides of the paper are printed on, and along which edge it is turned."""

    one = _("one side")
    long_edge = _("both sides, turned along the long edge")
    short_edge = _("both sides, turned along the short edge")


class Sorting(Enum):
    """In which order several copies come out."""

    sets = _("copy after copy: 1 2 3, 1 2 3")
    pages = _("page after page: 1 1, 2 2, 3 3")


_DUPLEX = {
    Sides.one: QPrinter.DuplexMode.DuplexNone,
    Sides.long_edge: QPrinter.DuplexMode.DuplexLongSide,
    Sides.short_edge: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True)
class PrintOrder:
    """What the clerk asks of a printer; ``pages`` count from 0.

    ``starts`` are the pages with which a document begins: printed on both sides, it gets a sheet of its own.
    """

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    sides: Sides = Sides.one
    sorting: Sorting = Sorting.sets
    starts: frozenset[int] = frozenset()

    def one_copy(self) -> tuple[int | None, ...]:
        """Return the sides of one copy in their order: numbers of pages, None for a back that stays empty."""
        sides: list[int | None] = []
        for page in self.pages:
            if self.sides is not Sides.one and page in self.starts and len(sides) % 2:
                sides.append(None)
            sides.append(page)
        return tuple(sides)

    def all_copies(self) -> tuple[int | None, ...]:
        """Return the sides of all copies, for a printer that cannot make copies itself."""
        one = self.one_copy()
        by_sheet = 1 if self.sides is Sides.one else 2
        whole = (*one, *[None] * (-len(one) % by_sheet))
        if self.sorting is Sorting.sets:
            return whole * self.copies
        sheets = [whole[start : start + by_sheet] for start in range(0, len(whole), by_sheet)]
        return tuple(side for sheet in sheets for side in sheet * self.copies)


class Printers(Protocol):
    """What the print dialog asks of the system."""

    def names(self) -> list[str]:
        """Return the printers that are installed, the system's own choice first."""
        ...

    def can_turn(self, name: str) -> bool:
        """Tell whether a printer prints on both sides."""
        ...

    def device(self, name: str) -> QPrinter:
        """Return the device to paint on."""
        ...


class InstalledPrinters:
    """The printers the system knows."""

    def names(self) -> list[str]:
        """Return the printers that are installed, the system's own choice first."""
        first = QPrinterInfo.defaultPrinterName()
        return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != first, name))

    def can_turn(self, name: str) -> bool:
        """Tell whether a printer prints on both sides."""
        return any(mode is not QPrinter.DuplexMode.DuplexNone for mode in _info(name).supportedDuplexModes())

    def device(self, name: str) -> QPrinter:
        """Return the device to paint on, at the resolution the printer has."""
        return QPrinter(_info(name), QPrinter.PrinterMode.HighResolution)


def _info(name: str) -> QPrinterInfo:
    return QPrinterInfo.printerInfo(name)


def set_up(device: QPrinter, order: PrintOrder, title: str) -> QPrinter:
    """Prepare ``device`` for ``order``; ``title`` is what the job is called in the system's queue."""
    device.setDocName(title)
    device.setFullPage(True)
    device.setDuplex(_DUPLEX[order.sides])
    if device.supportsMultipleCopies():
        device.setCopyCount(order.copies)
        device.setCollateCopies(order.sorting is Sorting.sets)
    return device


def lay_paper(device: QPrinter, width: float, height: float) -> None:
    """Have the next page printed on paper of ``width`` x ``height`` points, at full size and without margins."""
    turned = width > height
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, orientation, QMarginsF(), QPageLayout.Unit.Point))
