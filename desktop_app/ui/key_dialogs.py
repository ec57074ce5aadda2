"""Changing the password and making a new recovery key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QProgressBar

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.paths import key_path
from desktop_app.store.keyfile import change_password, renew_recovery_key
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.first_run.steps import RecoveryStep
from desktop_app.ui.new_password import NewPassword
from desktop_app.ui.parts import button, column, paragraph, row, words
from desktop_app.ui.password_field import PasswordField, caps_lock_hint
from desktop_app.ui.recovery_sheet import write_recovery_sheet
from desktop_app.ui.tasks import Job, Runner

_WIDTH = 460


class KeyDialog(QDialog):
    """Asks for the password, and works on the keys off the window's thread."""

    def __init__(self, runner: Runner, title: Message, says: Message, deed: Message) -> None:
        super().__init__()
        self._runner = runner
        self.setWindowTitle(str(title))
        self.setMinimumWidth(theme.px(_WIDTH))
        self.password = PasswordField(_("Password now"))
        self.complaint = paragraph("", "complaint")
        self.go = button(deed, look="primary")
        self.go.setDefault(True)
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._busy.setAccessibleName(str(_("Working")))
        self._busy.hide()
        self.body = column(self, margin=20, gap=8)
        self.body.addWidget(words(title, "headline"))
        self.body.addWidget(paragraph(says))
        label = words(_("Password now"), "soft")
        label.setBuddy(self.password)
        self.body.addWidget(label)
        self.body.addWidget(self.password)
        self.body.addWidget(caps_lock_hint(self.password))

    def _finish(self, do: Callable[[], None]) -> None:
        """Put what every such dialog ends with below its own fields; the button does ``do``."""
        self.go.clicked.connect(do)
        self.body.addWidget(self.complaint)
        self.body.addWidget(self._busy)
        across = row()
        across.addStretch(1)
        across.addWidget(button(_("Cancel"), self.reject))
        across.addWidget(self.go)
        self.body.addLayout(across)

    def _try(self, work: Callable[[Job], object], done: Callable[[object], object]) -> None:
        self._set_busy(busy=True)
        self._runner.run(work, done, self._refuse, owner=self)

    def _refuse(self, error: BaseException) -> None:
        self._set_busy(busy=False)
        if not isinstance(error, AppError):
            raise error
        self.complain(str(error))

    def complain(self, text: Message | str) -> None:
        """Say what is wrong under the fields."""
        self.complaint.setText(str(text))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self.go.setEnabled(not busy)


class ChangePassword(KeyDialog):
    """Asks for the password now and the new one twice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.runner,
            _("Change password"),
            _("Backups made before keep the old password."),
            _("Change password"),
        )
        self._key_file = key_path(desk.store)
        self.new = NewPassword()
        self.body.addWidget(self.new)
        self._finish(self.do)

    def do(self) -> None:
        """Change the password."""
        problem = self.new.problem()
        if problem is not None:
            self.complain(problem)
            return
        old, new = self.password.text(), self.new.password
        self._try(lambda _job: change_password(self._key_file, old, new), lambda _nothing: self.accept())


class RenewRecoveryKey(KeyDialog):
    """Asks for the password, then shows the new recovery key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk.runner,
            _("New recovery key"),
            _("The printed key of before no longer opens the store. The new one is shown once: print it."),
            _("Make a new recovery key"),
        )
        self._desk = desk
        self._key = ""
        self.shown = RecoveryStep(self._write)
        self.shown.hide()
        self.body.addWidget(self.shown)
        self._finish(self.do)

    def do(self) -> None:
        """Make the key, or close once it has been shown."""
        if self._key:
            self.accept()
            return
        key_file, password = key_path(self._desk.store), self.password.text()
        self._try(lambda _job: renew_recovery_key(key_file, password), self._show_key)

    def _show_key(self, key: object) -> None:
        self._set_busy(busy=False)
        self._key = str(key)
        self.complain("")
        self.shown.show_key(self._key)
        self.shown.show()
        self.password.setEnabled(False)
        self.go.setText(str(_("Close")))

    def _write(self) -> None:
        suggested = self._desk.export_folder / f"{_('Recovery key')}.pdf"
        path = self._desk.dialogs.over(self).save_file(_("Save the recovery key"), [(_("PDF"), "*.pdf")], suggested)
        if path is not None:
            office, store, key = self._desk.standing().office, self._desk.store.name, self._key
            self._try(lambda _job: write_recovery_sheet(path, office, store, key), lambda _nothing: self._wrote())

    def _wrote(self) -> None:
        self._set_busy(busy=False)
        self.shown.written.setText(str(_("Written. Print it, then delete the file.")))
