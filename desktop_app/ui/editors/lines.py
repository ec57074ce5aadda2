"""Kinds that are written on one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import Kind
from desktop_app.ui import theme
from desktop_app.ui.editors.base import Editor, Place, editor_for
from desktop_app.ui.parts import row
from desktop_app.ui.tokens import CAPTION

LONGEST = 500
"""Characters a line takes; a kind's own limit is said in words, this one only stops a pasted book."""
_TEXT_GAP = 6

_EXAMPLES: dict[type[Kind[object]], Message] = {
    kinds.Date: _("2026-11-23, 20261123 or today"),
    kinds.Partial: _("1955-01-09, 1955-01 or 1955"),
    kinds.AddressKind: _("3-2-1502"),
}


class RemarkLine(QLineEdit):
    """A line that says in soft letters behind its text what follows from it, such as the age behind a birth date."""

    def __init__(self) -> None:
        super().__init__()
        self._remark = ""
        self.setMaxLength(LONGEST)

    @property
    def remark(self) -> str:
        """The words behind the text."""
        return self._remark

    def say(self, remark: str) -> None:
        """Show ``remark`` behind the text; '' for nothing."""
        self._remark = remark
        self.setAccessibleDescription(remark)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._remark or not self.text():
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        taken = self.fontMetrics().horizontalAdvance(self.text()) + theme.px(_TEXT_GAP)
        room = inside.adjusted(taken, 0, 0, 0)
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(theme.px(CAPTION))
        painter.setFont(font)
        fitting = painter.fontMetrics().elidedText(self._remark, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(theme.tokens().soft))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.end()


class LineEditor(Editor):
    """One line, read by its kind; rewritten in the kind's usual form when the keyboard leaves it."""

    def __init__(self, kind: Kind[object]) -> None:
        super().__init__(kind)
        self.line = RemarkLine()
        self._shown = ""
        example = _EXAMPLES.get(type(kind))
        if example is not None:
            self.line.setPlaceholderText(str(example))
        row(self, gap=0).addWidget(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.editingFinished.connect(self._tidy)

    @property
    def control(self) -> QWidget:
        return self.line

    def value(self) -> object:
        text = self.line.text()
        if text == self._shown:
            return self._given
        return self.kind.parse(text) if text.strip() else self.kind.empty

    def set_value(self, value: object) -> None:
        super().set_value(value)
        self._shown = self.line.text()

    def show_value(self, value: object) -> None:
        self.line.setText("" if value is None or value == self.kind.empty else self.kind.show(value))
        self.line.setCursorPosition(0)

    def set_read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)

    def _tidy(self) -> None:
        """Write a value that can be read in its usual form, and let the form check it."""
        try:
            value = self.value()
        except Unreadable:
            value = None
        if value is not None and self.line.text() != self._shown:
            self.show_value(value)
        self.left.emit()


@editor_for.register(kinds.Text)
@editor_for.register(kinds.PersonName)
@editor_for.register(kinds.Pinyin)
@editor_for.register(kinds.Date)
@editor_for.register(kinds.Partial)
@editor_for.register(kinds.Whole)
@editor_for.register(kinds.Money)
@editor_for.register(kinds.ResidentId)
@editor_for.register(kinds.Phone)
@editor_for.register(kinds.Uscc)
@editor_for.register(kinds.AddressKind)
def _line(kind: Kind[object], _place: Place) -> Editor:
    return LineEditor(kind)
