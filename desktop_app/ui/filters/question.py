"""The small window that asks for a range or a record to narrow a list by."""

from __future__ import annotations

import calendar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import Kind
from desktop_app.domain.record import Field, Record
from desktop_app.domain.values import Reference
from desktop_app.store.query import Filter, Test
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import Editor, Place, editor_for
from desktop_app.ui.filters.chips import Chip
from desktop_app.ui.filters.menu import said
from desktop_app.ui.parts import button, column, paragraph, row, words

_WIDTH = 300
_LAST_MONTH = 12


class FilterQuestion(QFrame):
    """Asks for the values of one filter; ``answered`` carries its chip."""

    answered = Signal(object)

    def __init__(self, record: type[Record], field: Field, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("look", "drop")
        self.setMinimumWidth(theme.px(_WIDTH))
        self._field = field
        place = Place(desk, record, field)
        self._linked = isinstance(field.kind, kinds.Link)
        captions = [_("is")] if self._linked else [_("from"), _("to")]
        self.editors = [editor_for(_asked_kind(field.kind), place) for _caption in captions]
        self.complaint: QLabel = paragraph("", "complaint")
        self.complaint.hide()
        inside = column(self, margin=14, gap=8)
        inside.addWidget(words(field.label, "strong"))
        for caption, editor in zip(captions, self.editors, strict=True):
            inside.addLayout(self._line(caption, editor))
        inside.addWidget(self.complaint)
        inside.addWidget(button(_("Apply"), self.answer, look="primary"), 0, Qt.AlignmentFlag.AlignRight)

    def answer(self) -> None:
        """Set the filter, or say what cannot be read."""
        try:
            values = [editor.value() for editor in self.editors]
        except Unreadable as wrong:
            self.complaint.setText(str(wrong))
            self.complaint.show()
            self.adjustSize()
            return
        chip = _linked(self._field, values[0]) if self._linked else _range(self._field, values[0], values[1])
        if chip is not None:
            self.answered.emit(chip)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.answer()
        else:
            super().keyPressEvent(event)

    def begin(self) -> None:
        """Show the window with the keyboard in its first field."""
        self.show()
        self.editors[0].control.setFocus(Qt.FocusReason.PopupFocusReason)

    def _line(self, caption: Message, editor: Editor) -> QHBoxLayout:
        editor.name(f"{self._field.label} {caption}")
        across = row(gap=10)
        label = words(caption, "soft")
        label.setMinimumWidth(theme.px(36))
        across.addWidget(label)
        across.addWidget(editor, 1)
        return across


def _asked_kind(kind: Kind[object]) -> Kind[object]:
    """A period is narrowed by days: by the day it ends on."""
    return kinds.Date() if isinstance(kind, kinds.PeriodKind) else kind


def _linked(field: Field, value: object) -> Chip | None:
    if not isinstance(value, Reference):
        return None
    return Chip(said(field, value.title), (Filter(field.name, Test.equals, value),))


def _range(field: Field, first: object, last: object) -> Chip | None:
    bounds = [(Test.at_least, first), (Test.at_most, last)]
    filters = tuple(Filter(field.name, test, _bound(test, value)) for test, value in bounds if value is not None)
    if not filters:
        return None
    kind = _asked_kind(field.kind)
    shown = [kind.show(value) if value is not None else "" for value in (first, last)]
    return Chip(said(field, f"{shown[0]} – {shown[1]}".strip()), filters)


def _bound(test: Test, value: object) -> object:
    """Let a year or a month at the upper end of a range hold all its days."""
    if test is Test.at_most and isinstance(value, PartialDate) and value.day is None:
        month = value.month or _LAST_MONTH
        return PartialDate(value.year, month, calendar.monthrange(value.year, month)[1])
    return value
