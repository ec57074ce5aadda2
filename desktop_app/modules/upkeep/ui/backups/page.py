"""The page that carries the store away, brings it back and checks it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from desktop_app.domain.i18n import _
from desktop_app.modules.upkeep.ui.backups.backing_up import BackingUp
from desktop_app.modules.upkeep.ui.backups.checking import Checking
from desktop_app.modules.upkeep.ui.backups.restoring import Restoring
from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page
from desktop_app.ui.parts import heading, page_column
from desktop_app.ui.tabs import Tabs

_SIDES = ("backup", "restore", "check")


class UpkeepPage(Page):
    """Back up, restore, check: one tab for each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.backing_up = BackingUp(desk)
        self.restoring = Restoring(desk)
        self.checking = Checking(desk)
        self.tabs = Tabs([_("Back up"), _("Restore"), _("Check")], _("What to do with the store"))
        self._stack = QStackedWidget()
        for side in (self.backing_up, self.restoring, self.checking):
            self._stack.addWidget(side)
        down = page_column(self)
        head, _below = heading(_("Backup and restore"), _("A backup counts once it has been opened again"))
        layout = head.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignVCenter)
        down.addWidget(head)
        down.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self._on("Ctrl+PgDown", partial(self.turn, 1))
        self._on("Ctrl+PgUp", partial(self.turn, -1))
        self._on("Esc", self.go_back)

    def come_to_front(self) -> None:
        self.backing_up.refresh()

    def show_record(self, record_type: str, uid: str) -> None:
        """Show the backups: they are what a line of Today about a backup opens."""
        self.act("backup")

    def take_file(self, path: Path) -> None:
        """Show a backup where it can be verified and compared, unless another one is in work there."""
        self.act("restore")
        if self.restoring.step is not self.restoring.working:
            self.restoring.go_back()
            self.restoring.take(path)

    def act(self, action: str) -> None:
        """Turn to ``backup``, ``restore`` or ``check``."""
        if action in _SIDES:
            self.tabs.setCurrentIndex(_SIDES.index(action))
            side = self._stack.currentWidget()
            if isinstance(side, BackingUp | Restoring | Checking):
                side.begin()

    def turn(self, step: int) -> None:
        """Turn to the next (1) or the previous (-1) side."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(_SIDES))

    def go_back(self) -> None:
        """Stop the work of the side shown, or go one step back in it."""
        side = self._stack.currentWidget()
        if isinstance(side, Restoring):
            side.go_back()
        elif isinstance(side, BackingUp | Checking) and side.is_working:
            side.working.cancel()

    def _on(self, keys: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)
