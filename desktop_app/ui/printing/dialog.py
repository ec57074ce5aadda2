"""Where and how a document is printed: the program's own dialog, because the system's asks too much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLabel, QLineEdit, QSpinBox, QWidget

from desktop_app.documents.pages import MM
from desktop_app.documents.preview import page_size
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.page_range import pages_in
from desktop_app.ui import theme
from desktop_app.ui.calm import CalmCombo, CalmSpin
from desktop_app.ui.parts import button, column, mark_bad, panel, paragraph, row, words
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.printing.printers import Printers, PrintOrder, Sides, Sorting

_WIDTH = 470
_BORDER = 40
_MOST_COPIES = 99
_REMEMBERED = "printer"


@dataclass(frozen=True)
class OtherFile:
    """A file that a document can be saved as beside its PDF: what clerks call it, its ending, how it is made."""

    name: Message
    ending: str
    content: Callable[[], bytes] = field(repr=False)
    """Called off the window's thread; raises ``AppError`` where it cannot be made."""


@dataclass(frozen=True)
class Printable:
    """A finished document: what it is called, its PDF and how many pages that has."""

    title: str
    pdf: bytes = field(repr=False)
    pages: int
    remark: Message | None = None
    """What must be known before printing, such as that sheets are glued together."""
    starts: tuple[int, ...] = ()
    """Pages, from 0, with which the documents in it begin."""

    @property
    def paper(self) -> str:
        """The kind of paper it needs, such as ``210x297``: what a printer is remembered by."""
        width, height = sorted(page_size(self.pdf))
        return f"{round(width / MM)}x{round(height / MM)}"

    others: tuple[OtherFile, ...] = ()

    def content(self, ending: str) -> bytes:
        """Return the file with ``ending``, the PDF for one that is none of the others."""
        for other in self.others:
            if other.ending == ending.lower():
                return other.content()
        return self.pdf


