"""The foot of the window: office, clerk, running work, age of the last verified backup."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QToolButton, QWidget

from desktop_app.domain.i18n import _
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.parts import Elided, ToolButton, row, say_tone, tool
from desktop_app.ui.standing import BackupAge, Standing, backup_age, backup_words
from desktop_app.ui.tasks import Job

HEIGHT = 36
_PICTURES = {BackupAge.fresh: "circle-check", BackupAge.ageing: "alert-triangle", BackupAge.old: "alert-circle"}
_ROOMY = 800
_MINUTE_MS = 60_000


class Foot(QWidget):
    """One line at the foot of the window."""

    backup_wanted = Signal()

    def __init__(self, user: str) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(HEIGHT))
        self._standing = Standing()
        self._office = Elided("", "soft")
        self._office.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._user = Elided(user or _("Clerk not named yet"), "soft")
        self._backup = _backup_button()
        self._backup.clicked.connect(self.backup_wanted)
        self._work = _Work()
        across = row(self, gap=16)
        across.setContentsMargins(theme.px(20), 0, theme.px(12), 0)
        across.addWidget(self._office)
        across.addWidget(self._user, 1)
        across.addWidget(self._work)
        across.addWidget(self._backup)
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._say_backup)
        self._clock.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_backup()

    def say_standing(self, standing: Standing) -> None:
        """Say how the office stands."""
        self._standing = standing
        self._office.setText(standing.office)
        self._say_backup()

    def say_work(self, running: tuple[Job, ...]) -> None:
        """Show the oldest of the running work and how many wait behind it."""
        self._work.say(running)

    def _say_backup(self) -> None:
        now = dt.datetime.now(dt.UTC)
        age = backup_age(self._standing, now)
        said = str(backup_words(self._standing, now))
        short = str(backup_words(replace(self._standing, backup_place=""), now))
        self._backup.setText(f" {said if self.width() > theme.px(_ROOMY) else short}")
        self._backup.setToolTip(said)
        self._backup.setAccessibleName(said)
        self._backup.setIcon(icon(_PICTURES[age], getattr(theme.tokens(), age.value), 18))
        say_tone(self._backup, age.value)


class _Work(QWidget):
    """Name, progress and Cancel of running work; hidden while nothing runs."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._name = Elided("", "soft")
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(theme.px(120))
        self._bar.setAccessibleName(str(_("Progress")))
        self._stop = tool(_("Cancel this work"), "x", self._cancel)
        across = row(self, gap=8)
        across.addWidget(self._name)
        across.addWidget(self._bar)
        across.addWidget(self._stop)
        self.hide()

    def say(self, running: tuple[Job, ...]) -> None:
        self.setVisible(bool(running))
        self._job = running[0] if running else None
        if self._job is None:
            return
        self._bar.setMaximum(self._job.total)
        self._bar.setValue(self._job.done)
        self._name.setText(_said(self._job, len(running) - 1))
        self._stop.setEnabled(not self._job.cancelled)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)


def _said(job: Job, waiting: int) -> str:
    counts = f"  {job.done:,} / {job.total:,}" if job.total else ""
    behind = f"  (+{waiting})" if waiting else ""
    return f"{job.title or ''}{counts}{behind}"


def _backup_button() -> QToolButton:
    made = ToolButton()
    made.setProperty("look", "foot-button")
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setIconSize(QSize(theme.px(18), theme.px(18)))
    return made
