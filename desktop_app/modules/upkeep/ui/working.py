"""What is shown while long work runs: its stages, its counts, and a way to stop it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.parts import button, column, panel, paragraph, row, words
from desktop_app.ui.tasks import Job

_WIDTH = 620
_HUNDREDTHS = 100


class Working(QWidget):
    """One piece of long work at a time. ``stages`` are told in hundredths each; without them the work counts things."""

    stopped = Signal()
    """The clerk has asked to stop."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._stages: Sequence[Message] = ()
        self.title = words("", "strong")
        self.says = paragraph("")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(str(_("Progress")))
        self.counts = words(" ", "soft")
        self.stop = button(_("Cancel"), self.cancel, "x")
        self.stop.setAutoDefault(True)
        self._list = column(gap=4)
        self._marks: list[tuple[QLabel, QLabel]] = []
        self._lines: list[QWidget] = []
        self._lay_out()

    def begin(self, title: Message, says: Message | str = "", stages: Sequence[Message] = ()) -> None:
        """Show that work begins."""
        self._job, self._stages = None, stages
        self.title.setText(str(title))
        self.says.setText(str(says))
        self.says.setVisible(bool(str(says)))
        self.bar.setRange(0, 0)
        self.counts.setText(" ")
        self.stop.setEnabled(True)
        self._list_stages()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, job: Job) -> None:
        """Let Cancel stop ``job``."""
        self._job = job

    def tell(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        if self._stages:
            self._mark(min(done // _HUNDREDTHS, len(self._stages) - 1))
            self.counts.setText(str(_("{percent} %", percent=done * 100 // max(total, 1))))
        elif total:
            self.counts.setText(str(_("{done:,} of {total:,}", done=done, total=total)))

    def cancel(self) -> None:
        """Ask the work to stop."""
        if self._job is not None and self.stop.isEnabled():
            self._job.cancel()
            self.stop.setEnabled(False)
            self.counts.setText(str(_("Stopping …")))
            self.stopped.emit()

    def _list_stages(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines, self._marks = [], []
        for stage in self._stages:
            line, mark, said = QWidget(), QLabel(), words(stage, "soft")
            across = row(line, gap=8)
            across.addWidget(mark)
            across.addWidget(said, 1)
            self._lines.append(line)
            self._marks.append((mark, said))
            self._list.addWidget(line)
        self._mark(0)

    def _mark(self, now: int) -> None:
        colours = theme.tokens()
        for place, (mark, said) in enumerate(self._marks):
            done = place < now
            mark.setPixmap(picture("circle-check" if done else "clock", colours.good if done else colours.faint, 16))
            mark.setAccessibleName(str(_("Done") if done else _("To do")))
            font = said.font()
            font.setBold(place == now)
            said.setFont(font)

    def _lay_out(self) -> None:
        frame, inside = panel(margin=24)
        frame.setMaximumWidth(theme.px(_WIDTH))
        frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        for widget in (self.title, self.says, self.bar, self.counts):
            inside.addWidget(widget)
        inside.addLayout(self._list)
        across = row()
        across.addStretch(1)
        across.addWidget(self.stop)
        inside.addLayout(across)
        down = column(self)
        down.addStretch(1)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(frame, 10)
        middle.addStretch(1)
        down.addLayout(middle)
        down.addStretch(2)