class PrintDialog(QDialog):
    """Asks for printer, copies, pages and sides; ``wants_file`` says that a PDF is wanted instead."""

    def __init__(self, printable: Printable, printers: Printers, preferences: Preferences) -> None:
        super().__init__()
        self._printable, self._printers, self._preferences = printable, printers, preferences
        self.wants_file = False
        names = printers.names()
        self.printer = _box(_("Printer"), names)
        self.copies = _copies()
        self.pages = _page_line(printable.pages)
        self.sides = _box(_("Sides"), [str(each.value) for each in Sides])
        self.sorting = _box(_("Order of copies"), [str(each.value) for each in Sorting])
        self.complaint = paragraph("", "complaint")
        self.complaint.hide()
        self.print_button = button(_("Print"), self._print, "printer", "primary")
        self.file_button = button(_("Save as PDF …"), self._save, "file-type-pdf")
        self.setWindowTitle(str(_("Print")))
        self.setMinimumWidth(theme.px(_WIDTH))
        self._lay_out(any_printer=bool(names))
        self.printer.currentTextChanged.connect(lambda _name: self._offer_sides())
        self.copies.valueChanged.connect(lambda _count: self._offer_sorting())
        self.pages.textEdited.connect(lambda _text: self._complain(""))
        self._remember(names)

    def order(self) -> PrintOrder:
        """Return what is filled in; raises ``Unreadable`` for pages that are none."""
        return PrintOrder(
            self.printer.currentText(),
            pages_in(self.pages.text(), self._printable.pages),
            self.copies.value(),
            list(Sides)[max(self.sides.currentIndex(), 0)],
            list(Sorting)[max(self.sorting.currentIndex(), 0)],
            frozenset(self._printable.starts),
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need at this type size: the system would make the window lower."""
        inside = self.layout()
        if inside is not None:
            needed = inside.totalHeightForWidth(max(self.width(), self.minimumWidth()))
            self.setMinimumHeight(min(needed, self.screen().availableGeometry().height() - theme.px(_BORDER)))
        super().showEvent(event)

    def _print(self) -> None:
        try:
            order = self.order()
        except Unreadable as wrong:
            self._complain(str(wrong))
            return
        self._keep(order)
        self.accept()

    def _keep(self, order: PrintOrder) -> None:
        """Remember the printer and how it was used, for this kind of paper and as the last of all."""
        kept = f"{_REMEMBERED}/{self._printable.paper}"
        self._preferences.keep(_REMEMBERED, order.printer)
        self._preferences.keep(f"{kept}/name", order.printer)
        if self.sides.isEnabled():
            self._preferences.keep(f"{kept}/sides", order.sides.name)
        self._preferences.keep(f"{kept}/sorting", order.sorting.name)

    def _save(self) -> None:
        self.wants_file = True
        self.accept()

    def _complain(self, sentence: str) -> None:
        self.complaint.setText(sentence)
        self.complaint.setVisible(bool(sentence))
        mark_bad(self.pages, bad=bool(sentence))
        if sentence:
            self.pages.setFocus()

    def _remember(self, names: list[str]) -> None:
        """Begin with the printer used last for such paper, else the one used last of all, where it is still there."""
        kept = f"{_REMEMBERED}/{self._printable.paper}"
        for known in (self._preferences.text(f"{kept}/name"), self._preferences.text(_REMEMBERED)):
            if known in names:
                self.printer.setCurrentText(known)
                break
        for box, options, name in ((self.sides, Sides, "sides"), (self.sorting, Sorting, "sorting")):
            chosen = [each.name for each in options]
            word = self._preferences.text(f"{kept}/{name}")
            box.setCurrentIndex(chosen.index(word) if word in chosen else 0)
        self._offer_sides()
        self._offer_sorting()

    def _offer_sorting(self) -> None:
        """Ask in which order copies come out only where there are several."""
        self.sorting.setEnabled(self.copies.value() > 1)

    def _offer_sides(self) -> None:
        able = bool(self.printer.currentText()) and self._printers.can_turn(self.printer.currentText())
        self.sides.setEnabled(able)
        if not able:
            self.sides.setCurrentIndex(0)

    def _lay_out(self, *, any_printer: bool) -> None:
        down = column(self, margin=20, gap=12)
        down.addWidget(words(_("Print"), "headline"))
        down.addWidget(paragraph(self._printable.title))
        if any_printer:
            down.addLayout(self._grid())
            down.addWidget(_remarks(self._printable))
        else:
            down.addWidget(_no_printer())
        across = row()
        across.addWidget(self.file_button)
        across.addStretch(1)
        across.addWidget(button(_("Cancel"), self.reject))
        across.addWidget(self.print_button)
        down.addLayout(across)
        self.print_button.setVisible(any_printer)
        (self.print_button if any_printer else self.file_button).setDefault(True)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(8))
        for line, (name, widget) in enumerate(
            (
                (_("Printer"), self.printer),
                (_("Copies"), self.copies),
                (_("Pages"), self.pages),
                (_("Sides"), self.sides),
                (_("Order of copies"), self.sorting),
            )
        ):
            grid.addWidget(_label(name, widget), line, 0)
            grid.addWidget(widget, line, 1)
        grid.addWidget(self.complaint, grid.rowCount(), 1)
        grid.setColumnStretch(1, 1)
        return grid


def _label(name: Message, widget: QWidget) -> QLabel:
    label = words(name, "soft")
    label.setBuddy(widget)
    return label


def _box(name: Message, options: list[str]) -> QComboBox:
    box = CalmCombo()
    box.addItems(options)
    box.setAccessibleName(str(name))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    return box


def _copies() -> QSpinBox:
    spin = CalmSpin()
    spin.setRange(1, _MOST_COPIES)
    spin.setAccessibleName(str(_("Copies")))
    spin.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
    return spin


def _page_line(count: int) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(100)
    line.setPlaceholderText(str(n_("all: {n} page; or 1-3, 5", "all {n} pages; or 1-3, 5", count)))
    line.setAccessibleName(str(_("Pages")))
    return line


def _remarks(printable: Printable) -> QWidget:
    frame, inside = panel(margin=10, look="notice")
    inside.addWidget(paragraph(_("Printed at 100 %, its real size. Choose no scaling at the printer either.")))
    if printable.remark is not None:
        inside.addWidget(paragraph(printable.remark))
    return frame


def _no_printer() -> QWidget:
    frame, inside = panel(margin=14, look="warning")
    inside.addWidget(words(_("No printer is installed on this PC."), "strong"))
    inside.addWidget(paragraph(_("Save the document as a PDF and print it from a PC that has a printer.")))
    return frame
