"""Everything that has to be printed or posted today in one list, given out in one go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem

from desktop_app.documents.joined import joined
from desktop_app.domain.i18n import _, n_
from desktop_app.modules.disclosures.documents.due_today import DuePaper, file_names, keep_printed, papers_due
from desktop_app.store.filling import filling
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import button, column, paragraph, row, words
from desktop_app.ui.printing.dialog import Printable
from desktop_app.ui.printing.offering import Giving
from desktop_app.ui.printing.printers import Printers
from desktop_app.ui.tasks import Job

_WIDTH, _HEIGHT = 720, 520


def print_due(desk: Desk, day: dt.date | None = None, printers: Printers | None = None) -> None:
    """Check what is due on ``day`` (today where none is given), and let the clerk give it out."""
    on = day or dt.date.today()
    desk.runner.run(
        lambda job: _checked(desk, on, job),
        lambda papers: _offer(desk, papers, on, printers),
        desk.dialogs.tell_failure,
        title=_("Checking the papers of today"),
    )


def _checked(desk: Desk, day: dt.date, job: Job) -> tuple[DuePaper, ...]:
    with desk.database.reading() as reading:
        return papers_due(reading, day, job.step)


def _offer(desk: Desk, papers: tuple[DuePaper, ...], day: dt.date, printers: Printers | None) -> None:
    if papers:
        desk.dialogs.show(DueDialog(desk, papers, day, printers))
    else:
        desk.dialogs.tell(_("Nothing has to be printed or posted today."))


class DueDialog(QDialog):
    """The papers of the day with ticks; those refused say why, and cannot be ticked."""

    def __init__(
        self, desk: Desk, papers: tuple[DuePaper, ...], day: dt.date, printers: Printers | None = None
    ) -> None:
        super().__init__()
        self._desk, self._papers, self._day = desk, papers, day
        self._giving = Giving(desk, self, printers)
        self.setWindowTitle(str(_("To be printed today")))
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.list = QListWidget()
        self.list.setAccessibleName(str(_("To be printed today")))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(3))
        for paper in papers:
            self.list.addItem(_item(paper))
        self.count = words("", "soft")
        self.print_button = button(_("Print"), self.print, "printer", "primary")
        self.file_button = button(_("All in one PDF …"), self.save_as_file, "file-type-pdf")
        self.folder_button = button(_("A file for each …"), self.save_in_folder, "folder-open")
        self._lay_out()
        self.list.itemChanged.connect(lambda _item: self._say_count())
        self._say_count()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[DuePaper, ...]:
        """The papers ticked."""
        ticked = [self.list.item(place).checkState() is Qt.CheckState.Checked for place in range(self.list.count())]
        return tuple(paper for paper, on in zip(self._papers, ticked, strict=True) if on and paper.is_ready)

    def print(self) -> None:
        """Print what is ticked as one job, and keep it as printed."""
        self._give(self._giving.offer_print)

    def save_as_file(self) -> None:
        """Save what is ticked as one PDF, and keep it as printed."""
        self._give(self._giving.offer_file)

    def save_in_folder(self) -> None:
        """Save what is ticked as one file each in a new folder, and keep it as printed."""
        inside = self._desk.dialogs.folder(_("Folder for the papers"), self._desk.export_folder)
        if inside is None:
            return
        self._desk.preferences.keep_folder("export", inside)
        folder, chosen, keep = _new_folder(inside, self._day), self.chosen, self._keeping()
        self._desk.runner.run(
            lambda _job: _fill(folder, chosen, keep),
            lambda _kept: self._told_folder(folder, len(chosen)),
            self._desk.dialogs.tell_failure,
            owner=self,
        )

    def _told_folder(self, folder: Path, many: int) -> None:
        self._desk.dialogs.tell_result(n_("{n:,} file was written.", "{n:,} files were written.", many), folder)
        self.accept()

    def _give(self, offer: Callable[[Printable, Callable[[], object], Callable[[object], object]], None]) -> None:
        """Put the papers together off the window's thread, then let the clerk say where they go."""
        chosen, keep = self.chosen, self._keeping()
        self._desk.runner.read(
            lambda _job: self._printable(chosen),
            lambda printable: offer(printable, keep, lambda _kept: self.accept()),
            self._desk.dialogs.tell_failure,
            owner=self,
        )

    def _printable(self, chosen: tuple[DuePaper, ...]) -> Printable:
        title = str(_("Papers of {day}", day=self._day.isoformat()))
        *starts, pages = accumulate((paper.pages for paper in chosen), initial=0)
        return Printable(title, joined([paper.pdf for paper in chosen]), pages, starts=tuple(starts))

    def _keeping(self) -> Callable[[], object]:
        chosen, desk = self.chosen, self._desk

        def keep() -> object:
            with desk.database.work("print", who=desk.preferences.user, papers=len(chosen)) as work:
                return keep_printed(work, chosen)

        return keep

    def _say_count(self) -> None:
        chosen = self.chosen
        many = n_("{n:,} paper", "{n:,} papers", len(chosen))
        pages = n_("{n:,} page", "{n:,} pages", sum(paper.pages for paper in chosen))
        self.count.setText(str(_("{papers} · {pages}", papers=many, pages=pages)))
        for made in (self.print_button, self.file_button, self.folder_button):
            made.setEnabled(bool(chosen))

    def _lay_out(self) -> None:
        down = column(self, margin=18, gap=12)
        down.addWidget(words(_("To be printed today"), "headline"))
        down.addWidget(
            paragraph(_("Each was masked and read back. What is refused says why and holds nothing else up."))
        )
        down.addWidget(self.list, 1)
        across = row()
        across.addWidget(button(_("Close"), self.reject))
        across.addWidget(self.count)
        across.addStretch(1)
        for made in (self.folder_button, self.file_button, self.print_button):
            across.addWidget(made)
        down.addLayout(across)
        self.print_button.setDefault(True)


def _item(paper: DuePaper) -> QListWidgetItem:
    """Return the line of a paper; one that was printed already is not ticked from the start."""
    said = "\n".join([f"{paper.disclosure.heading}　{paper.why}", *paper.refused])
    made = QListWidgetItem(said)
    if paper.is_ready:
        made.setFlags(made.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        made.setCheckState(Qt.CheckState.Checked if paper.disclosure.is_draft else Qt.CheckState.Unchecked)
    else:
        made.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        made.setForeground(QColor(theme.tokens().bad))
    return made


def _fill(folder: Path, papers: tuple[DuePaper, ...], keep: Callable[[], object]) -> object:
    with filling(folder) as inside:
        for name, paper in zip(file_names(papers), papers, strict=True):
            (inside / name).write_bytes(paper.pdf)
        return keep()


def _new_folder(inside: Path, day: dt.date) -> Path:
    """Return an unused name for a folder of papers: the day, and a number from the second on."""
    first = f"papers-{day.isoformat()}"
    names = [first, *(f"{first}-{number}" for number in range(2, 1000))]
    return next(inside / name for name in names if not (inside / name).exists())
