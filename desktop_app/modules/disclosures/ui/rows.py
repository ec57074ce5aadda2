"""The disclosures as a list shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.pinyin import comparable, name_keys
from desktop_app.modules.disclosures.domain import Disclosure, Stage, countdown, stage_on
from desktop_app.modules.disclosures.ui.due import period_words
from desktop_app.ui import theme

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class Shelf(Enum):
    """Which disclosures are listed."""

    all = _("All")
    drafts = _("Drafts")
    waiting = _("To be posted")
    hanging = _("On the wall")
    ended = _("Ended")


_STAGES = {
    Shelf.all: frozenset(Stage),
    Shelf.drafts: frozenset({Stage.draft}),
    Shelf.waiting: frozenset({Stage.printed}),
    Shelf.hanging: frozenset({Stage.without_end, Stage.hanging, Stage.last_day, Stage.over}),
    Shelf.ended: frozenset({Stage.ended, Stage.archived}),
}


@dataclass(frozen=True)
class Column:
    """One column: its head, its width in design pixels, what it shows of a disclosure."""

    title: Message
    width: int
    show: Callable[[Disclosure], str]
    right: bool = False


def _columns(calendar: WorkingCalendar, day: dt.date) -> tuple[Column, ...]:
    return (
        Column(_("Title"), 330, lambda each: each.heading),
        Column(_("Proposed by"), 180, lambda each: each.proposer.title if each.proposer else ""),
        Column(_("How many"), 80, lambda each: str(len(each.persons)), right=True),
        Column(_("First to last day"), 200, period_words),
        Column(_("State"), 90, lambda each: str(each.state.value)),
        Column(_("Countdown"), 160, lambda each: str(countdown(each, calendar, day))),
    )


class DisclosureRows(QAbstractTableModel):
    """The disclosures that a search and a shelf leave, newest first."""

    def __init__(self, calendar: WorkingCalendar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calendar = calendar
        self._day = dt.date.today()
        self.columns = _columns(calendar, self._day)
        self._all: Sequence[Disclosure] = ()
        self.rows: list[Disclosure] = []
        self._text, self._shelf = "", Shelf.all

    @property
    def total(self) -> int:
        """How many disclosures there are, listed or not."""
        return len(self._all)

    def take(self, disclosures: Sequence[Disclosure], day: dt.date) -> None:
        """List ``disclosures`` as they stand on ``day``."""
        self._all, self._day = disclosures, day
        self.columns = _columns(self._calendar, day)
        self._sift()

    def narrow(self, text: str, shelf: Shelf) -> None:
        """List only what ``text`` finds on ``shelf``."""
        self._text, self._shelf = text, shelf
        self._sift()

    def hanging(self) -> int:
        """Return how many disclosures hang on the wall."""
        return sum(stage_on(each, self._day) in _STAGES[Shelf.hanging] for each in self._all)

    def place_of(self, uid: str) -> int:
        """Return the row of a disclosure, -1 when it is not listed."""
        return next((place for place, each in enumerate(self.rows) if each.uid == uid), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column, disclosure = self.columns[index.column()], self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.show(disclosure)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == len(self.columns) - 1:
            return self._colour(disclosure)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(self.columns[section])
        return str(self.columns[section].title) if role == Qt.ItemDataRole.DisplayRole else None

    def _sift(self) -> None:
        self.beginResetModel()
        stages = _STAGES[self._shelf]
        wanted = comparable(self._text)
        self.rows = [each for each in self._all if stage_on(each, self._day) in stages and _is_found(each, wanted)]
        self.endResetModel()

    def _colour(self, disclosure: Disclosure) -> QColor:
        colours = theme.tokens()
        stage = stage_on(disclosure, self._day)
        return QColor({Stage.over: colours.bad, Stage.last_day: colours.warning}.get(stage, colours.soft))


def _is_found(disclosure: Disclosure, wanted: str) -> bool:
    """Tell whether ``wanted`` stands in the title or the proposer, or begins a name, its pinyin or its initials."""
    if not wanted:
        return True
    texts = [disclosure.heading, disclosure.proposer.title if disclosure.proposer else ""]
    if any(wanted in comparable(text) for text in texts):
        return True
    names = [each.person.title for each in disclosure.persons if each.person]
    return any(key.startswith(wanted) for name in names for key in name_keys(name))


def _side(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
