"""What a page is handed: the open store and everything it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.room import Room
from desktop_app.ui.standing import Standing
from desktop_app.ui.tasks import Runner

if TYPE_CHECKING:
    from desktop_app.store.database import Database
    from desktop_app.ui.closed_work import ClosedWork


class Navigation(Protocol):
    """Ways from one page to another; each returns whether the clerk let the page before be left."""

    def go(self, room: str, action: str = "") -> bool:
        """Show a room by name and have its page do ``action``."""
        ...

    def show_record(self, record_type: str, uid: str) -> bool:
        """Show a record in the room that opens its type."""
        ...

    def show_help(self, chapter: str) -> None:
        """Open the manual at a chapter."""
        ...

    def wear(self) -> None:
        """Build the window again after the language or the look has changed."""
        ...

    def work_on_closed_store(self, work: ClosedWork) -> None:
        """Close the window and the store, do ``work``, then ask for the password again."""
        ...

    def refresh_backup(self) -> None:
        """Read the age of the last verified backup again."""
        ...


@dataclass(frozen=True)
class Desk:
    """The clerk's desk."""

    store: Path
    database: Database
    runner: Runner
    dialogs: Dialogs
    preferences: Preferences
    navigation: Navigation
    rooms: tuple[Room, ...]
    standing: Callable[[], Standing]

    @property
    def backup_folder(self) -> Path:
        """Where backups are offered to be written."""
        return self.preferences.folder("backup", Path.home())

    @property
    def export_folder(self) -> Path:
        """Where lists, documents and other files are offered to be written."""
        return self.preferences.folder("export", Path.home())
