"""A backup and the store, side by side, before one replaces the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.exchange import Comparison
from desktop_app.modules.upkeep.ui.backups.facts import type_words
from desktop_app.modules.upkeep.ui.moments import exact_time, iso_time
from desktop_app.store.schema import Schema
from desktop_app.ui import theme
from desktop_app.ui.parts import Tone, Words, button, column, panel, paragraph, row, rule, say_tone, scrolled, words

_WIDTH = 860


@dataclass(frozen=True, slots=True)
class SideBySide:
    """How many records of one type there are on both sides."""

    title: str
    present: int
    in_backup: int

    @property
    def difference(self) -> Message:
        """What the restore would do to their number, in words."""
        change = self.in_backup - self.present
        if change == 0:
            return _("the same")
        return _("{n:,} fewer", n=-change) if change < 0 else _("{n:,} more", n=change)

    @property
    def tone(self) -> Tone:
        """Fewer records are worth a second look."""
        return "bad" if self.in_backup < self.present else "good" if self.in_backup > self.present else ""


def side_by_side(comparison: Comparison, schema: Schema) -> list[SideBySide]:
    """Return the record types that either side holds any of."""
    present, backup = comparison.present.counts, comparison.backup.counts
    tables = dict.fromkeys([*present, *backup])
    lines = (SideBySide(type_words(each, schema), present.get(each, 0), backup.get(each, 0)) for each in tables)
    return [line for line in lines if line.present or line.in_backup]


class Compared(QWidget):
    """Shows both sides; the clerk goes back or replaces the store."""

    back = Signal()
    replace_wanted = Signal()

    def __init__(self, schema: Schema) -> None:
        super().__init__()
        self._schema = schema
        self.comparison: Comparison | None = None
        self.title = words("", "strong")
        self.says = paragraph("")
        self._table = QWidget()
        self.to_choice = button(_("Back"), self.back.emit, "arrow-left")
        self.replace = button(_("Replace the store"), self.replace_wanted.emit, "restore", "danger")
        self._lay_out()

    def show_comparison(self, comparison: Comparison) -> None:
        """Show both sides of ``comparison``."""
        self.comparison = comparison
        self.title.setText(
            str(_("Backup of {office}, made {made}", office=comparison.office or "—", made=iso_time(comparison.made)))
        )
        lines = side_by_side(comparison, self._schema)
        self.says.setText(str(_what_would_be_lost(comparison)))
        old = self._table.layout()
        if old is not None:
            QWidget().setLayout(old)
        self._table.setLayout(_grid(comparison, lines))

    def begin(self) -> None:
        """Take the keyboard; the harmless button has it."""
        self.to_choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        inside = QWidget()
        frame, told = panel(margin=20)
        frame.setMaximumWidth(theme.px(_WIDTH))
        told.addWidget(self.title)
        told.addWidget(self.says)
        told.addSpacing(theme.px(6))
        told.addWidget(self._table)
        upper = column(inside)
        upper.addWidget(frame)
        upper.addStretch(1)
        down = column(self, gap=10)
        down.addWidget(scrolled(inside), 1)
        across = row(gap=10)
        across.addWidget(self.to_choice)
        across.addStretch(1)
        across.addWidget(words(_("Nothing has been changed yet."), "soft"))
        across.addWidget(self.replace)
        down.addLayout(across)


def _what_would_be_lost(comparison: Comparison) -> Message:
    if comparison.present.last_change > comparison.backup.last_change:
        return _(
            "This store was changed after the backup was made, last on {changed}. What was entered since is only in "
            "the store that is kept.",
            changed=exact_time(comparison.present.last_change),
        )
    return _("This store holds nothing that is newer than the backup.")


def _grid(comparison: Comparison, lines: list[SideBySide]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(6))
    grid.setColumnStretch(0, 1)
    for place, label in enumerate(_heads()):
        grid.addWidget(label, 0, place)
    grid.addWidget(rule(), 1, 0, 1, 4)
    for at, cells in enumerate(_cells(comparison, lines), 2):
        for place, cell in enumerate(cells):
            grid.addWidget(cell, at, place)
    return grid


def _heads() -> Iterator[QLabel]:
    yield words(_("Records"), "soft")
    for text in (_("In this store"), _("In the backup"), _("After restoring")):
        yield _right(text, "soft")


def _cells(comparison: Comparison, lines: list[SideBySide]) -> Iterator[list[QLabel]]:
    for line in lines:
        difference = _right(line.difference)
        say_tone(difference, line.tone)
        yield [words(line.title), _right(f"{line.present:,}"), _right(f"{line.in_backup:,}"), difference]
    present, backup = comparison.present.last_change, comparison.backup.last_change
    here, there = exact_time(present), exact_time(backup)
    order = _("the same") if here == there else _("older") if backup < present else _("newer")
    yield [words(_("Last change"), "strong"), _right(here), _right(there), _right(order)]


def _right(text: Message | str, look: Words = "") -> QLabel:
    label = words(text, look)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return label
