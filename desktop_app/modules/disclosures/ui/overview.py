"""All disclosures: what hangs, what ends, what is still being written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.i18n import _, n_
from desktop_app.domain.record import Record
from desktop_app.modules.disclosures.domain import Disclosure
from desktop_app.modules.disclosures.store import newest_first
from desktop_app.modules.disclosures.ui.print_due import print_due
from desktop_app.modules.disclosures.ui.rows import DisclosureRows, Shelf
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import button, column, heading, panel, paragraph, row, tool, words
from desktop_app.ui.record_page.head import SearchLine
from desktop_app.ui.record_page.recycling import Recycling, UndoBar
from desktop_app.ui.tabs import Tabs
from desktop_app.ui.tokens import ROW

MOST = 5_000
_BESIDE_WORDS = 28


class Overview(QWidget):
    """The list; ``opened`` carries the disclosure to be shown."""

    opened = Signal(object)
    new_wanted = Signal()
    types_wanted = Signal()
    catalogue_wanted = Signal()

    def __init__(self, desk: Desk, calendar: WorkingCalendar, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._recycling = Recycling(Disclosure, desk, self)
        self.rows = DisclosureRows(calendar, self)
        self.table = _Table(self.rows)
        self.search = SearchLine(Disclosure)
        self.search.setMinimumWidth(theme.px(160))
        self.search.setPlaceholderText(str(_("Title, person or initials …")))
        self.new_button = button(_("New disclosure"), self.new_wanted.emit, "plus", "primary")
        self.new_button.setToolTip(str(_("New disclosure   Ctrl+N")))
        self.types_button = button(_("Types of paper"), self.types_wanted.emit, "list-check")
        self.catalogue_button = button(_("Catalogue and boards"), self.catalogue_wanted.emit, "list-check")
        self.due_button = tool(_("Print everything due today   Ctrl+P"), "printer", self.print_due)
        buttons = (self.due_button, self.catalogue_button, self.types_button, self.new_button)
        self.head, self.count = heading(_("Public notices"), " ", *buttons)
        self.shelves = Tabs([shelf.value for shelf in Shelf], _("Which disclosures are listed"))
        self.shelves.setUsesScrollButtons(False)
        self.found = words("", "soft")
        self.undo_bar = UndoBar()
        self._chosen = ""
        self._lay_out()
        self._connect()

    def ask(self, chosen: str = "") -> None:
        """Read the list anew; ``chosen`` is the uid of the disclosure to be marked."""
        self._chosen = chosen or self._current_uid()
        self._desk.runner.read(lambda _job: self._read(), self._show, owner=self)

    def take_keyboard(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_current(self) -> None:
        """Open the marked disclosure."""
        place = self.table.currentIndex().row()
        if 0 <= place < len(self.rows.rows):
            self.opened.emit(self.rows.rows[place])

    def remove_current(self) -> None:
        """Move the marked draft to the recycle bin; what was printed stays."""
        place = self.table.currentIndex().row()
        if not 0 <= place < len(self.rows.rows):
            return
        disclosure = self.rows.rows[place]
        if disclosure.is_draft and disclosure.id is not None:
            self._recycling.remove([disclosure.id], self._removed)
        else:
            self._desk.dialogs.tell(_("What has hung on the wall is kept. Only drafts can be removed."))

    def print_due(self) -> None:
        """Check and give out everything that has to be printed or posted today."""
        print_due(self._desk, self._today())

    def _removed(self, records: Sequence[Record]) -> None:
        self.undo_bar.offer(records)
        self.ask()

    def _restore(self, ids: Sequence[int]) -> None:
        self._recycling.restore(ids, lambda _records: self.ask())

    def _read(self) -> list[Disclosure]:
        with self._desk.database.reading() as reading:
            return newest_first(reading, MOST)

    def _show(self, disclosures: list[Disclosure]) -> None:
        self.rows.take(disclosures, self._today())
        hanging = n_("{n} on the wall", "{n} on the wall", self.rows.hanging())
        every = n_("{n} disclosure", "{n} disclosures", len(disclosures))
        self.count.setText(str(_("{all} · {hanging}", all=every, hanging=hanging)))
        self._say_found()

    def _narrow(self) -> None:
        self._chosen = self._current_uid()
        self.rows.narrow(self.search.text(), self.shelf)
        self._say_found()

    def _say_found(self) -> None:
        many = len(self.rows.rows)
        narrowed = bool(self.search.text().strip()) or self.shelf is not Shelf.all
        self.found.setText(str(n_("{n:,} found", "{n:,} found", many)) if narrowed else "")
        self._stack.setCurrentIndex(0 if self.rows.total else 1)
        if many:
            self.table.selectRow(max(self.rows.place_of(self._chosen), 0))

    def _current_uid(self) -> str:
        place = self.table.currentIndex().row()
        return self.rows.rows[place].uid if 0 <= place < len(self.rows.rows) else ""

    @property
    def shelf(self) -> Shelf:
        """Which disclosures are listed."""
        return list(Shelf)[self.shelves.currentIndex()]

    def _connect(self) -> None:
        self.search.asked.connect(self._narrow)
        self.shelves.currentChanged.connect(lambda _place: self._narrow())
        self.search.down.connect(self.take_keyboard)
        self.table.opened.connect(self.open_current)
        self.table.remove_wanted.connect(self.remove_current)
        self.undo_bar.undo.connect(self._restore)
        deeds = (("Ctrl+N", self.new_wanted.emit), ("Ctrl+F", self.search.begin), ("Ctrl+P", self.print_due))
        for keys, deed in deeds:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _lay_out(self) -> None:
        down = column(self, gap=14)
        down.addWidget(self.head)
        down.addLayout(self._search_row())
        frame, inside = panel(margin=1)
        inside.setSpacing(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._invitation())
        inside.addWidget(self._stack, 1)
        inside.addWidget(self.undo_bar)
        down.addWidget(frame, 1)

    def _search_row(self) -> QHBoxLayout:
        across = row(gap=8)
        across.addWidget(self.search)
        across.addWidget(self.shelves)
        across.addStretch(1)
        across.addWidget(self.found)
        return across

    def _invitation(self) -> QWidget:
        empty = QWidget()
        down = column(empty, margin=24, gap=8)
        down.addStretch(1)
        for line in (
            words(_("Nothing has been disclosed yet."), "strong"),
            paragraph(_("A disclosure masks names, counts its working days, and is checked before it is printed.")),
        ):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            down.addWidget(line)
        begin = button(_("New disclosure"), self.new_wanted.emit, "plus")
        down.addWidget(begin, 0, Qt.AlignmentFlag.AlignHCenter)
        down.addStretch(2)
        return empty


_GIVING_WAY = {1: 900, 4: 760, 2: 600}
"""Columns (proposer, state, persons) and the design pixels of width they need to be shown."""


class _Table(QTableView):
    opened = Signal()
    remove_wanted = Signal()

    def __init__(self, rows: DisclosureRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setAccessibleName(str(_("Disclosures")))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(theme.px(ROW + 2))
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, each in enumerate(rows.columns[1:], 1):
            needed = head.fontMetrics().horizontalAdvance(str(each.title)) + theme.px(_BESIDE_WORDS)
            self.setColumnWidth(place, max(theme.px(each.width), needed))
        self.setItemDelegate(_WholeRow(self))
        self.doubleClicked.connect(self._double_click)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(300), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window leave out what the other columns tell as well."""
        super().resizeEvent(event)
        for place, roomy in _GIVING_WAY.items():
            self.setColumnHidden(place, event.size().width() < theme.px(roomy))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _double_click(self, _index: QModelIndex) -> None:
        self.opened.emit()


class _WholeRow(QStyledItemDelegate):
    """Draws the frame of the keyboard around the whole row instead of around one cell."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        plain = QStyleOptionViewItem(option)
        plain.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, plain, index)
        table = self.parent()
        if isinstance(table, QTableView) and table.hasFocus() and index.row() == table.currentIndex().row():
            painter.save()
            painter.setPen(QPen(QColor(theme.tokens().focus), 1))
            painter.drawLine(option.rect.topLeft(), option.rect.topRight())
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
            painter.restore()
