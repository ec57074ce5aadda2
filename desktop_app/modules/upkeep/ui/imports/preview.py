"""The third step: what the import would do, row by row, before any of it is done."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QSplitter, QTableView, QWidget

from desktop_app.domain.i18n import _, n_
from desktop_app.exchange.matching import Choice, Decision, Match
from desktop_app.modules.upkeep.ui.imports.cards import Card, ChoosingCards
from desktop_app.modules.upkeep.ui.imports.fates import Fate, Wording, may_be_another_person
from desktop_app.modules.upkeep.ui.imports.looking import Preview
from desktop_app.modules.upkeep.ui.imports.outcome_model import LESS_TELLING, WHY, WIDTHS, OutcomeModel
from desktop_app.modules.upkeep.ui.imports.row_panel import RowPanel
from desktop_app.modules.upkeep.ui.imports.whole_row import WholeRow
from desktop_app.ui import theme
from desktop_app.ui.parts import Elided, button, column, panel, paragraph, row, say_tone
from desktop_app.ui.tokens import ROW

_FATES: tuple[Fate | None, ...] = (None, Fate.refused, Fate.to_decide, Fate.new, Fate.changed, Fate.unchanged)

_ROOMY = 600


class PreviewStep(QWidget):
    """Counts, a list that can be narrowed, and the row in full; rows that are unclear are decided here."""

    back = Signal()
    write = Signal()
    export = Signal()
    decided = Signal(object)
    """All decisions so far, by row number."""

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._wording: Wording | None = None
        self._decisions: dict[int, Decision] = {}
        self.model = OutcomeModel()
        self.model.setParent(self)
        self.cards = ChoosingCards(lambda place: self.narrow(_FATES[place]))
        self.table = _table(self.model)
        self.panel = RowPanel()
        self.notice = paragraph("", "")
        say_tone(self.notice, "warning")
        self.foot = Elided("", "soft")
        self.all_others = button(_("All are other persons"), self._all_are_others)
        self.leave_all = button(_("Leave all out"), self._leave_all_out)
        self.open_rows = Elided("", "soft")
        self._for_all = QWidget()
        self.save_refused = button(_("Save refused rows"), self.export.emit, "file-export")
        self.to_columns = button(_("Back"), self.back.emit, "arrow-left")
        self.go = button(_("Import"), self.write.emit, look="primary")
        self.go.setAutoDefault(True)
        self.table.opened.connect(self.panel.take_keyboard)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.panel.decided.connect(self._decide)
        self._lay_out()

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    def show_preview(self, preview: Preview, notice: str = "") -> None:
        """Show an import from its beginning."""
        self._decisions = dict(preview.decisions)
        self._wording = Wording(preview.looked.sort.roster.target)
        self.model.fate = None
        self._show(preview)
        self.say(notice)
        self.narrow(self._first_to_look_at())

    def show_decided(self, preview: Preview) -> None:
        """Show what the decisions have made of the import; the place in the list is kept."""
        if dict(preview.decisions) != self._decisions:
            return
        planned = self.model.row_at(self.table.currentIndex().row())
        had_keyboard = self.panel.isAncestorOf(self.focusWidget() or self)
        self._show(preview)
        self._choose_row(planned.row.number if planned else 0)
        if had_keyboard:
            self.panel.take_keyboard()

    def say(self, notice: str) -> None:
        """Say something above the list, nothing for ''."""
        self.notice.setText(notice)
        self.notice.setVisible(bool(notice))

    def narrow(self, fate: Fate | None) -> None:
        """List only the rows of ``fate``, None for all."""
        self.model.narrow(fate)
        self.cards.mark(_FATES.index(fate))
        self._choose_row(0)

    def begin(self) -> None:
        """Take the keyboard."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_to_look_at(self) -> Fate | None:
        counts = self.model.counts()
        return next((fate for fate in (Fate.to_decide, Fate.refused) if counts[fate]), None)

    def _show(self, preview: Preview) -> None:
        self._preview = preview
        self.model.show_rows(preview.rows(), self._wording or Wording(preview.looked.sort.roster.target))
        self._say_counts(preview)

    def _say_counts(self, preview: Preview) -> None:
        counts = self.model.counts()
        rows = sum(counts.values())
        accepted = n_("{n:,} accepted", "{n:,} accepted", rows - counts[Fate.refused])
        decided = len(preview.decisions)
        self.cards.show_cards(
            [
                Card(rows, _("Rows"), below=accepted),
                Card(counts[Fate.refused], _("Refused"), "bad"),
                Card(counts[Fate.to_decide], _("To decide"), "warning", _decided_words(decided)),
                Card(counts[Fate.new], _("New"), "good"),
                Card(counts[Fate.changed], _("Changed"), "action"),
                Card(counts[Fate.unchanged], _("Unchanged")),
            ],
            _FATES.index(self.model.fate),
        )
        self._say_deeds(counts[Fate.new] + counts[Fate.changed], counts[Fate.to_decide], counts[Fate.refused])

    def _say_deeds(self, written: int, undecided: int, refused: int) -> None:
        self.go.setText(str(n_("Write {n:,} person", "Write {n:,} persons", written)))
        self.go.setEnabled(written > 0)
        self.save_refused.setVisible(refused > 0)
        self._for_all.setVisible(undecided > 0)
        self.open_rows.setText(
            str(
                n_(
                    "{n:,} row may be somebody known. It is left out unless you decide.",
                    "{n:,} rows may be somebody known. They are left out unless you decide.",
                    undecided,
                )
            )
        )
        self.foot.setText(str(_("Nothing has been written yet.") if written else _("There is nothing to write.")))

    def _choose_row(self, number: int) -> None:
        place = max(0, self.model.place_of(number)) if number else 0
        if self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(place, 0))
        self._show_row(place)

    def _row_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._show_row(now.row())

    def _show_row(self, place: int) -> None:
        file = self._preview.file if self._preview else None
        self.panel.show_row(self.model.row_at(place), file, self._wording)

    def _decide(self, number: int, decision: Decision) -> None:
        self._set_decisions({**self._decisions, number: decision})

    def _all_are_others(self) -> None:
        open_rows = [each for each in self._open() if may_be_another_person(each[1])]
        self._set_decisions(
            {**self._decisions, **{number: Decision(Choice.another_person) for number, _question in open_rows}}
        )

    def _leave_all_out(self) -> None:
        self._set_decisions(
            {**self._decisions, **{number: Decision(Choice.leave_out) for number, _question in self._open()}}
        )

    def _open(self) -> list[tuple[int, Match]]:
        questions = self._preview.questions if self._preview else {}
        return [(number, question) for number, question in questions.items() if number not in self._decisions]

    def _set_decisions(self, decisions: Mapping[int, Decision]) -> None:
        self._decisions = dict(decisions)
        self.go.setEnabled(False)
        self.decided.emit(dict(decisions))

    def _lay_out(self) -> None:
        down = column(self, gap=10)
        down.addWidget(self.cards)
        down.addWidget(self.notice)
        self._lay_out_for_all()
        down.addWidget(self._for_all)
        down.addWidget(self._sides(), 1)
        down.addLayout(self._deeds())

    def _sides(self) -> QSplitter:
        listed, inside = panel(margin=1)
        inside.addWidget(self.table)
        whole = QFrame()
        whole.setProperty("look", "panel")
        column(whole, margin=1).addWidget(self.panel)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setHandleWidth(theme.px(14))
        sides.setChildrenCollapsible(False)
        listed.setMinimumWidth(theme.px(280))
        whole.setMinimumWidth(theme.px(290))
        for widget in (listed, whole):
            sides.addWidget(widget)
        sides.setSizes([660, 340])
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 1)
        return sides

    def _deeds(self) -> QHBoxLayout:
        across = row(gap=10)
        across.addWidget(self.to_columns)
        across.addWidget(self.foot, 1)
        for made in (self.save_refused, self.go):
            across.addWidget(made)
        return across

    def _lay_out_for_all(self) -> None:
        across = row(self._for_all, gap=10)
        for widget in (self.open_rows, self.all_others, self.leave_all):
            across.addWidget(widget)
        self._for_all.hide()


def _decided_words(decided: int) -> str:
    return str(n_("{n:,} decided", "{n:,} decided", decided)) if decided else ""


class OutcomeTable(QTableView):
    """Leaves less telling columns out where it is narrow, so that the reason can be read."""

    opened = Signal()
    """Enter was pressed on a row."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        for place in LESS_TELLING:
            self.setColumnHidden(place, event.size().width() < theme.px(_ROOMY))
        super().resizeEvent(event)
        self._give_the_reason_room()

    def _give_the_reason_room(self) -> None:
        """Let the reason take what is left, and never less than its width: a narrow list is scrolled instead."""
        others = sum(self.columnWidth(place) for place in range(WHY) if not self.isColumnHidden(place))
        self.setColumnWidth(WHY, max(self.viewport().width() - others, theme.px(WIDTHS[WHY])))


def _table(model: OutcomeModel) -> OutcomeTable:
    table = OutcomeTable()
    table.setModel(model)
    table.setAccessibleName(str(_("Rows of the import")))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(theme.px(ROW))
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    for place, width in enumerate(WIDTHS):
        table.setColumnWidth(place, theme.px(width))
    table.setItemDelegate(WholeRow(table))
    return table
