"""What the window asks of a page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A page of a room; a page overrides what it needs."""

    def come_to_front(self) -> None:
        """Called each time the clerk comes to this page: refresh what may have grown old."""

    def may_leave(self) -> bool:
        """Return whether the page can be left; asks the clerk where changes are not saved."""
        return True

    def show_record(self, record_type: str, uid: str) -> None:
        """Show one record of a type the room opens."""

    def take_file(self, path: Path) -> None:
        """Show a file of this room that the clerk has opened outside the program."""

    def act(self, action: str) -> None:
        """Do what a command, a first step or a shortcut of another page asks for, such as ``import`` or ``new``."""
