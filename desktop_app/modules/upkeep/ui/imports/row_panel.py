"""One row of an import in full: its complaints, what it changes, or who it may be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.exchange.cells import text_of
from desktop_app.exchange.matching import Choice, Decision, Known, Match
from desktop_app.modules.people.exchange.importing import RosterFile
from desktop_app.modules.upkeep.ui.imports.fates import (
    TELLING,
    PlannedRow,
    Wording,
    may_be_another_person,
    row_of,
)
from desktop_app.ui import theme
from desktop_app.ui.parts import Tone, column, paragraph, row, say_tone, scrolled, words

_LABEL = 84
_Line = tuple[str, Message | str, Tone]


class RowPanel(QWidget):
    """Shows the row that has the keyboard."""

    decided = Signal(int, object)
    """The clerk's decision about the row of a number."""

    def __init__(self) -> None:
        super().__init__()
        self.choices: list[QRadioButton] = []
        self._inside = QWidget()
        area = scrolled(self._inside)
        area.setProperty("look", "inside")
        self._inside.setProperty("look", "inside")
        column(self).addWidget(area)
        self._down = column(self._inside, margin=12, gap=8)
        self._body: QWidget | None = None

    def show_row(self, planned: PlannedRow | None, file: RosterFile | None, wording: Wording | None) -> None:
        """Show ``planned``, or that no row is chosen."""
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self.choices = []
        self._body = QWidget()
        self._body.setProperty("look", "inside")
        down = column(self._body, gap=8)
        if planned is None or file is None or wording is None:
            down.addWidget(paragraph(_("Choose a row to see it in full."), "soft"))
        else:
            self._fill(down, planned, file, wording)
        down.addStretch(1)
        self._down.addWidget(self._body)

    def take_keyboard(self) -> None:
        """Let the clerk decide with the keys, where there is something to decide."""
        if self.choices:
            chosen = next((each for each in self.choices if each.isChecked()), self.choices[0])
            chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, down: QVBoxLayout, planned: PlannedRow, file: RosterFile, wording: Wording) -> None:
        name = wording.value("name", planned.row.values.get("name"))
        head = row(gap=8)
        head.addWidget(_selectable(words(name, "headline")))
        chip = words(wording.outcome(planned), "chip")
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        down.addLayout(head)
        down.addWidget(words(_("Row {number} of the sheet", number=planned.row.number), "faint"))
        for problem in planned.row.problems:
            down.addWidget(_selectable(paragraph(wording.problem(problem), "bad")))
        for hint in planned.row.hints:
            down.addWidget(_selectable(paragraph(_("Note: {hint}", hint=wording.problem(hint)), "soft")))
        if planned.question is not None:
            self._ask(down, planned, planned.question, wording)
        if planned.match is not None and planned.match.changes:
            down.addLayout(_changes(planned.match, wording))
        down.addWidget(words(_("As in the sheet"), "strong"))
        down.addLayout(_grid(_cells(planned, file)))

    def _ask(self, down: QVBoxLayout, planned: PlannedRow, question: Match, wording: Wording) -> None:
        reason = paragraph(question.reason or "", "")
        say_tone(reason, "warning")
        down.addWidget(reason)
        for candidate in question.candidates:
            decision = Decision(Choice.same_person, candidate.key)
            self._choice(down, planned, decision, _("The same person as:"))
            down.addLayout(_indented(_grid(_known(candidate, question, wording))))
        if may_be_another_person(question):
            self._choice(down, planned, Decision(Choice.another_person), _("Another person: add as new"))
        else:
            down.addWidget(paragraph(_("Two persons cannot have one resident ID number."), "faint"))
        self._choice(down, planned, Decision(Choice.leave_out), _("Leave this row out"))

    def _choice(self, down: QVBoxLayout, planned: PlannedRow, decision: Decision, said: Message) -> None:
        made = QRadioButton(str(said))
        made.setChecked(planned.decision == decision)
        made.setAccessibleName(str(said))
        made.clicked.connect(partial(self._tell, planned.row.number, decision))
        self.choices.append(made)
        down.addWidget(made)

    def _tell(self, number: int, decision: Decision, _checked: bool = True) -> None:
        self.decided.emit(number, decision)


def _changes(match: Match, wording: Wording) -> QGridLayout:
    grid = _empty_grid()
    for place, head in enumerate((_("Field"), _("Now"), _("Afterwards"))):
        grid.addWidget(words(head, "faint"), 0, place)
        grid.setColumnStretch(place, place)
    for line, change in enumerate(match.changes, 1):
        grid.addWidget(words(wording.label(change.field), "soft"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_selectable(paragraph(wording.value(change.field, change.before), "")), line, 1)
        grid.addWidget(_selectable(paragraph(wording.value(change.field, change.after), "action")), line, 2)
    return grid


def _known(candidate: Known, question: Match, wording: Wording) -> Iterator[_Line]:
    """Yield what is known of a candidate, marked where the row says something else."""
    number = row_of(candidate)
    where = _("row {number} of this sheet", number=number) if number else _("in the store")
    yield str(_("Known from")), where, ""
    for name in TELLING:
        known, told = candidate.values.get(name), question.row.values.get(name)
        if known not in (None, ""):
            text, differs = wording.value(name, known), told not in (None, "", known)
            yield (
                wording.label(name),
                _("{text}  (differs)", text=text) if differs else text,
                "warning" if differs else "",
            )


def _cells(planned: PlannedRow, file: RosterFile) -> Iterator[_Line]:
    wrong = {problem.field for problem in planned.row.problems}
    cells = file.sheet.rows[planned.row.number - 1]
    for each in file.layout.columns:
        text = text_of(cells[each.index]).strip()
        if text and (each.heading or each.field):
            heading = " ".join(each.heading.split()) or (each.field or "")
            is_wrong = each.field in wrong
            yield heading, _("{text}  (see above)", text=text) if is_wrong else text, "bad" if is_wrong else ""


def _grid(lines: Iterator[_Line]) -> QGridLayout:
    grid = _empty_grid()
    grid.setColumnMinimumWidth(0, theme.px(_LABEL))
    grid.setColumnStretch(1, 1)
    for place, (label, text, tone) in enumerate(lines):
        grid.addWidget(paragraph(label, "soft"), place, 0, Qt.AlignmentFlag.AlignTop)
        said = _selectable(paragraph(text, ""))
        say_tone(said, tone)
        grid.addWidget(said, place, 1)
    return grid


def _empty_grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(10))
    grid.setVerticalSpacing(theme.px(4))
    return grid


def _indented(grid: QGridLayout) -> QGridLayout:
    grid.setContentsMargins(theme.px(28), 0, 0, theme.px(4))
    grid.setColumnMinimumWidth(0, theme.px(_LABEL - 20))
    return grid


def _selectable(label: QLabel) -> QLabel:
    """Let the clerk copy the words of ``label``."""
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
