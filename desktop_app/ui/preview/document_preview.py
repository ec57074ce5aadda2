"""A document on the screen with everything to look at it: pages, sizes, what keeps it from being printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.calm import CalmCombo
from desktop_app.ui.parts import button, column, panel, paragraph, row, rule, say_tone, tool, words
from desktop_app.ui.preview.paper_view import PaperView
from desktop_app.ui.preview.pictures import NOTHING_DRAWN, Drawn
from desktop_app.ui.preview.sheets import Fit, Shown, Zoom
from desktop_app.ui.tasks import Runner

_SIZES: tuple[tuple[Message, Zoom], ...] = (
    (_("Whole page"), Fit.page),
    (_("Page width"), Fit.width),
    (Message("50 %"), 0.5),
    (Message("75 %"), 0.75),
    (Message("100 %"), 1.0),
    (Message("150 %"), 1.5),
    (Message("200 %"), 2.0),
)


class DocumentPreview(QFrame):
    """Pages, page number, zoom, and a notice over the pages; rooms put their own choices at the left of the bar."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.view = PaperView(runner)
        self.place = words("", "soft")
        self.sizes = _size_box()
        self.back = tool(_("Previous page   PgUp"), "chevron-left", lambda: self.view.turn(-1))
        self.forth = tool(_("Next page   PgDn"), "chevron-right", lambda: self.view.turn(1))
        self.smaller = tool(_("Smaller   Ctrl+-"), "zoom-out", lambda: self.view.zoom_by(-1))
        self.larger = tool(_("Larger   Ctrl++"), "zoom-in", lambda: self.view.zoom_by(1))
        self.notice, self._says, self.show_place = _notice()
        self.nothing = paragraph("", "soft")
        self._lay_out()
        self.view.turned.connect(self._say_place)
        self.view.zoomed.connect(self._say_size)
        self.sizes.activated.connect(lambda place: self.view.set_zoom(self.sizes.itemData(place)))
        self.show_place.clicked.connect(self.show_first_box)
        self.say_nothing(_("The preview appears here."))

    def add_choices(self, choices: QWidget) -> None:
        """Put a room's own choices at the left of the bar."""
        self._bar.insertWidget(0, choices)

    def add_row(self, choices: QWidget) -> None:
        """Put further choices on a line of their own under the bar."""
        choices.setContentsMargins(theme.px(14), 0, theme.px(14), theme.px(8))
        self._inside.insertWidget(1, choices)

    def show_document(
        self, document: Shown, complaints: Sequence[str] = (), drawn: Mapping[int, Drawn] = NOTHING_DRAWN
    ) -> None:
        """Show ``document``, of which the pages ``drawn`` are there already.

        ``complaints`` are the sentences that keep it from being printed.
        """
        self._stack.setCurrentWidget(self.view)
        self.view.show_document(document, drawn)
        self._says.setText("\n".join(complaints))
        self.notice.setVisible(bool(complaints))
        self.show_place.setVisible(bool(document.boxes))

    def say_nothing(self, why: Message | str) -> None:
        """Show no pages, and say why."""
        self.view.clear()
        self.notice.hide()
        self.nothing.setText(str(why))
        self._stack.setCurrentWidget(self._empty)

    def show_first_box(self) -> None:
        """Bring the first thing marked into sight."""
        document = self.view.document
        if document is not None and document.boxes:
            self.view.show_box(document.boxes[0])

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide."""
        return QSize(theme.px(200), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def event(self, event: QEvent) -> bool:
        """Look again when something in the bar has grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_bar()
        return super().event(event)

    def _fit_bar(self) -> None:
        """Where the bar is too narrow leave the buttons out that the box of sizes and the keys stand for."""
        inside = [item.widget() for place in range(self._bar.count()) if (item := self._bar.itemAt(place)) is not None]
        needed = sum(widget.sizeHint().width() + self._bar.spacing() for widget in inside if widget is not None)
        margins = self._bar.contentsMargins()
        roomy = needed + margins.left() + margins.right() <= self.width()
        for made in (self.smaller, self.larger):
            if made.isVisibleTo(self) != roomy:
                made.setVisible(roomy)

    def _say_place(self) -> None:
        """Say which page is shown, and offer to turn only where there is a page."""
        count = self.view.pages
        self.place.setText(f"{self.view.current + 1} / {count}" if count else "")
        told = _("Page {n} of {count}", n=self.view.current + 1, count=count)
        for widget in (self.place, self.view):
            widget.setAccessibleDescription(str(told) if count else "")
        self.back.setEnabled(self.view.current > 0)
        self.forth.setEnabled(self.view.current < count - 1)

    def _say_size(self) -> None:
        """Show the size in the box, also one that is not among its entries."""
        place = self.sizes.findData(self.view.zoom)
        self.sizes.setCurrentIndex(place)
        self.sizes.setPlaceholderText(f"{self.view.scale:.0%}")

    def _lay_out(self) -> None:
        inside = self._inside = column(self, margin=1, gap=0)
        head = QWidget()
        self._bar: QHBoxLayout = row(head, gap=6)
        self._bar.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        self._bar.addStretch(1)
        for widget in (self.back, self.place, self.forth):
            self._bar.addWidget(widget)
        self._bar.addWidget(self.smaller)
        self._bar.addWidget(self.sizes)
        self._bar.addWidget(self.larger)
        inside.addWidget(head)
        inside.addWidget(rule())
        inside.addWidget(self.notice)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._empty = QWidget()
        middle = column(self._empty, margin=24)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self.nothing)
        self._stack.addWidget(self._empty)
        inside.addWidget(self._stack, 1)


def _size_box() -> QComboBox:
    box = CalmCombo()
    box.setAccessibleName(str(_("Size of the preview")))
    for name, zoom in _SIZES:
        box.addItem(str(name), zoom)
    return box


def _notice() -> tuple[QWidget, QLabel, QPushButton]:
    frame, inside = panel(margin=10, look="warning")
    says = paragraph("", "")
    say_tone(says, "bad")
    show = button(_("Show the place"), None, "eye", "link")
    across = row(gap=10)
    across.addWidget(says, 1)
    across.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(across)
    holder = QWidget()
    around = column(holder)
    around.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
    around.addWidget(frame)
    return holder, says, show
