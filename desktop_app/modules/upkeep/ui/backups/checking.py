"""Checking the whole store: every page, index and link."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import Message, _
from desktop_app.modules.upkeep.exchange import StoreCheck, check_store
from desktop_app.modules.upkeep.ui.backups.facts import Fact, grid_of, holdings_words
from desktop_app.modules.upkeep.ui.backups.stages import CHECK
from desktop_app.modules.upkeep.ui.moments import iso_time, size_words
from desktop_app.modules.upkeep.ui.working import Working
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.icons import picture
from desktop_app.ui.parts import Tone, button, column, panel, paragraph, row, say_tone, scrolled, words

_WIDTH = 760


class Checking(QWidget):
    """The third side of the page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.working = Working()
        self.go = button(_("Check the store"), self.check, "shield-check", "primary")
        self.go.setAutoDefault(True)
        self.said = paragraph("", "strong")
        self._mark = QLabel()
        self._facts = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()

    @property
    def is_working(self) -> bool:
        """Whether the store is being checked."""
        return self._stack.currentWidget() is self.working

    def begin(self) -> None:
        """Take the keyboard."""
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> None:
        """Check the store."""
        self.working.begin(_("Checking the store"), str(self._desk.store), CHECK)
        self._stack.setCurrentWidget(self.working)
        database = self._desk.database
        job = self._desk.runner.run(
            lambda job: check_store(database, step=job.step),
            self._show,
            self._failed,
            title=_("Checking the store"),
            progress=self.working.tell,
            owner=self,
        )
        self.working.follow(job)

    def _show(self, found: StoreCheck) -> None:
        self._stack.setCurrentIndex(0)
        if found.complaints:
            self._tell(_("The store is damaged. Keep it as it is and restore the last backup."), "bad")
            self._show_facts([(_("What was found"), "\n".join(found.complaints))])
        else:
            self._tell(_("The store is sound: every page, index and link was read."), "good")
            self._show_facts(
                [
                    (_("Holds"), holdings_words(found.contents.counts, self._desk.database.schema)),
                    (_("Last change"), iso_time(found.contents.last_change)),
                    (_("Size"), size_words(self._desk.store.stat().st_size)),
                    (_("File"), str(self._desk.store)),
                ]
            )
        self.begin()

    def _failed(self, error: BaseException) -> None:
        self._stack.setCurrentIndex(0)
        self.begin()
        if isinstance(error, Cancelled):
            self._tell(_("Stopped before the end; nothing was found until then."), "warning")
        elif isinstance(error, AppError):
            self._tell(error.message, "bad")
        else:
            raise error
        self._show_facts([])

    def _tell(self, said: Message, tone: Tone) -> None:
        self.said.setText(str(said))
        say_tone(self.said, tone)
        name = "circle-check" if tone == "good" else "alert-triangle"
        self._mark.setPixmap(picture(name, getattr(theme.tokens(), tone or "soft")))
        self._outcome.show()

    def _show_facts(self, facts: list[Fact]) -> None:
        old = self._facts.layout()
        if old is not None:
            QWidget().setLayout(old)
        self._facts.setLayout(grid_of(facts))
        self._facts.setVisible(bool(facts))

    def _lay_out(self) -> None:
        inside = QWidget()
        down = column(inside)
        frame, told = panel(margin=20)
        frame.setMaximumWidth(theme.px(_WIDTH))
        told.addWidget(words(_("Is the store on this PC sound?"), "strong"))
        told.addWidget(
            paragraph(
                _(
                    "Every page is decrypted and its seal compared, every index and every link is followed. Do this "
                    "after a power cut or when the disk makes trouble. Nothing is changed."
                )
            )
        )
        across = row()
        across.addWidget(self.go)
        across.addStretch(1)
        told.addLayout(across)
        down.addWidget(frame)
        self._outcome, outcome = panel()
        self._outcome.setMaximumWidth(theme.px(_WIDTH))
        line = row(gap=10)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.said, 1)
        outcome.addLayout(line)
        outcome.addWidget(self._facts)
        self._outcome.hide()
        down.addWidget(self._outcome)
        down.addStretch(1)
        self._stack.addWidget(scrolled(inside))
        self._stack.addWidget(self.working)
        column(self).addWidget(self._stack)
