"""The rows of an import as Qt asks for them, narrowed to those of one outcome."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.ui.imports.fates import Fate, PlannedRow, Wording, is_shown
from desktop_app.ui import theme

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
HEADS: tuple[Message, ...] = (_("Row"), _("Outcome"), _("Full name"), _("Date of birth"), _("ID number"), _("Why"))
WIDTHS = (76, 96, 92, 104, 92, 200)
"""Design pixels; the last column takes what is left."""
WHY = len(HEADS) - 1
LESS_TELLING = (3, 4)
_FIELDS = ("", "", "name", "birth", "resident_id", "")


class OutcomeModel(QAbstractTableModel):
    """Words are made when a row comes into sight, so that a long roster is shown at once."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[PlannedRow] = ()
        self._shown: list[PlannedRow] = []
        self._wording: Wording | None = None
        self.fate: Fate | None = None

    def show_rows(self, rows: Sequence[PlannedRow], wording: Wording) -> None:
        """Show other rows under the same narrowing."""
        self._all, self._wording = rows, wording
        self.narrow(self.fate)

    def narrow(self, fate: Fate | None) -> None:
        """Show only the rows of ``fate``, None for all."""
        self.beginResetModel()
        self.fate = fate
        self._shown = [each for each in self._all if is_shown(each, fate)]
        self.endResetModel()

    def counts(self) -> Counter[Fate]:
        """Return how many rows there are of each outcome."""
        return Counter(each.fate for each in self._all)

    def row_at(self, place: int) -> PlannedRow | None:
        """Return the row at a place of the list; None beyond its ends."""
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def place_of(self, number: int) -> int:
        """Return where the sheet's row ``number`` stands in the list, -1 where it does not."""
        return next((place for place, each in enumerate(self._shown) if each.row.number == number), -1)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        planned = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(planned, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (1, WHY):
            return _ink(planned.fate)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(section)
        return str(HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None

    def _words(self, planned: PlannedRow, column: int) -> str:
        if self._wording is None:
            return ""
        if _FIELDS[column]:
            return self._wording.discreet(_FIELDS[column], planned.row.values.get(_FIELDS[column]))
        if column == 0:
            return str(planned.row.number)
        return str(planned.fate.value) if column == 1 else self._wording.reason(planned)


def _side(column: int) -> Qt.AlignmentFlag:
    right = Qt.AlignmentFlag.AlignRight if column == 0 else Qt.AlignmentFlag.AlignLeft
    return right | Qt.AlignmentFlag.AlignVCenter


def _ink(fate: Fate) -> QBrush | None:
    colours = theme.tokens()
    inks = {
        Fate.refused: colours.bad,
        Fate.to_decide: colours.warning,
        Fate.new: colours.good,
        Fate.changed: colours.action,
    }
    return QBrush(QColor(inks.get(fate, colours.soft)))
