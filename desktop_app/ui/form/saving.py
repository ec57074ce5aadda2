"""Saving what a form holds: one user action, one unit of work, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from desktop_app.domain.errors import Problem, Refused
from desktop_app.domain.record import Record
from desktop_app.store.failures import Overtaken
from desktop_app.store.work import Work
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import NewFile
from desktop_app.ui.form.conflict import Choice, ask_which

Save = Callable[[Work, Record], Record]


def save_as_it_is(work: Work, record: Record) -> Record:
    """Save ``record`` with no rule beyond its own."""
    return work.save(record)


@dataclass(frozen=True)
class Answers:
    """Who hears how saving ended: with the record as kept, or with complaints."""

    saved: Callable[[Record], object]
    refused: Callable[[Sequence[Problem]], object]


class Saving:
    """Saves records for one form and asks the clerk when somebody else was quicker."""

    def __init__(self, desk: Desk, owner: QObject, save: Save = save_as_it_is) -> None:
        self._desk, self._owner, self._save = desk, owner, save

    def save(self, record: Record, files: Sequence[NewFile], answers: Answers) -> None:
        """Save ``record`` and keep ``files`` with it; one of the answers is called, or the clerk is told."""
        self._desk.runner.run(
            lambda _job: self._write(record, files),
            answers.saved,
            lambda error: self._failed(error, files, answers),
            owner=self._owner,
        )

    def _write(self, record: Record, files: Sequence[NewFile]) -> Record:
        with self._desk.database.work("save", who=self._desk.preferences.user) as work:
            for new in files:
                work.keep(new.described.name, new.described.media_type, new.content)
            return self._save(work, record)

    def _failed(self, error: BaseException, files: Sequence[NewFile], answers: Answers) -> None:
        if isinstance(error, Refused):
            answers.refused(error.problems)
        elif isinstance(error, Overtaken):
            self._settle(error, files, answers)
        else:
            answers.refused(())
            self._desk.dialogs.tell_failure(error)

    def _settle(self, overtaken: Overtaken, files: Sequence[NewFile], answers: Answers) -> None:
        """Let the clerk choose between both versions of a record."""
        choice = ask_which(self._desk.dialogs, overtaken)
        if choice is Choice.mine:
            self.save(overtaken.mine.with_values(version=overtaken.theirs.version), files, answers)
        elif choice is Choice.theirs:
            answers.saved(overtaken.theirs)
        else:
            answers.refused(())
