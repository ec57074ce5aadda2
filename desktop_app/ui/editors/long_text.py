"""Texts of several paragraphs, kept aside while they are written so that a crash loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Kind
from desktop_app.store.drafts import Drafts
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors.base import Editor, LeaveWatch, Place, editor_for
from desktop_app.ui.parts import button, column, panel, paragraph, row

LINES = 4
_PAUSE_MS = 1500


class TextBox(QPlainTextEdit):
    """Several lines; Tab goes on to the next field, as everywhere in a form."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + theme.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LongTextEditor(Editor):
    """A text and, after a crash, the offer of its draft. ``draft`` names the text among all drafts, '' for none."""

    def __init__(self, kind: Kind[object], desk: Desk) -> None:
        super().__init__(kind)
        self._desk = desk
        self._drafts = Drafts(desk.database.path, desk.database.key)
        self._draft, self._kept = "", ""
        self.box = TextBox()
        self.offer, inside = panel(margin=10, look="notice")
        inside.addWidget(paragraph(_("A text that was not saved is still here."), "soft"))
        self.take_draft = button(_("Take it"), self._take, look="link")
        self.drop_draft = button(_("Discard it"), self._refuse, look="link")
        across = row()
        across.addWidget(self.take_draft)
        across.addWidget(self.drop_draft)
        across.addStretch(1)
        inside.addLayout(across)
        self.offer.hide()
        whole = column(self, gap=4)
        whole.addWidget(self.box)
        whole.addWidget(self.offer)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        self.box.textChanged.connect(self._typed)
        LeaveWatch(self, self.box, self._leave)

    @property
    def control(self) -> QWidget:
        return self.box

    def value(self) -> object:
        return self.kind.parse(self.box.toPlainText())

    def show_value(self, value: object) -> None:
        blocked = self.box.blockSignals(True)
        self.box.setPlainText(value if isinstance(value, str) else "")
        self.box.blockSignals(blocked)
        self._pause.stop()

    def keep_drafts_as(self, name: str) -> None:
        """Keep drafts under ``name`` from now on, and offer the one that is there."""
        self._draft, self._kept = name, ""
        self.offer.hide()
        if name:
            self._desk.runner.read(lambda _job: self._drafts.get(name), self._found, owner=self)

    def forget_draft(self) -> None:
        """Forget the draft: the text was saved or given up."""
        self._pause.stop()
        self.offer.hide()
        name = self._draft
        if name and self._kept:
            self._kept = ""
            self._desk.runner.run(lambda _job: self._drafts.forget(name), lambda _done: None, owner=self)

    def set_read_only(self, fixed: bool) -> None:
        self.box.setReadOnly(fixed)

    def _typed(self) -> None:
        self.changed.emit()
        if self._draft:
            self._pause.start()

    def _leave(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._keep()
        self.left.emit()

    def _keep(self) -> None:
        """Put the text aside off the window's thread."""
        name, text = self._draft, self.box.toPlainText()
        self._kept = text
        self._desk.runner.run(lambda _job: self._drafts.keep(name, text), lambda _done: None, owner=self)

    def _found(self, text: str | None) -> None:
        if text is not None and text != self.box.toPlainText():
            self._kept = text
            self.offer.show()

    def _take(self) -> None:
        self.box.setPlainText(self._kept)
        self.offer.hide()
        self.box.setFocus()

    def _refuse(self) -> None:
        self.forget_draft()
        self.box.setFocus()


@editor_for.register
def _long_text(kind: kinds.LongText, place: Place) -> Editor:
    return LongTextEditor(kind, place.desk)
