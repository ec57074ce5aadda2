"""Choosing the type of a new paper: all types by their groups, found by a piece of their name or its initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem

from desktop_app.domain.i18n import Message, _
from desktop_app.domain.pinyin import comparable, name_keys
from desktop_app.modules.disclosures.domain import DisclosureType
from desktop_app.modules.disclosures.domain.types import Group
from desktop_app.ui import theme
from desktop_app.ui.parts import IconLine, button, column, row, words

_KIND = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 560, 560
_KEYS_THAT_MOVE = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp})


class TypeChooser(QDialog):
    """The dialog; ``chosen`` is the type it was accepted with."""

    def __init__(self, kinds: Sequence[DisclosureType]) -> None:
        super().__init__()
        self._kinds = kinds
        self.setWindowTitle(str(_("New paper")))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.search = IconLine("search")
        self.search.setPlaceholderText(str(_("Name or initials of the type")))
        self.search.setAccessibleName(str(_("Find a type")))
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(str(_("Types of disclosure")))
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(theme.px(14))
        self.begin_button = button(_("Begin"), self.accept, look="primary")
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.tree.itemActivated.connect(lambda item, _column: self._activate(item))
        self.tree.currentItemChanged.connect(lambda *_items: self._say_state())
        self._narrow("")
        self.search.setFocus()

    @property
    def chosen(self) -> DisclosureType | None:
        """The marked type; None while none is found."""
        item = self.tree.currentItem()
        kind = item.data(0, _KIND) if item is not None else None
        return kind if isinstance(kind, DisclosureType) else None

    def mark(self, code: str) -> None:
        """Mark the type called ``code``."""
        for item in self._items():
            if item.data(0, _KIND).code == code:
                self.tree.setCurrentItem(item)

    def accept(self) -> None:
        """Close with the marked type; without one stay open."""
        if self.chosen is not None:
            super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move through the list while the keyboard stays in the search line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _KEYS_THAT_MOVE:
            self._move(1 if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_PageDown} else -1)
            return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        items = self._items()
        current = self.tree.currentItem()
        if items:
            place = items.index(current) if current in items else 0
            self.tree.setCurrentItem(items[min(max(place + step, 0), len(items) - 1)])

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        below = [group.child(place) for group in groups if group for place in range(group.childCount())]
        return [item for item in below if item]

    def _activate(self, item: QTreeWidgetItem) -> None:
        if isinstance(item.data(0, _KIND), DisclosureType):
            self.accept()

    def _narrow(self, text: str) -> None:
        wanted = comparable(text)
        self.tree.clear()
        for group in Group:
            found = [kind for kind in self._kinds if kind.group is group and _is_found(kind, wanted)]
            if found:
                self._add_group(group.value, found)
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)
        items = self._items()
        if items:
            self.tree.setCurrentItem(items[0])
        self._say_state()

    def _add_group(self, name: Message, kinds: Sequence[DisclosureType]) -> None:
        colours = theme.tokens()
        head = QTreeWidgetItem([str(name)])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setForeground(0, QColor(colours.soft))
        for kind in kinds:
            item = QTreeWidgetItem([kind.name, str(_remark(kind))])
            item.setData(0, _KIND, kind)
            item.setForeground(1, QColor(colours.faint))
            head.addChild(item)
        self.tree.addTopLevelItem(head)

    def _say_state(self) -> None:
        self.begin_button.setEnabled(self.chosen is not None)

    def _lay_out(self) -> None:
        down = column(self, margin=18, gap=12)
        down.addWidget(words(_("What is to be put on the wall?"), "strong"))
        down.addWidget(self.search)
        down.addWidget(self.tree, 1)
        across = row()
        across.addStretch(1)
        across.addWidget(button(_("Cancel"), self.reject))
        across.addWidget(self.begin_button)
        down.addLayout(across)
        self.begin_button.setDefault(True)


def _is_found(kind: DisclosureType, wanted: str) -> bool:
    return not wanted or wanted in comparable(kind.name) or any(key.startswith(wanted) for key in name_keys(kind.name))


def _remark(kind: DisclosureType) -> Message:
    """Say what sets the type apart: made by the office, about persons, hanging for a set time."""
    if kind.base:
        return _("the office's own")
    if kind.persons is not None and kind.period_rule:
        return _("about persons, with a period")
    if kind.persons is not None:
        return _("about a person")
    return _("with a period") if kind.period_rule else _("no set end")
