"""The only place that opens dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget
from shiboken6 import isValid

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import Message, _


class Leaving(Enum):
    """What to do with changes that are not saved."""

    save = auto()
    discard = auto()
    stay = auto()


class Dialogs:
    """Questions, choices and messages over ``parent``'s window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def over(self, parent: QWidget) -> Dialogs:
        """Return dialogs that open over another window."""
        return Dialogs(parent)

    def ask(
        self,
        question: Message | str,
        yes: Message,
        *,
        no: Message | None = None,
        below: Message | str = "",
        danger: bool = False,
    ) -> bool:
        """Ask whether to do something named on the button ``yes``; dangerous deeds are not the default answer."""
        box = self._box(QMessageBox.Icon.Warning if danger else QMessageBox.Icon.Question, question, below)
        accept = box.addButton(str(yes), QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(str(no or _("Cancel")), QMessageBox.ButtonRole.RejectRole)
        _default(box, refuse if danger else accept, refuse)
        return self._chosen(box) is accept

    def tell(self, message: Message | str, below: Message | str = "") -> None:
        """Say that something was done or how something is."""
        self._told(QMessageBox.Icon.Information, message, below)

    def warn(self, message: Message | str, below: Message | str = "") -> None:
        """Say what could not be done, what was kept and what to do."""
        self._told(QMessageBox.Icon.Warning, message, below)

    def tell_failure(self, error: BaseException) -> None:
        """Show a failure the clerk can act on; anything else is a bug and goes on to the last resort."""
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, AppError):
            raise error
        self.warn(str(error))

    def tell_bug(self, details: str) -> None:
        """Say that the program made a mistake; the details can be copied and hold no personal data."""
        box = self._box(
            QMessageBox.Icon.Warning,
            _("The program has made a mistake. What was saved before is kept."),
            _("Please pass the details on to whoever looks after the program. They hold no personal data."),
        )
        copy = box.addButton(str(_("Copy details")), QMessageBox.ButtonRole.AcceptRole)
        close = box.addButton(str(_("Close")), QMessageBox.ButtonRole.RejectRole)
        _default(box, close, close)
        if self._chosen(box) is copy:
            QGuiApplication.clipboard().setText(details)

    def tell_result(self, message: Message | str, path: Path) -> None:
        """Say what was written, with a button that opens it or its folder."""
        box = self._box(QMessageBox.Icon.Information, message, str(path))
        show = box.addButton(str(_("Open")), QMessageBox.ButtonRole.AcceptRole)
        folder = box.addButton(str(_("Open folder")), QMessageBox.ButtonRole.ActionRole)
        close = box.addButton(str(_("Close")), QMessageBox.ButtonRole.RejectRole)
        _default(box, close, close)
        chosen = self._chosen(box)
        if chosen in {show, folder}:
            open_outside(path if chosen is show else path.parent)

    def leave(self, message: Message | None = None) -> Leaving:
        """Ask what to do with changes that are not saved."""
        box = self._box(QMessageBox.Icon.Question, message or _("There are changes that are not saved."), "")
        save = box.addButton(str(_("Save")), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(str(_("Discard changes")), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(str(_("Keep editing")), QMessageBox.ButtonRole.RejectRole)
        _default(box, save, stay)
        chosen = self._chosen(box)
        if chosen is save:
            return Leaving.save
        return Leaving.discard if chosen is discard else Leaving.stay

    def open_file(
        self, title: Message, kinds: Sequence[tuple[Message, str]], folder: Path | None = None
    ) -> Path | None:
        """Let the clerk choose a file to read; ``kinds`` are names and patterns (``*.xlsx *.xls``). None: none."""
        chosen, _kind = QFileDialog.getOpenFileName(self._parent, str(title), _start(folder), _filter(kinds))
        return Path(chosen) if chosen else None

    def save_file(self, title: Message, kinds: Sequence[tuple[Message, str]], suggested: Path) -> Path | None:
        """Let the clerk choose where to write and as which of ``kinds``; None: chose nothing.

        A missing ending is added from the kind that was chosen, else from ``suggested``.
        """
        chosen, kind = QFileDialog.getSaveFileName(self._parent, str(title), str(suggested), _filter(kinds))
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(_ending(kind, kinds) or suggested.suffix)

    def folder(self, title: Message, start: Path | None = None) -> Path | None:
        """Let the clerk choose a folder; None: chose nothing."""
        chosen = QFileDialog.getExistingDirectory(self._parent, str(title), _start(start))
        return Path(chosen) if chosen else None

    def show(self, dialog: QDialog) -> bool:
        """Show a window of the program's own over this one until it is closed; returns whether it was accepted."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _told(self, picture: QMessageBox.Icon, message: Message | str, below: Message | str) -> None:
        box = self._box(picture, message, below)
        close = box.addButton(str(_("Close")), QMessageBox.ButtonRole.AcceptRole)
        _default(box, close, close)
        self._chosen(box)

    def _box(self, picture: QMessageBox.Icon, message: Message | str, below: Message | str) -> QMessageBox:
        box = QMessageBox(self._parent)
        box.setWindowTitle(str(_("Community Desk")))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(picture)
        box.setText(str(message))
        box.setInformativeText(str(below))
        return box

    def _chosen(self, box: QMessageBox) -> QPushButton | None:
        box.exec()
        if not isValid(box):  # the window under it was closed meanwhile, and took it along
            return None
        chosen = box.clickedButton()
        box.deleteLater()
        return chosen if isinstance(chosen, QPushButton) else None


def open_outside(path: Path) -> None:
    """Open a file or folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _default(box: QMessageBox, default: QPushButton, escape: QPushButton) -> None:
    box.setDefaultButton(default)
    box.setEscapeButton(escape)
    default.setProperty("look", "primary" if default is not escape else "")


def _filter(kinds: Sequence[tuple[Message, str]]) -> str:
    return ";;".join(f"{name} ({pattern})" for name, pattern in kinds)


def _ending(chosen: str, kinds: Sequence[tuple[Message, str]]) -> str:
    """Return the ending of the kind that was chosen, '' where the system does not tell."""
    patterns = [pattern for name, pattern in kinds if f"{name} ({pattern})" == chosen]
    return patterns[0].split()[0].removeprefix("*") if patterns else ""


def _start(folder: Path | None) -> str:
    return str(folder) if folder else ""
