"""Parts that live with their owner: rows that are added, removed and moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.ui import theme
from desktop_app.ui.editors.base import Editor, NewFile, Place, editor_for
from desktop_app.ui.parts import button, column, paragraph, row, tool
from desktop_app.ui.tab_order import chain, stop_before, stops_in

_LABEL = 96


class PartRow(QFrame):
    """One part: its fields one under the other, and the ways to move or remove it."""

    changed = Signal()

    def __init__(self, part: Record, place: Place) -> None:
        super().__init__()
        self.part = part
        self.setProperty("look", "part")
        self.editors = {
            each.name: editor_for(each.kind, Place(place.desk, type(part), each)) for each in type(part).fields
        }
        whole = row(self, gap=4)
        whole.setContentsMargins(theme.px(10), theme.px(6), theme.px(4), theme.px(6))
        whole.addLayout(self._fields(), 1)
        self.tools = column(gap=0)
        whole.addLayout(self.tools)
        self.show_part(part)

    def show_part(self, part: Record) -> None:
        """Show ``part`` as what the record holds."""
        self.part = part
        for name, editor in self.editors.items():
            editor.set_value(getattr(part, name))

    def _fields(self) -> QGridLayout:
        inside = QGridLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setHorizontalSpacing(theme.px(8))
        inside.setVerticalSpacing(theme.px(4))
        inside.setColumnStretch(1, 1)
        for line, each in enumerate(type(self.part).fields):
            editor = self.editors[each.name]
            editor.name(str(each.label))
            editor.changed.connect(self.changed)
            label = paragraph(each.label, "faint")
            label.setFixedWidth(theme.px(_LABEL))
            inside.addWidget(label, line, 0)
            inside.addWidget(editor, line, 1)
        return inside

    def offer(self, shift: Callable[[PartRow, int], object], remove: Callable[[PartRow], object]) -> None:
        """Put the tools at the right of the row."""
        self.tools.addWidget(tool(_("Move up"), "chevron-up", lambda: shift(self, -1)))
        self.tools.addWidget(tool(_("Move down"), "chevron-down", lambda: shift(self, 1)))
        self.tools.addWidget(tool(_("Remove"), "x", lambda: remove(self)))
        self.tools.addStretch(1)

    def value(self) -> Record:
        """Return the part as it is filled in; raises ``Unreadable``."""
        return self.part.with_values(**{name: editor.value() for name, editor in self.editors.items()})


class PartsEditor(Editor):
    """The parts in their order."""

    def __init__(self, kind: kinds.Parts, place: Place) -> None:
        super().__init__(kind)
        self._part, self._place = kind.part(), place
        self.rows: list[PartRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self.add_button = button(_("Add: {what}", what=self._part.title), self.add, "plus", "link")
        whole = column(self, gap=4)
        whole.addLayout(self._list)
        whole.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def control(self) -> QWidget:
        return next(iter(self.rows[0].editors.values())).control if self.rows else self.add_button

    def value(self) -> object:
        return tuple(self._read(place, line) for place, line in enumerate(self.rows, 1))

    def show_value(self, value: object) -> None:
        """Show ``value`` in the rows that are there, so that the keyboard stays in them when a record was saved."""
        parts = value if isinstance(value, tuple) else ()
        while len(self.rows) > len(parts):
            self._drop(self.rows[-1])
        for line, part in zip(self.rows, parts, strict=False):
            line.show_part(part)
        for part in parts[len(self.rows) :]:
            self._append(part)

    def add(self) -> None:
        """Add an empty part at the end and put the keyboard into it."""
        line = self._append(self._part())
        next(iter(line.editors.values())).control.setFocus()
        self.changed.emit()

    def shift(self, line: PartRow, step: int) -> None:
        """Move a part up (-1) or down (1)."""
        place = self.rows.index(line)
        target = place + step
        if 0 <= target < len(self.rows):
            before = stop_before(stops_in(self.rows[0])[0])
            self.rows.insert(target, self.rows.pop(place))
            self._list.removeWidget(line)
            self._list.insertWidget(target, line)
            chain([before, *(stop for each in self.rows for stop in stops_in(each)), self.add_button])
            self.changed.emit()

    def remove(self, line: PartRow) -> None:
        """Take a part away."""
        self._drop(line)
        self.add_button.setFocus()
        self.changed.emit()

    def new_files(self) -> tuple[NewFile, ...]:
        return tuple(new for line in self.rows for editor in line.editors.values() for new in editor.new_files())

    def name(self, words: str) -> None:
        self.setAccessibleName(words)

    def mark(self, *, wrong: bool) -> None:
        for line in self.rows:
            line.setProperty("bad", wrong)
            line.style().polish(line)

    def set_read_only(self, fixed: bool) -> None:
        self.setEnabled(not fixed)

    def _append(self, part: Record) -> PartRow:
        line = PartRow(part, self._place)
        line.offer(self.shift, self.remove)
        line.changed.connect(self.changed)
        self.rows.append(line)
        self._list.addWidget(line)
        chain([stop_before(self.add_button), *stops_in(line), self.add_button])
        return line

    def _drop(self, line: PartRow) -> None:
        self.rows.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _read(self, place: int, line: PartRow) -> Record:
        try:
            return line.value()
        except Unreadable as wrong:
            raise Unreadable(wrong.why, _("No. {place}: {complaint}", place=place, complaint=wrong.message)) from wrong


@editor_for.register
def _parts(kind: kinds.Parts, place: Place) -> Editor:
    return PartsEditor(kind, place)
