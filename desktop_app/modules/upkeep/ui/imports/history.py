"""The imports of before: when, who, which workbook, what it did, and a way to take each back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.modules.people.exchange.importing import IMPORTED
from desktop_app.modules.upkeep.ui.imports.sorts import SORTS
from desktop_app.modules.upkeep.ui.moments import local_time
from desktop_app.store.history import Step
from desktop_app.store.taking_back import take_back
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import Elided, button, column, panel, row, words

_MOST = 100


class ImportHistory(QWidget):
    """The imports of this store, the newest first."""

    changed = Signal()
    """An import was taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines: list[QWidget] = []
        self.frame, self._down = panel(margin=0)
        self._down.setSpacing(0)
        head = words(_("Earlier imports"), "strong")
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._down.addWidget(head)
        whole = column(self)
        whole.addWidget(self.frame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def refresh(self) -> None:
        """Read the history again."""
        self._desk.runner.read(lambda _job: self._read(), self.show_steps, owner=self)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show ``steps``, imports all of them."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [self._line(step) for step in steps] or [_nothing()]
        for line in self.lines:
            self._down.addWidget(line)

    def _read(self) -> list[Step]:
        with self._desk.database.reading() as reading:
            return reading.steps(action=IMPORTED, most=_MOST)

    def _line(self, step: Step) -> QWidget:
        line = QFrame()
        line.setProperty("look", "row")
        line.setMinimumHeight(theme.px(52))
        across = row(line, gap=14)
        across.setContentsMargins(theme.px(16), theme.px(6), theme.px(12), theme.px(6))
        chip = words(_sort_words(step), "chip")
        across.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        what = column(gap=0)
        what.addWidget(Elided(str(step.details.get("file", "")), "strong"))
        what.addWidget(Elided(counts_words(step), "faint"))
        across.addLayout(what, 4)
        across.addWidget(Elided(step.who or _("unknown"), "soft"), 1)
        across.addWidget(words(local_time(step.at), "soft"))
        across.addWidget(self._deed(step))
        return line

    def _deed(self, step: Step) -> QWidget:
        if step.taken_back:
            return words(_("taken back"), "soft")
        made = button(_("Take back"), lambda: self.take_back(step), "arrow-back-up")
        made.setAccessibleName(f"{_('Take back')}: {step.details.get('file', '')} {local_time(step.at)}")
        return made

    def take_back(self, step: Step) -> None:
        """Ask once, then undo the import as one step."""
        take_back_import(self._desk, step.id, counts_words(step), self, self._taken)

    def _taken(self) -> None:
        self.refresh()
        self.changed.emit()


def take_back_import(desk: Desk, step: int, counts: Message, owner: QWidget, done: Callable[[], object]) -> None:
    """Ask whether to take the import with the number ``step`` back, and do so; ``done`` is called afterwards."""
    agreed = desk.dialogs.ask(
        _("Take this import back?"),
        _("Take back"),
        below=_(
            "{counts} Persons it added go to the recycle bin; fields it changed are as before. "
            "If any of them was changed again since, nothing is done.",
            counts=counts,
        ),
        danger=True,
    )
    if not agreed:
        return

    def took(many: int) -> None:
        desk.dialogs.tell(
            n_("The import was taken back: {n:,} entry.", "The import was taken back: {n:,} entries.", many)
        )
        done()

    def refused(error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, AppError):
            raise error
        desk.dialogs.warn(_("The import was not taken back; everything is as it was."), str(error))

    who = desk.preferences.user
    desk.runner.run(
        lambda job: take_back(desk.database, step, who=who, tell=job.step),
        took,
        refused,
        title=_("Taking an import back"),
        owner=owner,
    )


def counts_words(step: Step) -> Message:
    """Say what an import did."""
    told = step.details
    return _(
        "{rows:,} rows, {refused:,} refused; {new:,} new, {changed:,} changed.",
        rows=int(told.get("rows", 0)),
        refused=int(told.get("rows", 0)) - int(told.get("accepted", 0)),
        new=int(told.get("new", 0)),
        changed=int(told.get("changed", 0)),
    )


def _sort_words(step: Step) -> Message | str:
    sort = SORTS.get(str(step.details.get("target", "")))
    return sort.title if sort else _("Import")


def _nothing() -> QWidget:
    line = QFrame()
    line.setProperty("look", "row")
    inside = row(line)
    inside.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
    inside.addWidget(
        words(_("Nothing has been imported yet. Every import can be taken back here as one step."), "soft")
    )
    return line
