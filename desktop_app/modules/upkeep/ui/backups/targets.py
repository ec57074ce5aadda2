"""Where a backup goes: a drive that can be carried away, or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.ui.moments import size_words
from desktop_app.store.drives import Drive, Place
from desktop_app.store.places import place_of, removable_drives
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import Elided, button, column, row, words

_LOOK_AGAIN_MS = 3_000


@dataclass(frozen=True)
class Seen:
    """What is plugged in, and what kind of drive the chosen folder lies on."""

    drives: tuple[Drive, ...]
    folder: Path
    place: Place


class Targets(QWidget):
    """The drives plugged in, looked at again every few seconds while the page is shown, and a folder."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: Seen | None = None
        self._asked = False
        self._clerk_chose = False
        self._group = QButtonGroup(self)
        self._drives: dict[Path, QRadioButton] = {}
        self._lines: list[QWidget] = []
        self.folder = _radio(_("A folder"))
        self.folder.setChecked(True)
        self._group.addButton(self.folder)
        self._folder_words = Elided(str(desk.backup_folder), "soft")
        self._place_words = words("", "faint")
        self._none = words(_("No stick or other drive that can be carried away is plugged in."), "soft")
        self._down = column(self, gap=2)
        self._down.addWidget(self._none)
        self._down.addWidget(self._folder_line())
        self._clock = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._clock.timeout.connect(self.refresh)
        self._group.buttonClicked.connect(lambda _button: self._chosen())

    @property
    def target(self) -> Path:
        """The folder chosen."""
        for root, made in self._drives.items():
            if made.isChecked():
                return root
        return self._desk.backup_folder

    def refresh(self) -> None:
        """Look which drives are plugged in."""
        if self._asked:
            return
        self._asked = True
        folder = self._desk.backup_folder
        self._desk.runner.read(lambda _job: look(folder), self._show, self._failed, owner=self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def choose_folder(self) -> None:
        """Let the clerk choose the folder."""
        chosen = self._desk.dialogs.folder(_("Folder for backups"), self._desk.backup_folder)
        if chosen is not None:
            self._desk.preferences.keep_folder("backup", chosen)
            self.folder.setChecked(True)
            self._clerk_chose = True
            self._seen = None
            self.refresh()

    def _show(self, seen: Seen) -> None:
        self._asked = False
        if seen == self._seen:
            return
        chosen = self.target
        had_focus = next((root for root, made in self._drives.items() if made.hasFocus()), None)
        before = set(self._drives)
        self._seen = seen
        self._list_drives(seen.drives)
        self._folder_words.setText(str(seen.folder))
        self._place_words.setText(str(_("on a {place}", place=seen.place.value)))
        self._choose_again(chosen, set(self._drives) - before)
        if had_focus in self._drives:
            self._drives[had_focus].setFocus()
        self.changed.emit()

    def _chosen(self) -> None:
        self._clerk_chose = True
        self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._asked = False
        raise error

    def _choose_again(self, chosen: Path, fresh: set[Path]) -> None:
        """Keep the choice as far as it is still there; a stick plugged in just now is meant unless the clerk chose."""
        if fresh and not self._clerk_chose:
            self._drives[min(fresh)].setChecked(True)
        elif chosen in self._drives:
            self._drives[chosen].setChecked(True)
        else:
            self._clerk_chose = self._clerk_chose and self.folder.isChecked()
            self.folder.setChecked(True)

    def _list_drives(self, drives: Sequence[Drive]) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines, self._drives = [], {}
        self._none.setVisible(not drives)
        for place, drive in enumerate(drives):
            made = _radio(drive_words(drive))
            self._group.addButton(made)
            self._drives[drive.folder] = made
            line = _line(made, str(drive.folder), free_words(drive))
            self._lines.append(line)
            self._down.insertWidget(place, line)

    def _folder_line(self) -> QWidget:
        line = QWidget()
        across = row(line, gap=12)
        across.addWidget(self.folder)
        across.addWidget(self._folder_words, 1)
        across.addWidget(self._place_words)
        across.addWidget(button(_("Change folder"), self.choose_folder, "folder-open"))
        return line


def look(folder: Path) -> Seen:
    """Look at the drives; asks the system and may take a moment."""
    return Seen(tuple(removable_drives()), folder, place_of(folder))


def drive_words(drive: Drive) -> str:
    """Say which drive it is, as its owner calls it."""
    return drive.label or str(_("Stick without a name"))


def free_words(drive: Drive) -> Message:
    """Say how much room is left."""
    return _("{free} free of {size}", free=size_words(drive.free), size=size_words(drive.size))


def _radio(said: Message | str) -> QRadioButton:
    made = QRadioButton(str(said))
    made.setMinimumWidth(theme.px(160))
    return made


def _line(made: QRadioButton, path: str, free: Message) -> QWidget:
    made.setAccessibleDescription(f"{path} {free}")
    line = QWidget()
    across = row(line, gap=12)
    across.addWidget(made)
    across.addWidget(Elided(path, "soft"), 1)
    across.addWidget(words(free, "soft"))
    return line
