"""All types of disclosure by their groups, narrowed by a piece of a name or its initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop_app.domain.i18n import Message, _
from desktop_app.domain.pinyin import comparable, name_keys
from desktop_app.modules.disclosures.domain import DisclosureType
from desktop_app.modules.disclosures.domain.types import Group
from desktop_app.ui import theme

_KIND = Qt.ItemDataRole.UserRole
_ROW = 30


class TypeTree(QTreeWidget):
    """The list; ``picked`` when a type is opened by Enter or a double click, ``marked`` when another is current."""

    picked = Signal()
    marked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kinds: Sequence[DisclosureType] = ()
        self._text = ""
        self.setAccessibleName(str(_("Types of disclosure")))
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(theme.px(14))
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.itemActivated.connect(self._activated)
        self.currentItemChanged.connect(lambda *_items: self.marked.emit())

    @property
    def chosen(self) -> DisclosureType | None:
        """The marked type; None while none is found."""
        item = self.currentItem()
        kind = item.data(0, _KIND) if item is not None else None
        return kind if isinstance(kind, DisclosureType) else None

    def offer(self, kinds: Sequence[DisclosureType], code: str = "") -> None:
        """List ``kinds`` and mark the one called ``code``."""
        self._kinds = kinds
        self._list(code)

    def narrow(self, text: str) -> None:
        """List only the types that ``text`` finds, and mark the first."""
        self._text = comparable(text)
        self._list("")

    def mark(self, code: str) -> None:
        """Mark the type called ``code``."""
        for item in self._items():
            if item.data(0, _KIND).code == code:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def go(self, step: int) -> None:
        """Mark the type ``step`` places further down."""
        items = self._items()
        current = self.currentItem()
        if items:
            place = items.index(current) if current in items else 0
            self.setCurrentItem(items[min(max(place + step, 0), len(items) - 1)])

    def _activated(self, item: QTreeWidgetItem) -> None:
        if isinstance(item.data(0, _KIND), DisclosureType):
            self.picked.emit()

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.topLevelItem(place) for place in range(self.topLevelItemCount())]
        below = [group.child(place) for group in groups if group for place in range(group.childCount())]
        return [item for item in below if item]

    def _list(self, code: str) -> None:
        blocked = self.blockSignals(True)
        self.clear()
        for group in Group:
            found = [kind for kind in self._kinds if kind.group is group and _is_found(kind, self._text)]
            if found:
                self._add_group(group.value, found)
        self.expandAll()
        items = self._items()
        if items:
            self.setCurrentItem(items[0])
        self.mark(code)
        self.blockSignals(blocked)
        self.marked.emit()

    def _add_group(self, name: Message, kinds: Sequence[DisclosureType]) -> None:
        colours = theme.tokens()
        head = QTreeWidgetItem([str(name)])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setSizeHint(0, QSize(0, theme.px(_ROW)))
        head.setForeground(0, QColor(colours.soft))
        for kind in kinds:
            item = QTreeWidgetItem([kind.name, str(_remark(kind))])
            item.setData(0, _KIND, kind)
            item.setForeground(1, QColor(colours.faint))
            item.setSizeHint(0, QSize(0, theme.px(_ROW)))
            head.addChild(item)
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)


def _is_found(kind: DisclosureType, wanted: str) -> bool:
    return not wanted or wanted in comparable(kind.name) or any(key.startswith(wanted) for key in name_keys(kind.name))


def _remark(kind: DisclosureType) -> Message:
    """Say what sets the type apart: made by the office, about persons, hanging for a set time."""
    if kind.base:
        return _("the office's own")
    if kind.persons is not None and kind.period_rule:
        return _("persons, period")
    if kind.persons is not None:
        return _("one person")
    return _("period") if kind.period_rule else Message("")
