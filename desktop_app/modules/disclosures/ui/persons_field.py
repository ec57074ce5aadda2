"""Whom a disclosure names: found while typing, put into order, and shown as they will stand on the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _, n_
from desktop_app.domain.masking import masked_name
from desktop_app.domain.values import Reference
from desktop_app.modules.disclosures.domain import DisclosedPerson
from desktop_app.modules.people.domain import Person
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.link_field import LinkField
from desktop_app.ui.parts import column, paragraph, row, tool
from desktop_app.ui.two_words import Index, TwoWords

_ROW = 34
_MOST_ROWS = 5
_PART = Qt.ItemDataRole.UserRole


class PersonsField(QWidget):
    """The persons in their order; ``changed`` after every change."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.search = LinkField(Person, desk)
        self.search.setAccessibleName(str(_("Add a person")))
        self.search.setPlaceholderText(str(_("Name or initials, such as zjg")))
        self.list = _list()
        self.up = tool(_("Move up   Alt+↑"), "chevron-up", lambda: self.move_current(-1))
        self.down = tool(_("Move down   Alt+↓"), "chevron-down", lambda: self.move_current(1))
        self.drop = tool(_("Take off the list   Del"), "x", self.remove_current)
        self.remark = paragraph("", "faint")
        self._fixed = False
        self._lay_out()
        self.search.chosen.connect(self._add_chosen)
        self.list.currentRowChanged.connect(lambda _row: self._say_state())
        self.list.model().rowsMoved.connect(lambda *_about: self._changed())
        self.list.installEventFilter(self)
        self._say_state()

    def persons(self) -> tuple[DisclosedPerson, ...]:
        """Return the persons; raises ``Unreadable`` while a name is typed that was not chosen."""
        if self.search.text().strip():
            raise Unreadable("not chosen", _("Choose the person from the list that opens while typing."))
        return self.listed()

    def listed(self) -> tuple[DisclosedPerson, ...]:
        """Return the persons of the list, whatever is being typed."""
        return tuple(self.list.item(place).data(_PART) for place in range(self.list.count()))

    def show_persons(self, persons: Sequence[DisclosedPerson]) -> None:
        """Show ``persons``."""
        self.search.show_reference(None)
        self.list.clear()
        for part in persons:
            self._append(part)
        self._say_state()

    def set_read_only(self, fixed: bool) -> None:
        """Let the persons be read only."""
        self._fixed = fixed
        self.search.setVisible(not fixed)
        for made in (self.up, self.down, self.drop):
            made.setVisible(not fixed)
        how = QAbstractItemView.DragDropMode.NoDragDrop if fixed else QAbstractItemView.DragDropMode.InternalMove
        self.list.setDragDropMode(how)

    def move_current(self, step: int) -> None:
        """Move the marked person one place up (-1) or down (1)."""
        place = self.list.currentRow()
        target = place + step
        if self._fixed or place < 0 or not 0 <= target < self.list.count():
            return
        item = self.list.takeItem(place)
        self.list.insertItem(target, item)
        self.list.setCurrentRow(target)
        self._changed()

    def remove_current(self) -> None:
        """Take the marked person off the list."""
        place = self.list.currentRow()
        if not self._fixed and place >= 0:
            self.list.takeItem(place)
            self._changed()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Delete:
            self.remove_current()
        elif with_alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _add_chosen(self) -> None:
        """Put the person chosen at the end, once."""
        try:
            chosen = self.search.reference()
        except Unreadable:
            return
        if chosen is None:
            return
        self.search.show_reference(None)
        if chosen in [part.person for part in self.listed()]:
            self.remark.setText(str(_("“{name}” stands here already.", name=chosen.title)))
            return
        self._append(DisclosedPerson(person=chosen))
        self.list.setCurrentRow(self.list.count() - 1)
        self._changed()

    def _append(self, part: DisclosedPerson) -> None:
        title = part.person.title if isinstance(part.person, Reference) else ""
        item = QListWidgetItem(title, self.list)
        item.setData(_PART, part)
        printed = _("printed as {name}", name=masked_name(title))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {printed}")

    def _changed(self) -> None:
        self._say_state()
        self.changed.emit()

    def _say_state(self) -> None:
        """Fit the list to its persons and offer what can be done with the marked one."""
        count, place = self.list.count(), self.list.currentRow()
        self.list.setVisible(count > 0)
        self.list.setFixedHeight(theme.px(_ROW) * min(max(count, 1), _MOST_ROWS) + 4)
        self.up.setEnabled(place > 0)
        self.down.setEnabled(0 <= place < count - 1)
        self.drop.setEnabled(place >= 0)
        for made in (self.up, self.down, self.drop):
            made.setVisible(count > 0 and not self._fixed)
        self.remark.setText(str(n_("{n} person", "{n} persons", count)) if count else "")
        self.remark.setVisible(count > 0)

    def _lay_out(self) -> None:
        down = column(self, gap=6)
        down.addWidget(self.search)
        down.addWidget(self.list)
        across = row(gap=2)
        across.addWidget(self.remark, 1)
        for made in (self.up, self.down, self.drop):
            across.addWidget(made)
        down.addLayout(across)


def _list() -> QListWidget:
    made = QListWidget()
    made.setProperty("look", "persons")
    made.setAccessibleName(str(_("Persons on the disclosure, in their order")))
    made.setItemDelegate(TwoWords(made, _ROW, _told, Qt.AlignmentFlag.AlignRight))
    made.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _told(index: Index) -> tuple[str, str]:
    """Number and name in ink, and what of the name will be printed in soft letters."""
    name = str(index.data())
    return f"{index.row() + 1}.  {name}", f"→ {masked_name(name)}"
