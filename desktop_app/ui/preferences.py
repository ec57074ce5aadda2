"""What this PC remembers for its clerk: language, look, folders, the stores opened last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QSettings

from desktop_app.domain.i18n import DEFAULT_LANGUAGE, LANGUAGES
from desktop_app.ui.theme import Look
from desktop_app.ui.tokens import TYPE_SIZES, Theme

T = TypeVar("T")
_RECENT = 8


class Preferences:
    """Values kept in one small file; whatever is unreadable in it counts as never set.

    The file is text: every value goes in and comes out as text, because Qt reads numbers and
    flags back as text anyway.
    """

    def __init__(self, file: Path) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language of the window, such as ``zh_CN``."""
        kept = self.text("language")
        return kept if kept in LANGUAGES else DEFAULT_LANGUAGE

    @language.setter
    def language(self, language: str) -> None:
        self.keep("language", language)

    @property
    def look(self) -> Look:
        """Theme and type size."""
        size = self._read("size", int, 100)
        return Look(self._read("theme", Theme, Theme.light), size if size in TYPE_SIZES else 100)

    @look.setter
    def look(self, look: Look) -> None:
        self.keep("theme", look.theme.value)
        self.keep("size", str(look.size))

    @property
    def user(self) -> str:
        """Who works at this PC, written into the history of every change."""
        return self.text("user")

    @user.setter
    def user(self, user: str) -> None:
        self.keep("user", user.strip())

    @property
    def stores(self) -> tuple[Path, ...]:
        """The stores opened on this PC, the last one first."""
        return tuple(Path(line) for line in self.text("stores").split("\n") if line)

    def opened(self, store: Path) -> None:
        """Put ``store`` first among the stores opened."""
        others = [known for known in self.stores if known != store]
        self.keep("stores", "\n".join(str(known) for known in [store, *others][:_RECENT]))

    def forget(self, store: Path) -> None:
        """Take ``store`` from the list; the file itself stays."""
        self.keep("stores", "\n".join(str(known) for known in self.stores if known != store))

    def folder(self, purpose: str, otherwise: Path) -> Path:
        """Return the folder chosen for ``purpose`` (``backup``, ``export``)."""
        kept = self.text(f"folder/{purpose}")
        return Path(kept) if kept else otherwise

    def keep_folder(self, purpose: str, folder: Path) -> None:
        """Use ``folder`` for ``purpose`` from now on."""
        self.keep(f"folder/{purpose}", str(folder))

    @property
    def rooms_folded(self) -> bool:
        """Whether the rooms at the left show their pictures only."""
        return self.text("rooms_folded") == "yes"

    @rooms_folded.setter
    def rooms_folded(self, folded: bool) -> None:
        self.keep("rooms_folded", "yes" if folded else "no")

    def text(self, key: str) -> str:
        """Return what was kept under ``key``, '' when nothing was."""
        kept = self._kept.value(key, "")
        return kept if isinstance(kept, str) else ""

    def keep(self, key: str, text: str) -> None:
        """Keep ``text`` under ``key`` for the next start."""
        self._kept.setValue(key, text)

    def state(self, key: str) -> QtCore.QByteArray:
        """Return a widget's state kept under ``key`` (columns, sizes), empty when nothing was."""
        return QtCore.QByteArray.fromBase64(QtCore.QByteArray(self.text(f"state/{key}").encode("ascii", "ignore")))

    def keep_state(self, key: str, state: QtCore.QByteArray) -> None:
        """Keep a widget's state for the next start."""
        self.keep(f"state/{key}", bytes(state.toBase64().data()).decode("ascii"))

    def write(self) -> None:
        """Put everything on the disk now."""
        self._kept.sync()

    def _read(self, key: str, kind: Callable[[str], T], otherwise: T) -> T:
        try:
            return kind(self.text(key))
        except ValueError:
            return otherwise
