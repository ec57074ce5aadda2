"""Backing up: how old the last verified backup is, where to, now, and those of before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.domain import BackupNote
from desktop_app.modules.upkeep.exchange import back_up_store
from desktop_app.modules.upkeep.store import backups_made
from desktop_app.modules.upkeep.ui.backups.facts import facts_of, grid_of
from desktop_app.modules.upkeep.ui.backups.stages import BACKUP
from desktop_app.modules.upkeep.ui.backups.targets import Targets
from desktop_app.modules.upkeep.ui.moments import iso_time, size_words
from desktop_app.modules.upkeep.ui.working import Working
from desktop_app.store.backup import BackupResult
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import open_outside
from desktop_app.ui.icons import picture
from desktop_app.ui.parts import (
    Elided,
    button,
    column,
    panel,
    paragraph,
    row,
    rule,
    say_tone,
    scrolled,
    words,
)
from desktop_app.ui.standing import BackupAge, Standing, ago_words, backup_age

_PICTURES = {BackupAge.fresh: "shield-check", BackupAge.ageing: "alert-triangle", BackupAge.old: "alert-circle"}
_SHOWN = 12


class BackingUp(QWidget):
    """The first side of the page."""

    made = Signal()
    """A backup was made and verified."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.working = Working()
        self.state = words("", "headline")
        self.state_below = paragraph("")
        self._mark = QLabel()
        self.targets = Targets(desk)
        self.go = button(_("Back up now"), self.back_up, "device-floppy", "primary")
        self.go.setAutoDefault(True)
        self.result: BackupResult | None = None
        self.said = words("", "strong")
        self.earlier: list[QWidget] = []
        self._outcome: QFrame | None = None
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def is_working(self) -> bool:
        """Whether a backup is being made."""
        return self._stack.currentWidget() is self.working

    def refresh(self) -> None:
        """Read again which backups were made."""
        self._desk.runner.read(lambda _job: self._read(), self._show_state, owner=self)

    def begin(self) -> None:
        """Take the keyboard."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def back_up(self) -> None:
        """Make a backup on the target chosen."""
        folder = self.targets.target
        if self.is_working:
            return
        self._hide_result()
        self.working.begin(_("Making a backup"), str(folder), BACKUP)
        self._stack.setCurrentWidget(self.working)
        desk = self._desk
        job = desk.runner.run(
            lambda job: back_up_store(
                desk.database, folder, office=desk.standing().office, who=desk.preferences.user, step=job.step
            ),
            self._done,
            self._failed,
            title=_("Making a backup"),
            progress=self.working.tell,
            owner=self,
        )
        self.working.follow(job)

    def _read(self) -> list[BackupNote]:
        with self._desk.database.reading() as reading:
            return backups_made(reading, most=_SHOWN)

    def _show_state(self, notes: Sequence[BackupNote]) -> None:
        now = dt.datetime.now(dt.UTC)
        newest = notes[0] if notes else None
        age = backup_age(Standing(backed_up=newest.made_at() if newest else None), now)
        self._mark.setPixmap(picture(_PICTURES[age], getattr(theme.tokens(), age.value), 40))
        self.state.setText(str(_state_words(newest, age, now)))
        say_tone(self.state, age.value)
        self.state_below.setText(str(_state_below(newest)))
        self._list(notes)

    def _done(self, result: BackupResult) -> None:
        self._stack.setCurrentIndex(0)
        self.result = result
        self._show_result(
            _("The backup was written, opened again from the target and compared: it is whole."), "good", result
        )
        self.refresh()
        self._desk.navigation.refresh_backup()
        self.made.emit()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: BaseException) -> None:
        self._stack.setCurrentIndex(0)
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(error, Cancelled):
            self._show_result(_("Stopped. No backup was made, and nothing is left on the target."), "warning", None)
        elif isinstance(error, AppError):
            self._show_result(error.message, "bad", None)
        else:
            raise error

    def _show_result(self, said: Message, age: str, result: BackupResult | None) -> None:
        self._hide_result()
        frame, inside = panel(look="panel" if result else "warning")
        self._outcome = frame
        across = row(gap=10)
        mark, name = QLabel(), "circle-check" if result else "alert-triangle"
        mark.setPixmap(picture(name, getattr(theme.tokens(), age)))
        self.said = paragraph(said, "strong")
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.said, 1)
        inside.addLayout(across)
        if result is not None:
            inside.addLayout(grid_of(facts_of(result, self._desk.database.schema)))
            deeds = row()
            deeds.addWidget(button(_("Open folder"), lambda: open_outside(result.path.parent), "folder-open"))
            deeds.addStretch(1)
            inside.addLayout(deeds)
        self._body.insertWidget(1, frame)

    def _hide_result(self) -> None:
        if self._outcome is not None:
            self._outcome.hide()
            self._outcome.deleteLater()
            self._outcome = None

    def _list(self, notes: Sequence[BackupNote]) -> None:
        for line in self.earlier:
            line.hide()
            line.deleteLater()
        self.earlier = [_note_line(note) for note in notes]
        for line in self.earlier:
            self._earlier.addWidget(line)
        self._earlier_panel.setVisible(bool(notes))

    def _lay_out(self) -> None:
        inside = QWidget()
        self._body = column(inside)
        self._body.addWidget(self._state_panel())
        self._body.addWidget(self._target_panel())
        self._earlier_panel, self._earlier = panel(margin=0)
        self._earlier.setSpacing(0)
        head = words(_("Earlier backups"), "strong")
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self._earlier.addWidget(head)
        self._body.addWidget(self._earlier_panel)
        self._body.addStretch(1)
        self._stack.addWidget(scrolled(inside))
        self._stack.addWidget(self.working)
        column(self).addWidget(self._stack)

    def _state_panel(self) -> QFrame:
        frame, inside = panel(margin=20)
        across = row(gap=16)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        told: QVBoxLayout = column(gap=2)
        told.addWidget(self.state)
        told.addWidget(self.state_below)
        across.addLayout(told, 1)
        inside.addLayout(across)
        return frame

    def _target_panel(self) -> QFrame:
        frame, inside = panel(margin=16)
        inside.addWidget(words(_("Where to"), "strong"))
        inside.addWidget(self.targets)
        inside.addWidget(rule())
        across = row(gap=14)
        across.addWidget(
            paragraph(
                _(
                    "The backup is encrypted. It opens with today's password or the recovery key, here or with the "
                    "free program age."
                )
            ),
            1,
        )
        across.addWidget(self.go)
        inside.addLayout(across)
        return frame


def _state_words(newest: BackupNote | None, age: BackupAge, now: dt.datetime) -> Message:
    if newest is None:
        return _("There is no verified backup yet")
    ago = ago_words(now - newest.made_at())
    if age is BackupAge.fresh:
        return _("Last verified backup: {ago}", ago=ago)
    return _("Last verified backup: {ago}. A new one is due.", ago=ago)


def _state_below(newest: BackupNote | None) -> Message:
    if newest is None:
        return _("All the office knows lies on this PC alone. Carry a backup away on a stick.")
    place = str(Path(newest.place) / newest.file)
    return _("{place}, {size}", place=place, size=size_words(newest.size))


def _note_line(note: BackupNote) -> QWidget:
    line = QFrame()
    line.setProperty("look", "row")
    line.setMinimumHeight(theme.px(38))
    across = row(line, gap=14)
    across.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
    across.addWidget(words(iso_time(note.made)))
    across.addWidget(Elided(note.file, "soft"), 3)
    across.addWidget(Elided(note.place, "soft"), 2)
    across.addWidget(words(size_words(note.size), "soft"))
    across.addWidget(words(_("verified"), "good"))
    return line
