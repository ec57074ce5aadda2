"""Work that needs the store closed, such as putting another one in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.parts import button, column, panel, paragraph, row, words
from desktop_app.ui.tasks import Job

if TYPE_CHECKING:
    from desktop_app.store.database import Database

_WIDTH, _HEIGHT = 560, 320


@dataclass(frozen=True)
class Afterwards:
    """What is said when the work is done, and what is noted in ``store`` once somebody has opened it again."""

    store: Path
    said: Message
    below: Message
    once_open: Callable[[Database], object]


@dataclass(frozen=True)
class ClosedWork:
    """``do`` is called off the window's thread while nobody holds the store."""

    title: Message
    do: Callable[[Job], Afterwards]


class ClosedWorkWindow(QWidget):
    """The only window while the store is closed."""

    def __init__(self, title: Message) -> None:
        super().__init__()
        self._job: Job | None = None
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(str(_("Community Desk")))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.bar = QProgressBar(maximum=0, textVisible=False)
        self.bar.setAccessibleName(str(_("Progress")))
        self.stop = button(_("Cancel"), self.cancel, "x")
        frame, inside = panel(margin=24)
        inside.addWidget(words(title, "headline"))
        inside.addWidget(paragraph(_("The store is closed meanwhile. Afterwards the program asks for the password.")))
        inside.addWidget(self.bar)
        across = row()
        across.addStretch(1)
        across.addWidget(self.stop)
        inside.addLayout(across)
        down = column(self, margin=24)
        down.addStretch(1)
        down.addWidget(frame)
        down.addStretch(1)

    def follow(self, job: Job) -> None:
        """Let Cancel stop ``job``."""
        self._job = job

    def tell(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def cancel(self) -> None:
        """Ask the work to stop."""
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until the work has ended."""
        self.cancel()
        event.ignore()
