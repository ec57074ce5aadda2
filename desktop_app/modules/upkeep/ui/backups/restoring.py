"""Bringing a backup back: opened and compared first, then put in the place of the store, which is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QStackedWidget, QWidget

from desktop_app import paths
from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.exchange import (
    Comparison,
    rehearse_beside,
    remember_restore,
    restore_backup,
    verify_backup,
)
from desktop_app.modules.upkeep.ui.backups.comparing import Compared
from desktop_app.modules.upkeep.ui.backups.facts import facts_of, grid_of
from desktop_app.modules.upkeep.ui.backups.stages import OPENING
from desktop_app.modules.upkeep.ui.imports.choosing import dropped_file
from desktop_app.modules.upkeep.ui.moments import iso_time
from desktop_app.modules.upkeep.ui.working import Working
from desktop_app.store.backup import BackupResult
from desktop_app.store.container import ENDING
from desktop_app.ui import theme
from desktop_app.ui.closed_work import Afterwards, ClosedWork
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import picture
from desktop_app.ui.parts import button, column, panel, paragraph, row, say_tone, scrolled, words
from desktop_app.ui.password_field import PasswordField
from desktop_app.ui.tasks import Job

T = TypeVar("T")
_WIDTH = 760


class Restoring(QWidget):
    """The second side of the page: choose, compare, replace."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAcceptDrops(True)
        self.file = QLineEdit()
        self.file.setReadOnly(True)
        self.file.setAccessibleName(str(_("Backup")))
        self.secret = PasswordField(_("Password of that day or recovery key"))
        self.complaint = paragraph("", "bad")
        self.complaint.hide()
        self.verify_button = button(_("Verify only"), self.verify, "shield-check")
        self.rehearse_button = button(_("Compare with this store"), self.rehearse, "restore", "primary")
        self.rehearse_button.setAutoDefault(True)
        self.compared = Compared(desk.database.schema)
        self.compared.back.connect(self.go_back)
        self.compared.replace_wanted.connect(self.replace)
        self.working = Working()
        self._path: Path | None = None
        self._stack = QStackedWidget()
        self._lay_out()
        self.secret.returnPressed.connect(self.rehearse)
        self._say_ready()

    @property
    def step(self) -> QWidget:
        """What is shown: the choice, the work, or both sides."""
        return self._stack.currentWidget() or self

    def begin(self) -> None:
        """Take the keyboard."""
        (self.secret if self._path else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, path: Path) -> None:
        """Mean the backup at ``path``."""
        self._path = path
        self.file.setText(str(path))
        self.file.setToolTip(str(path))
        self._tell_outcome("")
        self._say_ready()
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> None:
        """Let the clerk choose a backup."""
        path = self._desk.dialogs.open_file(
            _("Choose a backup"), [(_("Backups of the Community Desk"), f"*{ENDING}")], self._desk.backup_folder
        )
        if path is not None:
            self.take(path)

    def verify(self) -> None:
        """Open the backup and compare its checksums; nothing is changed."""
        path, secret = self._path, self.secret.text()
        if path is not None and secret:
            scratch = paths.home() / "scratch"
            self._work(
                _("Verifying the backup"),
                lambda job: verify_backup(path, secret, scratch, job.step),
                self._show_verified,
            )

    def rehearse(self) -> None:
        """Open the backup beside the store and show both; nothing is changed."""
        path, secret, database = self._path, self.secret.text(), self._desk.database
        if path is not None and secret:
            self._work(
                _("Opening the backup beside the store"),
                lambda job: rehearse_beside(database, path, secret, job.step),
                self._show_compared,
            )

    def replace(self) -> None:
        """Put the backup in the place of the store, once the clerk has said so."""
        path, secret, comparison = self._path, self.secret.text(), self.compared.comparison
        if path is None or comparison is None:
            return
        agreed = self._desk.dialogs.ask(
            _("Replace this store by the backup of {made}?", made=iso_time(comparison.made)),
            _("Replace the store"),
            below=_(
                "The present store is kept beside the new one. The program closes it now and asks for the password "
                "that was in force when the backup was made."
            ),
            danger=True,
        )
        if agreed:
            store, who = self._desk.store, self._desk.preferences.user
            self._desk.navigation.work_on_closed_store(
                ClosedWork(_("Restoring the backup"), lambda job: restored(path, store, secret, who, job))
            )

    def go_back(self) -> None:
        """Go back to the choice, or stop the work."""
        if self.step is self.working:
            self.working.cancel()
        elif self.step is self.compared:
            self._stack.setCurrentIndex(0)
            self.begin()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._stack.setCurrentIndex(0)
            self.take(path)

    def _work(self, title: Message, work: Callable[[Job], T], done: Callable[[T], object]) -> None:
        self._tell_outcome("")
        self._complain("")
        self.working.begin(title, str(self._path), OPENING)
        self._stack.setCurrentWidget(self.working)
        job = self._desk.runner.run(work, done, self._failed, title=title, progress=self.working.tell, owner=self)
        self.working.follow(job)

    def _show_compared(self, comparison: Comparison) -> None:
        self.compared.show_comparison(comparison)
        self._stack.setCurrentWidget(self.compared)
        self.compared.begin()

    def _show_verified(self, result: BackupResult) -> None:
        self._stack.setCurrentIndex(0)
        self._tell_outcome(str(_("The backup is whole and opens with this password or key.")))
        old = self._facts.layout()
        if old is not None:
            QWidget().setLayout(old)
        self._facts.setLayout(
            grid_of([(_("Office"), result.office or "—"), *facts_of(result, self._desk.database.schema)])
        )

    def _failed(self, error: BaseException) -> None:
        self._stack.setCurrentIndex(0)
        self.begin()
        if isinstance(error, Cancelled):
            self._complain(_("Stopped. Nothing was changed."))
        elif isinstance(error, AppError):
            self._complain(error.message)
            self.secret.selectAll()
        else:
            raise error

    def _complain(self, said: Message | str) -> None:
        self.complaint.setText(str(said))
        self.complaint.setVisible(bool(str(said)))

    def _tell_outcome(self, said: str) -> None:
        self.said.setText(said)
        self._outcome.setVisible(bool(said))

    def _say_ready(self) -> None:
        ready = self._path is not None and bool(self.secret.text())
        self.verify_button.setEnabled(ready)
        self.rehearse_button.setEnabled(ready)

    def _lay_out(self) -> None:
        inside = QWidget()
        down = column(inside)
        down.addWidget(self._choice())
        self._outcome, told = panel()
        self._outcome.setMaximumWidth(theme.px(_WIDTH))
        across = row(gap=10)
        mark = QLabel()
        mark.setPixmap(picture("circle-check", theme.tokens().good))
        self.said = paragraph("", "strong")
        across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.said, 1)
        told.addLayout(across)
        self._facts = QWidget()
        told.addWidget(self._facts)
        self._outcome.hide()
        down.addWidget(self._outcome)
        down.addStretch(1)
        for step in (scrolled(inside), self.working, self.compared):
            self._stack.addWidget(step)
        column(self).addWidget(self._stack)

    def _choice(self) -> QWidget:
        frame, inside = panel(margin=20)
        inside.addWidget(words(_("Which backup?"), "strong"))
        inside.addWidget(
            paragraph(
                _(
                    "First it is opened and shown beside this store; nothing is changed by that. Only then you decide "
                    "whether it takes the store's place."
                )
            )
        )
        self.choose = button(_("Choose a backup"), self.ask, "folder-open")
        self.choose.setAutoDefault(True)
        across = row()
        across.addWidget(self.file, 1)
        across.addWidget(self.choose)
        inside.addLayout(across)
        label = words(_("Password of that day or recovery key"), "soft")
        label.setBuddy(self.secret)
        inside.addWidget(label)
        self.secret.textChanged.connect(lambda _text: self._say_ready())
        inside.addWidget(self.secret)
        say_tone(self.complaint, "bad")
        inside.addWidget(self.complaint)
        deeds = row()
        deeds.addWidget(self.rehearse_button)
        deeds.addWidget(self.verify_button)
        deeds.addStretch(1)
        inside.addLayout(deeds)
        frame.setMaximumWidth(theme.px(_WIDTH))
        return frame


def restored(backup: Path, store: Path, secret: str, who: str, job: Job) -> Afterwards:
    """Put ``backup`` in the place of ``store``, which nobody holds; return what is to be said and noted then."""
    comparison = restore_backup(backup, store, secret, job.step)
    kept = comparison.kept or store
    return Afterwards(
        store,
        _("The backup of {made} was restored.", made=iso_time(comparison.made)),
        _(
            "Open it with the password that was in force then. The replaced store is kept as {file}.",
            file=kept.name,
        ),
        lambda database: remember_restore(database, comparison, who),
    )
