"""Writing a letter once and giving it out to everybody on a list."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QSplitter, QStackedWidget, QWidget

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import _, n_
from desktop_app.modules.disclosures.documents import paper_of
from desktop_app.modules.disclosures.documents.letters import Letters, household_files, set_letters
from desktop_app.modules.disclosures.domain import Disclosure, LetterBatch
from desktop_app.modules.disclosures.domain.letters import (
    MOST_LETTERS,
    a_batch_lacks_nothing,
    files_by_household,
    letter_to,
    types_about_one_person,
)
from desktop_app.modules.disclosures.store import pictures_of, types_in
from desktop_app.modules.disclosures.store.letters import begun_letter, keep_batch
from desktop_app.modules.disclosures.ui.letters.result import LettersMade
from desktop_app.modules.disclosures.ui.letters.words import LetterWords, Recipients
from desktop_app.modules.disclosures.ui.making import Made
from desktop_app.modules.people.domain import Person, SavedList
from desktop_app.modules.people.store import persons_on
from desktop_app.store.database import Database
from desktop_app.store.filling import filling
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import button, column, panel, row, scrolled, words
from desktop_app.ui.preview.document_preview import DocumentPreview
from desktop_app.ui.preview.newest import Newest
from desktop_app.ui.preview.pictures import Sight, drawn_in
from desktop_app.ui.preview.sheets import shown
from desktop_app.ui.printing.dialog import Printable
from desktop_app.ui.printing.offering import Giving
from desktop_app.ui.printing.printers import Printers
from desktop_app.ui.tasks import Job

_WIDTH, _HEIGHT = 1060, 660
_BORDER = 60
T = TypeVar("T")


@dataclass(frozen=True)
class Beginning:
    """What a batch can begin with: letters about nobody yet, one of each type, and the lists that are saved."""

    patterns: tuple[Disclosure, ...]
    lists: tuple[Recipients, ...]


def write_letters(desk: Desk, chosen: str = "", printers: Printers | None = None) -> None:
    """Let the clerk write letters to a saved list; ``chosen`` is the uid of the list to begin with."""
    desk.runner.read(
        lambda _job: _beginning(desk, dt.date.today()),
        lambda beginning: _begin(desk, beginning, chosen, printers),
        desk.dialogs.tell_failure,
    )


def _beginning(desk: Desk, day: dt.date) -> Beginning:
    calendar = WorkingCalendar.from_files()
    with desk.database.reading() as reading:
        kinds = sorted(types_about_one_person(types_in(reading)), key=lambda kind: kind.code != "letter")
        patterns = tuple(begun_letter(reading, kind, day, calendar) for kind in kinds)
        saved = reading.find(SavedList)
        return Beginning(patterns, tuple(Recipients(each, tuple(persons_on(reading, each, day))) for each in saved))


def _begin(desk: Desk, beginning: Beginning, chosen: str, printers: Printers | None) -> None:
    if beginning.lists:
        desk.dialogs.show(LettersDialog(desk, beginning, chosen, printers))
    elif desk.dialogs.ask(
        _("Letters go to a saved list of persons, and none is saved yet."),
        _("Go to People"),
        below=_("Filter the persons or mark them, then press “Save as a list”."),
    ):
        desk.navigation.go("people")


class LettersDialog(QDialog):
    """The words at the left, the letter of the first person at the right; then what became of all."""

    def __init__(self, desk: Desk, beginning: Beginning, chosen: str = "", printers: Printers | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job | None = None
        self._busy = False
        self._letters: Letters | None = None
        self._pattern = beginning.patterns[0]
        self.setWindowTitle(str(LetterBatch.plural))
        room = self.screen().availableGeometry()
        self.resize(
            min(theme.px(_WIDTH), room.width() - theme.px(_BORDER)),
            min(theme.px(_HEIGHT), room.height() - theme.px(_BORDER)),
        )
        self.words = LetterWords(desk, beginning.patterns, beginning.lists, chosen)
        self.preview = DocumentPreview(desk.runner)
        self.made = LettersMade()
        self.progress = QProgressBar(textVisible=False)
        self.told = words("", "soft")
        self.stop_button = button(_("Stop"), self.stop)
        self.make_button = button(_("Make the letters"), self.make, "mail", "primary")
        self._giving = Giving(desk, self, printers)
        self._newest: Newest[Made] = Newest(desk.runner, self, self._show_sample, self._sample_failed)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self._set_busy(busy=False)
        self.show_sample()
        self.words.take_keyboard()

    def show_sample(self) -> None:
        """Show the letter of the first person on the list."""
        pattern, _unread = self.words.read()
        persons = self.words.recipients.persons
        if not persons:
            self._newest.forget()
            self.preview.say_nothing(_("Nobody is on this list now."))
            return
        self._newest.ask(
            partial(_sample, letter_to(pattern, persons[0]), persons[0], self.preview.view.sight, self._desk.database)
        )

    def make(self) -> None:
        """Set the letters of all, off the window's thread; what is missing is said under the fields."""
        pattern, problems = self.words.read()
        problems = (*problems, *a_batch_lacks_nothing(pattern))
        self.words.complain(problems)
        persons = self.words.recipients.persons
        if problems or not persons or self._busy:
            return
        if len(persons) > MOST_LETTERS:
            self._desk.dialogs.warn(_("At most {most:,} letters can be made at once.", most=MOST_LETTERS))
            return
        self._pattern, database = pattern, self._desk.database
        self._run(lambda job: set_letters(pattern, persons, job.step, _pictures(database, persons)), self._show_letters)

    def stop(self) -> None:
        """Stop what is being made; nothing half made is left."""
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Close, unless letters are being made: Esc stops these first."""
        if self._busy:
            self.stop()
        else:
            super().reject()

    def print(self) -> None:
        """Print all letters as one job, and keep who got one."""
        if self._letters is not None:
            self._giving.offer_print(self._printable(self._letters), self._keep_pages, lambda _kept: self.accept())

    def save_as_file(self) -> None:
        """Save all letters as one PDF, and keep who got one."""
        if self._letters is not None:
            self._giving.offer_file(self._printable(self._letters), self._keep_pages, lambda _kept: self.accept())

    def save_in_folder(self) -> None:
        """Save one file for each household in a new folder, and keep whose letter is in which."""
        letters = self._letters
        inside = self._desk.dialogs.folder(_("Folder for the letters"), self._desk.export_folder)
        if letters is None or inside is None:
            return
        self._desk.preferences.keep_folder("export", inside)
        folder = _new_folder(inside, dt.date.today())
        self._run(lambda job: self._fill(letters, folder, job), lambda many: self._told_folder(folder, many))

    def _fill(self, letters: Letters, folder: Path, job: Job) -> int:
        files = files_by_household(letters.persons)
        with filling(folder) as inside:
            for name, content in household_files(letters, job.step):
                (inside / name).write_bytes(content)
            file_of = {place: name for name, places in files for place in places}
            self._keep(letters, [file_of[place] for place in range(len(letters.letters))])
        return len(files)

    def _told_folder(self, folder: Path, many: int) -> None:
        said = n_("{n:,} file was written.", "{n:,} files were written.", many)
        self._desk.dialogs.tell_result(said, folder)
        self.accept()

    def _printable(self, letters: Letters) -> Printable:
        pages = letters.first_pages[-1] + len(letters.letters[-1].pages) - 1
        return Printable(letters.title, letters.pdf, pages, starts=tuple(page - 1 for page in letters.first_pages))

    def _keep_pages(self) -> LetterBatch | None:
        letters = self._letters
        return self._keep(letters, [str(page) for page in letters.first_pages]) if letters else None

    def _keep(self, letters: Letters, places: Sequence[str]) -> LetterBatch:
        name = self.words.recipients.saved.name
        with self._desk.database.work("letters", who=self._desk.preferences.user) as work:
            return keep_batch(work, self._pattern, name, letters.persons, places)

    def _run(self, work: Callable[[Job], T], done: Callable[[T], object]) -> None:
        self._set_busy(busy=True)
        job = self._desk.runner.run(
            work,
            lambda answer: self._ended(lambda: done(answer)),
            lambda error: self._ended(lambda: self._failed(error)),
            progress=self._say_progress,
            owner=self,
        )
        self._job = job if self._busy else None

    def _ended(self, say: Callable[[], object]) -> None:
        self._job = None
        self._set_busy(busy=False)
        say()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._desk.dialogs.tell_failure(error)

    def _show_letters(self, letters: Letters) -> None:
        self._letters = letters
        self.made.show_letters(letters)
        self._stack.setCurrentWidget(self._outcome)

    def _show_sample(self, made: Made) -> None:
        self.preview.show_document(made.document, made.complaints, made.drawn)

    def _sample_failed(self, error: BaseException) -> None:
        if not isinstance(error, AppError):
            raise error
        self.preview.say_nothing(str(error))

    def _say_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.told.setText(str(_("{done:,} of {total:,} documents", done=done, total=total)))

    def _set_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self.progress.setRange(0, 0)
        self.told.setText("")
        for widget in (self.progress, self.told, self.stop_button):
            widget.setVisible(busy)
        self.make_button.setEnabled(not busy)
        self._stack.setEnabled(not busy)

    def _connect(self) -> None:
        self.words.changed.connect(self._soon.start)
        self._soon.timeout.connect(self.show_sample)
        self.made.back_wanted.connect(lambda: self._stack.setCurrentWidget(self._writing))
        self.made.print_wanted.connect(self.print)
        self.made.file_wanted.connect(self.save_as_file)
        self.made.folder_wanted.connect(self.save_in_folder)
        self._stack.currentChanged.connect(
            lambda _place: self.make_button.setVisible(self._stack.currentWidget() is self._writing)
        )

    def _lay_out(self) -> None:
        down = column(self, margin=16, gap=12)
        self._stack = QStackedWidget()
        self._writing = self._halves()
        self._stack.addWidget(self._writing)
        self._outcome, inside = panel(margin=18)
        inside.addWidget(self.made)
        self._stack.addWidget(self._outcome)
        down.addWidget(self._stack, 1)
        across = row()
        across.addWidget(button(_("Close"), self.reject))
        across.addWidget(self.progress, 1)
        across.addWidget(self.told)
        across.addWidget(self.stop_button)
        across.addStretch(1)
        across.addWidget(self.make_button)
        down.addLayout(across)

    def _halves(self) -> QWidget:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(theme.px(14))
        frame, inside = panel(margin=16)
        inside.addWidget(self.words)
        area = scrolled(frame)
        area.setMinimumWidth(theme.px(330))
        halves.addWidget(area)
        halves.addWidget(self.preview)
        halves.setSizes([450, 550])
        return halves


def _sample(disclosure: Disclosure, person: Person, sight: Sight, database: Database) -> Made:
    paper = paper_of(disclosure, [person], pictures=_pictures(database, [person]))
    document = shown(paper.shown)
    return Made(document, tuple(str(stop) for stop in paper.stops), drawn_in(sight, document))


def _pictures(database: Database, persons: Sequence[Person]) -> dict[str, bytes]:
    with database.reading() as reading:
        return pictures_of(reading, persons)


def _new_folder(inside: Path, day: dt.date) -> Path:
    """Return an unused name for a folder of letters: the day, and a number from the second on."""
    first = f"letters-{day.isoformat()}"
    names = [first, *(f"{first}-{number}" for number in range(2, 1000))]
    return next(inside / name for name in names if not (inside / name).exists())
