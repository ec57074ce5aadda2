"""Settings: language, look, folders, clerk, password, recovery key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from desktop_app.domain.i18n import LANGUAGES, Message, _, language
from desktop_app.ui import theme
from desktop_app.ui.calm import CalmCombo
from desktop_app.ui.desk import Desk
from desktop_app.ui.key_dialogs import ChangePassword, RenewRecoveryKey
from desktop_app.ui.page import Page
from desktop_app.ui.parts import button, column, heading, page_column, panel, paragraph, row, scrolled, words
from desktop_app.ui.theme import Look
from desktop_app.ui.tokens import TYPE_SIZES, Theme

_OWN_NAMES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}
_WIDTH = 760


class SettingsPage(Page):
    """Every choice is kept the moment it is made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        inside = QWidget()
        outer = column(self)
        outer.addWidget(scrolled(inside))
        down = page_column(inside)
        down.addWidget(heading(_("Settings"), _("For this PC. Everything is kept at once."))[0])
        for part in (self._window(), self._clerk(), self._folders(), self._keys_part()):
            part.setMaximumWidth(theme.px(_WIDTH))
            down.addWidget(part)
        down.addStretch(1)

    def may_leave(self) -> bool:
        """Keep the clerk's name before leaving."""
        self._keep_clerk()
        return True

    def _window(self) -> QWidget:
        frame, grid = _section(_("Window"))
        self.languages = _choice(_("Language"), [(_OWN_NAMES[name], name) for name in LANGUAGES], language())
        self.sizes = _choice(_("Type size"), [(f"{size} %", size) for size in TYPE_SIZES], theme.look().size)
        self.themes = _choice(_("Colours"), [(str(one.title), one) for one in Theme], theme.look().theme)
        for box in (self.languages, self.sizes, self.themes):
            _add_row(grid, box.accessibleName(), box)
            box.activated.connect(self._wear)
        return frame

    def _clerk(self) -> QWidget:
        frame, grid = _section(_("Clerk"))
        self.clerk = QLineEdit(self._desk.preferences.user)
        self.clerk.setMaxLength(40)
        self.clerk.setAccessibleName(str(_("Your name")))
        self.clerk.editingFinished.connect(self._keep_clerk)
        _add_row(grid, str(_("Your name")), self.clerk)
        _add_words(grid, _("The history says under this name who changed what at this PC."))
        return frame

    def _folders(self) -> QWidget:
        frame, grid = _section(_("Folders"))
        _add_row(grid, str(_("Store")), _path_line(_("Store"), self._desk.store))
        self.backup_folder = self._folder_row(grid, "backup", _("Folder for backups"), self._desk.backup_folder)
        self.export_folder = self._folder_row(
            grid, "export", _("Folder for lists and documents"), self._desk.export_folder
        )
        return frame

    def _keys_part(self) -> QWidget:
        frame, inside = panel()
        inside.addWidget(words(_("Password and recovery key"), "strong"))
        inside.addWidget(paragraph(_("Backups made before a change keep their old password and recovery key.")))
        across = row()
        across.addWidget(button(_("Change password"), self._change_password, "lock"))
        across.addWidget(button(_("New recovery key"), self._renew_recovery_key, "key"))
        across.addStretch(1)
        inside.addLayout(across)
        return frame

    def _folder_row(self, grid: QGridLayout, purpose: str, name: Message, now: Path) -> QLineEdit:
        line = _path_line(name, now)
        across = QWidget()
        beside = row(across)
        beside.addWidget(line, 1)
        choose = button(_("Change folder"), lambda: self._choose_folder(purpose, name, line), "folder-open")
        choose.setAccessibleName(f"{_('Change folder')}: {name}")
        beside.addWidget(choose)
        _add_row(grid, str(name), across)
        return line

    def _choose_folder(self, purpose: str, name: Message, line: QLineEdit) -> None:
        chosen = self._desk.dialogs.folder(name, Path(line.text()))
        if chosen is not None:
            self._desk.preferences.keep_folder(purpose, chosen)
            line.setText(str(chosen))

    def _change_password(self) -> None:
        dialog = ChangePassword(self._desk)
        if self._desk.dialogs.show(dialog):
            self._desk.dialogs.tell(
                _("The password was changed."), _("Make a new backup: the ones before keep the old password.")
            )

    def _renew_recovery_key(self) -> None:
        self._desk.dialogs.show(RenewRecoveryKey(self._desk))

    def _keep_clerk(self) -> None:
        self._desk.preferences.user = self.clerk.text()

    def _wear(self) -> None:
        """Keep language and look and have the window built again in them."""
        preferences = self._desk.preferences
        preferences.language = str(self.languages.currentData())
        preferences.look = Look(self.themes.currentData(), int(self.sizes.currentData()))
        self._keep_clerk()
        self._desk.navigation.wear()


def _section(title: Message) -> tuple[QWidget, QGridLayout]:
    frame, inside = panel()
    inside.addWidget(words(title, "strong"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(8))
    grid.setColumnMinimumWidth(0, theme.px(200))
    grid.setColumnStretch(1, 1)
    inside.addLayout(grid)
    return frame, grid


def _add_row(grid: QGridLayout, name: str, widget: QWidget) -> None:
    label = words(name, "soft")
    label.setBuddy(widget)
    at = grid.rowCount()
    grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
    grid.addWidget(widget, at, 1)


def _add_words(grid: QGridLayout, text: Message) -> None:
    grid.addWidget(paragraph(text, "faint"), grid.rowCount(), 1)


def _choice(name: Message, options: Sequence[tuple[str, object]], chosen: object) -> QComboBox:
    box = CalmCombo()
    box.setAccessibleName(str(name))
    for text, value in options:
        box.addItem(text, value)
        if value == chosen:
            box.setCurrentIndex(box.count() - 1)
    return box


def _path_line(name: Message, path: Path) -> QLineEdit:
    line = QLineEdit(str(path))
    line.setReadOnly(True)
    line.setAccessibleName(str(name))
    line.setToolTip(str(path))
    return line
