"""The page that brings rosters in, step by step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.exchange.refusals import write_refusals
from desktop_app.modules.upkeep.ui.imports import looking
from desktop_app.modules.upkeep.ui.imports.choosing import ChoosingStep
from desktop_app.modules.upkeep.ui.imports.history import take_back_import
from desktop_app.modules.upkeep.ui.imports.looking import Looked, Preview, Written
from desktop_app.modules.upkeep.ui.imports.mapping import MappingStep
from desktop_app.modules.upkeep.ui.imports.preview import PreviewStep
from desktop_app.modules.upkeep.ui.imports.result import ResultStep
from desktop_app.modules.upkeep.ui.imports.sorts import SORTS
from desktop_app.modules.upkeep.ui.working import Working
from desktop_app.ui.desk import Desk
from desktop_app.ui.page import Page
from desktop_app.ui.parts import heading, page_column, row, wear_look, words
from desktop_app.ui.tasks import Job

T = TypeVar("T")
_ABOUT = _("Rosters from the workbooks of the office")
_STEPS = (_("Workbook"), _("Columns"), _("Preview"), _("Done"))


class ImportPage(Page):
    """Workbook, columns, preview, done; nothing of the roster is written before the last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._looked: Looked | None = None
        self._deciding: Job | None = None
        self.choosing = ChoosingStep(desk)
        self.working = Working()
        self.mapping = MappingStep()
        self.preview = PreviewStep()
        self.result = ResultStep()
        self._stack = QStackedWidget()
        self._marks: list[QLabel] = []
        self._came_from: QWidget = self.choosing
        self._step: QWidget = self.choosing
        self._lay_out()
        self._connect()
        self._show(self.choosing)

    @property
    def step(self) -> QWidget:
        """The step shown."""
        return self._step

    def come_to_front(self) -> None:
        if self.step in (self.choosing, self.result):
            self.choosing.history.refresh()

    def act(self, action: str) -> None:
        """Begin an import of ``people`` or ``members``, unless one is under way."""
        if self.step is self.result:
            self.start()
        if self.step is self.choosing:
            self.choosing.prefer(action)
            self.choosing.begin()

    def start(self) -> None:
        """Begin with another workbook."""
        self._looked = None
        self.choosing.complain("")
        self.choosing.history.refresh()
        self._show(self.choosing)

    def go_back(self) -> None:
        """Go one step back; while work runs, stop it."""
        if self.step is self.working:
            self.working.cancel()
        elif self.step is self.preview:
            self._show(self.mapping)
        elif self.step is self.mapping:
            self.start()

    def look(self, path: Path, sort: str = "", sheet: str = "") -> None:
        """Look into a workbook."""
        known = self._looked
        sheets = known.sheets if known is not None and known.path == path else ()
        database = self._desk.database
        self._work(
            _("Looking into {file}", file=path.name),
            lambda job: looking.look(database, path, sort, sheet, sheets, job),
            self._show_looked,
        )

    def _look_again(self, sheet: str, sort: str) -> None:
        if self._looked is not None:
            self.look(self._looked.path, sort, sheet)

    def _show_looked(self, looked: Looked) -> None:
        self._looked = looked
        self.mapping.show_looked(looked)
        self._show(self.mapping)

    def check(self) -> None:
        """Read every row under the columns as they stand."""
        if self._looked is None:
            return
        looked, remember = self._looked.with_mapping(self.mapping.mapping), self.mapping.was_corrected
        database = self._desk.database
        self._work(
            _("Checking the rows of {file}", file=looked.path.name),
            lambda job: looking.check(database, looked, remember=remember, job=job),
            self._show_preview,
        )

    def _show_preview(self, preview: Preview) -> None:
        self.preview.show_preview(preview)
        self._show(self.preview)

    def decide(self, decisions: object) -> None:
        """Work out again what the import would do; only the latest decisions count."""
        preview = self.preview.preview
        if preview is None or not isinstance(decisions, dict):
            return
        if self._deciding is not None:
            self._deciding.cancel()
        database = self._desk.database
        self._deciding = self._desk.runner.read(
            lambda job: looking.decide(database, preview, decisions, job),
            self.preview.show_decided,
            self._tell_unless_stopped,
            owner=self,
        )

    def write(self) -> None:
        """Write what the preview shows."""
        preview, who = self.preview.preview, self._desk.preferences.user
        if preview is None:
            return
        database = self._desk.database
        self._work(
            _("Importing {file}", file=preview.file.name),
            lambda job: looking.write(database, preview, who, job),
            self._show_written,
            _("All of it is written as one step, or nothing. Cancelling leaves the store as it was."),
        )

    def _show_written(self, written: Written) -> None:
        if written.overtaken:
            said = _("The store was changed since. Look at the new preview; nothing has been written.")
            self.preview.show_preview(written.preview, str(said))
            self._show(self.preview)
            return
        self.result.show_written(written)
        self.choosing.history.refresh()
        self._show(self.result)

    def export_refused(self) -> None:
        """Write the refused rows into a workbook with the reason beside each."""
        preview = self.preview.preview
        if preview is None:
            return
        name = _("{file} refused", file=Path(preview.file.name).stem)
        suggested = self._desk.export_folder / f"{name}.xlsx"
        path = self._desk.dialogs.save_file(_("Save refused rows"), [(_("Excel workbook"), "*.xlsx")], suggested)
        if path is None:
            return
        self._desk.preferences.keep_folder("export", path.parent)
        file, target = preview.file, preview.looked.sort.roster.target
        self._desk.runner.run(
            lambda _job: write_refusals(path, file.sheet, file.layout, target, file.checked.refused),
            lambda many: self._desk.dialogs.tell_result(
                n_("{n:,} refused row was saved.", "{n:,} refused rows were saved.", many), path
            ),
            title=_("Saving refused rows"),
            owner=self,
        )

    def take_back(self) -> None:
        """Take the import shown back."""
        written = self.result.written
        if written is None or written.result is None:
            return
        counts = n_("{n:,} person was written.", "{n:,} persons were written.", written.result.written)
        take_back_import(self._desk, written.result.step, counts, self, self._taken_back)

    def _taken_back(self) -> None:
        self.result.show_taken_back()
        self.choosing.history.refresh()

    def _show_list(self) -> None:
        written = self.result.written
        if written is not None:
            room = SORTS[written.preview.looked.sort.name].room
            self.start()
            self._desk.navigation.go(room)

    def _work(
        self, title: Message, work: Callable[[Job], T], done: Callable[[T], object], says: Message | str = ""
    ) -> None:
        """Do ``work`` off the window's thread, its progress shown in place of the step."""
        self._came_from = self.step if self.step is not self.working else self._came_from
        self.working.begin(title, says)
        self._show(self.working)
        job = self._desk.runner.run(
            work, done, partial(self._failed, self._came_from), title=title, progress=self.working.tell, owner=self
        )
        self.working.follow(job)

    def _failed(self, came_from: QWidget, error: BaseException) -> None:
        """Go back to the step the work was begun from and say what happened."""
        self._show(came_from)
        if isinstance(error, Cancelled):
            if came_from is self.preview:
                self.preview.say(str(_("Stopped. Nothing has been written; the store is as it was.")))
        elif not isinstance(error, AppError):
            raise error
        elif came_from is self.choosing:
            self.choosing.complain(error.message)
        else:
            self._put_back()
            self._desk.dialogs.tell_failure(error)

    def _put_back(self) -> None:
        """Show the sheet that was looked into last, after another one could not be read."""
        if self._looked is not None and self.step is self.mapping:
            self.mapping.show_boxes(self._looked)

    def _tell_unless_stopped(self, error: BaseException) -> None:
        self._desk.dialogs.tell_failure(error)

    def _show(self, step: QWidget) -> None:
        self._step = step
        self._stack.setCurrentWidget(step)
        if step is self.choosing or self._looked is None:
            self._below.setText(str(_ABOUT))
        else:
            self._below.setText(self._looked.path.name)
        now = {self.choosing: 0, self.mapping: 1, self.preview: 2, self.result: 3}.get(step)
        if now is not None:
            for place, mark in enumerate(self._marks):
                wear_look(mark, "step-now" if place == now else "step")
                mark.setAccessibleDescription(str(_("this step")) if place == now else "")
        for each in (self.choosing, self.mapping, self.preview, self.result):
            if each is step:
                each.begin()

    def _connect(self) -> None:
        self.choosing.chosen.connect(lambda path: self.look(path, self.choosing.sort))
        self.mapping.go_on.connect(self.check)
        self.mapping.back.connect(self.go_back)
        self.mapping.look_again.connect(self._look_again)
        self.preview.back.connect(self.go_back)
        self.preview.write.connect(self.write)
        self.preview.export.connect(self.export_refused)
        self.preview.decided.connect(self.decide)
        self.result.show_list.connect(self._show_list)
        self.result.take_back.connect(self.take_back)
        self.result.export.connect(self.export_refused)
        self.result.again.connect(self.start)
        self._on("Esc", self.go_back)
        self._on("Ctrl+S", self._write_if_ready)

    def _on(self, keys: str, do: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(do)

    def _write_if_ready(self) -> None:
        if self.step is self.preview and self.preview.go.isEnabled():
            self.write()

    def _lay_out(self) -> None:
        down = page_column(self)
        head, self._below = heading(_("Import"), _ABOUT)
        layout = head.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addWidget(self._step_marks(), 0, Qt.AlignmentFlag.AlignVCenter)
        down.addWidget(head)
        for step in (self.choosing, self.working, self.mapping, self.preview, self.result):
            self._stack.addWidget(step)
        down.addWidget(self._stack, 1)

    def _step_marks(self) -> QWidget:
        whole = QWidget()
        across = row(whole, gap=6)
        for place, title in enumerate(_STEPS, 1):
            mark = words(f"{place}  {title}", "")
            self._marks.append(mark)
            across.addWidget(mark)
        return whole
