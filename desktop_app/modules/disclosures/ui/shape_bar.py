"""What the paper beside the form shows: A4 pages, a poster and how it is cut, or what was printed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop_app.documents.poster import Ink, PosterSize
from desktop_app.documents.tiles import SheetSize
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.modules.disclosures.documents import PAGES, Shape
from desktop_app.modules.disclosures.domain import Disclosure
from desktop_app.ui import theme
from desktop_app.ui.parts import Elided, column, row, words
from desktop_app.ui.tabs import Tabs

SIZES = (PosterSize.A3, PosterSize.A2, PosterSize.A1, PosterSize.A0)
_MOST_SHEETS = 6


class Side(Enum):
    """Which side of a disclosure the preview shows."""

    pages = _("A4 page")
    poster = _("Poster")
    sheets = _("Sheets")
    printed = _("As printed")


class ShapeBar(QWidget):
    """Tabs for the sides, and for a poster its size and cut; ``changed`` when another picture is wanted.

    ``poster_row`` is put where there is a whole line for it.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.side = Side.pages
        self.tabs = Tabs([side.value for side in Side], _("What the paper shows"))
        self.poster_size = _size_box()
        self.cut = _cut_box()
        self.across = _count(_("Sheets across"))
        self.down = _count(_("Sheets down"))
        self.paper = _box(_("Paper in the printer"), [(size.name, size) for size in SheetSize])
        self.ink = _box(_("Colour of the poster"), [(str(ink.value), ink) for ink in Ink])
        self.told = Elided("", "soft")
        self.poster_row = QWidget()
        self._lay_out()
        self.tabs.currentChanged.connect(lambda place: self.choose(list(Side)[place]))
        for box in (self.poster_size, self.cut, self.paper, self.ink):
            box.activated.connect(lambda _place: self._chosen())
        for spin in (self.across, self.down):
            spin.valueChanged.connect(lambda _count: self._chosen())
        self.offer((Side.pages, Side.poster, Side.sheets))

    def offer(self, sides: Sequence[Side]) -> None:
        """Offer only ``sides`` and show the first of them, without telling anybody."""
        for place, side in enumerate(Side):
            self.tabs.setTabVisible(place, side in sides)
        self.tabs.updateGeometry()
        self.side = sides[0]
        self._say()

    def shape(self) -> Shape:
        """Return what is printed of the side shown."""
        if self.side in (Side.pages, Side.printed):
            return PAGES
        size = SIZES[max(self.poster_size.currentIndex(), 0)]
        fit = (self.across.value(), self.down.value()) if self.cut.currentIndex() else None
        return Shape(size, fit, list(SheetSize)[self.paper.currentIndex()], list(Ink)[self.ink.currentIndex()])

    def choose(self, side: Side) -> None:
        """Show ``side``, as if its tab was pressed."""
        self.side = side
        self._chosen()

    def _chosen(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self.tabs.mark(list(Side).index(self.side))
        is_poster = self.side in (Side.poster, Side.sheets)
        self.poster_row.setVisible(is_poster)
        fits = bool(self.cut.currentIndex())
        for widget in (self.across, self.down, self._times):
            widget.setVisible(fits)
        tiling = self.shape().tiling
        if is_poster and tiling is not None:
            paper = self.shape().paper.name
            sheets = n_("{n} {paper} sheet", "{n} {paper} sheets", tiling.count, paper=paper)
            rows = _("{rows} × {columns}", rows=tiling.down, columns=tiling.across)
            self.told.setText(
                str(_("{sheets} ({rows}), {scale}", sheets=sheets, rows=rows, scale=f"{tiling.scale:.0%}"))
            )

    def _lay_out(self) -> None:
        self.tabs.setUsesScrollButtons(False)
        row(self, gap=0).addWidget(self.tabs)
        self._times = words("×", "soft")
        lines = column(self.poster_row, gap=8)
        looks, cuts = row(gap=8), row(gap=8)
        for widget in (self.poster_size, self.ink, self.paper):
            looks.addWidget(widget)
        for each in (self.cut, self.across, self._times, self.down):
            cuts.addWidget(each)
        looks.addStretch(1)
        cuts.addWidget(self.told, 1)
        lines.addLayout(looks)
        lines.addLayout(cuts)


def _size_box() -> QComboBox:
    box = _box(_("Size of the poster"), [(size.name, size) for size in SIZES])
    box.setCurrentIndex(SIZES.index(PosterSize.A2))
    return box


def _cut_box() -> QComboBox:
    return _box(_("How the poster is cut"), [(str(_("full size")), None), (str(_("fitted to")), None)])


def _box(name: Message, choices: Sequence[tuple[str, object]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(str(name))
    for text, value in choices:
        box.addItem(text, value)
    return box


def _count(name: Message) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(1, _MOST_SHEETS)
    spin.setValue(2)
    spin.setAccessibleName(str(name))
    spin.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
    spin.setFixedWidth(theme.px(64))
    return spin


def sides_of(disclosure: Disclosure) -> tuple[Side, ...]:
    """Return what can be shown of a disclosure, first what is shown first: what was taken down stays as it was."""
    if disclosure.paper is None:
        return (Side.pages, Side.poster, Side.sheets)
    if disclosure.is_off_the_wall:
        return (Side.printed,)
    return (Side.printed, Side.pages, Side.poster, Side.sheets)
