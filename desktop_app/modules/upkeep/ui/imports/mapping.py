"""The second step: which column is read into which field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QHeaderView, QTableView, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.exchange.layout import ColumnGuess, Layout
from desktop_app.modules.upkeep.ui.imports.field_header import NOT_USED, Above, FieldHeader
from desktop_app.modules.upkeep.ui.imports.looking import Looked
from desktop_app.modules.upkeep.ui.imports.sheet_model import SheetModel
from desktop_app.modules.upkeep.ui.imports.sorts import SORTS
from desktop_app.modules.upkeep.ui.imports.whole_row import WholeRow
from desktop_app.ui import theme
from desktop_app.ui.calm import CalmCombo
from desktop_app.ui.parts import Elided, Tone, button, column, panel, paragraph, row, words

_SURE, _LIKELY = 0.95, 0.7
_NARROWEST, _WIDEST = 110, 220
_AROUND = 62
"""Design pixels around the words of a drop-down."""
_ROW = 32


class MappingStep(QWidget):
    """Shows the sheet's first rows under the fields recognised; the clerk corrects what is wrong."""

    go_on = Signal()
    back = Signal()
    look_again = Signal(str, str)
    """The clerk wants another sheet, or the workbook taken as another sort of roster."""

    def __init__(self) -> None:
        super().__init__()
        self._looked: Looked | None = None
        self._mapping: dict[int, str] = {}
        self._by_clerk: set[int] = set()
        self.sheets = _box(_("Sheet"))
        self.sorts = _box(_("Sort of roster"))
        for sort in SORTS.values():
            self.sorts.addItem(str(sort.title), sort.name)
        self.where = Elided("", "soft")
        self.table = _table()
        self.header = FieldHeader(self.table)
        self.table.setHorizontalHeader(self.header)
        self.unused = Elided("", "soft")
        self.complaint = paragraph("", "bad")
        self.next = button(_("Check the rows"), self.go_on.emit, look="primary")
        self.to_start = button(_("Back"), self.back.emit, "arrow-left")
        self.next.setAutoDefault(True)
        self.header.chosen.connect(self._choose)
        self.sheets.activated.connect(self._look_again)
        self.sorts.activated.connect(self._look_again)
        self._lay_out()

    @property
    def mapping(self) -> dict[int, str]:
        """The field of every column that is read, as it stands."""
        return dict(self._mapping)

    @property
    def was_corrected(self) -> bool:
        """Whether the clerk has changed anything."""
        return bool(self._by_clerk)

    def show_looked(self, looked: Looked) -> None:
        """Show what was recognised."""
        self._looked = looked
        self._mapping = looked.found.layout.mapping
        self._by_clerk = set()
        self.show_boxes(looked)
        model = SheetModel(looked.found)
        before = self.table.model()
        self.table.setModel(model)
        if before is not None:
            before.deleteLater()
        model.setParent(self.table)
        self._fit_columns(model)
        target = looked.sort.roster.target
        self.header.fill([(each.name, str(each.label)) for each in target.fields], self._above(model))
        self.where.setText(str(_where(looked.found.layout, len(looked.found.sheet.rows))))
        self._say_state(model)
        self.table.scrollTo(model.index(model.first_line, 0), QTableView.ScrollHint.PositionAtTop)

    def begin(self) -> None:
        """Take the keyboard."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, place: int, name: str) -> None:
        """Read the column at ``place`` into ``name``, and no other column beside it unless it holds several numbers."""
        model = self._model()
        here = model.columns[place]
        if name and not self._may_stand_twice(name):
            for other in [one for one, field in self._mapping.items() if field == name and one != here]:
                del self._mapping[other]
                self._by_clerk.add(other)
        self._mapping.pop(here, None)
        if name:
            self._mapping[here] = name
        self._by_clerk.add(here)
        model.show_layout(model.layout_shown.with_mapping(self._mapping))
        self.header.say(self._above(model))
        self._say_state(model)

    def _may_stand_twice(self, name: str) -> bool:
        return self._looked is not None and isinstance(self._looked.sort.roster.target.field(name).kind, kinds.Phone)

    def _above(self, model: SheetModel) -> list[Above]:
        return [self._above_one(model.layout_shown.columns[index]) for index in model.columns]

    def _above_one(self, guess: ColumnGuess) -> Above:
        said, tone = self._certainty(guess.index)
        heading = " ".join(guess.heading.split()) or _("column {number}", number=guess.index + 1)
        return Above(self._mapping.get(guess.index, ""), said, tone, str(_("Field of {heading}", heading=heading)))

    def _certainty(self, index: int) -> tuple[Message, Tone]:
        if index in self._by_clerk:
            return _("as you chose"), "action"
        if index not in self._mapping:
            return _("not used"), ""
        if self._looked is not None and self._looked.remembered:
            return _("as last time"), "action"
        guess = self._looked.found.layout.columns[index] if self._looked else None
        return certainty_words(guess.certainty if guess else 0.0)

    def _say_state(self, model: SheetModel) -> None:
        layout = model.layout_shown
        unused = [" ".join(heading.split()) for heading in layout.unused()]
        said = _("Columns not used: {columns}", columns="、".join(unused)) if unused else _("Every column is used.")
        self.unused.setText(str(said))
        missing = self._missing()
        self.complaint.setText(str(_("No column is read as: {fields}", fields="、".join(missing))) if missing else "")
        self.complaint.setVisible(bool(missing))
        self.next.setEnabled(not missing)

    def _missing(self) -> list[str]:
        fields = self._looked.sort.roster.target.fields if self._looked else ()
        used = set(self._mapping.values())
        return [str(each.label) for each in fields if each.required and each.name not in used]

    def _look_again(self) -> None:
        self.look_again.emit(str(self.sheets.currentData()), str(self.sorts.currentData()))

    def show_boxes(self, looked: Looked) -> None:
        """Show which sheet is looked at, and as what."""
        self.sheets.clear()
        for name in looked.sheets:
            self.sheets.addItem(name, name)
        self.sheets.setCurrentIndex(max(0, self.sheets.findData(looked.found.sheet.name)))
        self.sheets.setEnabled(len(looked.sheets) > 1)
        self.sorts.setCurrentIndex(self.sorts.findData(looked.sort.name))

    def _fit_columns(self, model: SheetModel) -> None:
        metrics = self.table.fontMetrics()
        for place, index in enumerate(model.columns):
            texts = [str(model.index(line, place).data()) for line in range(model.first_line, model.rowCount())]
            width = max((metrics.horizontalAdvance(text) for text in texts), default=0) + theme.px(24)
            chosen = metrics.horizontalAdvance(self._label(self._mapping.get(index, ""))) + theme.px(_AROUND)
            self.header.resizeSection(place, max(min(width, theme.px(_WIDEST)), chosen, theme.px(_NARROWEST)))

    def _label(self, name: str) -> str:
        if self._looked is None or not name:
            return str(NOT_USED)
        return str(self._looked.sort.roster.target.field(name).label)

    def _model(self) -> SheetModel:
        model = self.table.model()
        if not isinstance(model, SheetModel):
            raise TypeError("no sheet is shown")
        return model

    def _lay_out(self) -> None:
        down = column(self, gap=10)
        down.addLayout(self._choices())
        frame, inside = panel(margin=1)
        inside.setSpacing(0)
        inside.addWidget(self.table, 1)
        down.addWidget(frame, 1)
        down.addWidget(self.complaint)
        across = row(gap=14)
        across.addWidget(self.to_start)
        across.addWidget(self.unused, 1)
        across.addWidget(self.next)
        down.addLayout(across)

    def _choices(self) -> QHBoxLayout:
        across = row(gap=8)
        for title, box in ((_("Sheet"), self.sheets), (_("Sort of roster"), self.sorts)):
            label = words(title, "soft")
            label.setBuddy(box)
            across.addWidget(label)
            across.addWidget(box)
            across.addSpacing(theme.px(8))
        across.addWidget(self.where, 1)
        return across


def certainty_words(certainty: float) -> tuple[Message, Tone]:
    """Say how sure the program is of a column."""
    if certainty >= _SURE:
        return _("recognised"), "good"
    if certainty >= _LIKELY:
        return _("likely"), "warning"
    return _("please check"), "bad"


def _where(layout: Layout, rows: int) -> Message:
    below = rows - layout.first_row + 1
    if not layout.head_rows:
        return n_("No head found; {n:,} row", "No head found; {n:,} rows", below)
    heads: Sequence[int] = sorted({layout.head_rows[0], layout.head_rows[-1]})
    return n_(
        "Head in row {head}, {n:,} row below it",
        "Head in row {head}, {n:,} rows below it",
        below,
        head="–".join(map(str, heads)),
    )


def _box(name: Message) -> QComboBox:
    box = CalmCombo()
    box.setAccessibleName(str(name))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _table() -> QTableView:
    table = QTableView()
    table.setAccessibleName(str(_("First rows of the sheet")))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setItemDelegate(WholeRow(table))
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(theme.px(_ROW))
    rows.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
    return table
