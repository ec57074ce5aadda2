"""For tests of the window: the bundled type, work done at once, and no dialog that the test did not expect."""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QInputDialog, QMessageBox

from desktop_app.modules.records import RECORDS
from desktop_app.store.database import Database
from desktop_app.store.schema import Schema
from desktop_app.ui import theme
from desktop_app.ui.closed_work import ClosedWork
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.fonts import interface_families
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.standing import Standing
from desktop_app.ui.theme import Look
from tests.gui.inline_runner import InlineRunner

KEY = bytes(range(32))

QUESTIONS = {
    QMessageBox: ("about", "critical", "information", "question", "warning"),
    QInputDialog: ("getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("getColor",),
}
FILES = ("getOpenFileName", "getSaveFileName")


class ExpectedDialogs:
    """Stands in for the person at the screen: answers what the test expects, and fails it on anything else.

    ``expect("Save")`` clicks the button of that name in the next dialog; ``expect(path)`` chooses that file or folder;
    ``expect(function)`` calls the function with the dialog, and what it returns is how the dialog ended.
    """

    def __init__(self) -> None:
        self.answers: deque[object] = deque()
        self.unexpected: list[str] = []
        self.said: list[str] = []

    def expect(self, *answers: object) -> None:
        """Let the next dialogs come, and answer them so."""
        self.answers.extend(answers)

    def answer(self, what: str) -> object:
        """Return the answer the test prepared for the dialog ``what``."""
        if self.answers:
            return self.answers.popleft()
        self.unexpected.append(what)
        raise AssertionError(f"a dialog nobody expected: {what}")

    def run(self, dialog: QDialog) -> object:
        """Take the place of ``dialog.exec()``."""
        text = dialog.text() if isinstance(dialog, QMessageBox) else dialog.windowTitle()
        self.said.append(text)
        answer = self.answer(f"{type(dialog).__name__} {text!r}")
        if callable(answer):
            return answer(dialog)
        if isinstance(answer, str) and isinstance(dialog, QMessageBox):
            next(button for button in dialog.buttons() if button.text().replace("&", "") == answer).click()
            return dialog.result()
        return answer


@pytest.fixture(autouse=True)
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExpectedDialogs]:
    """Answer dialogs as the test says with ``dialogs.expect``; fail the test on any other."""
    person = ExpectedDialogs()

    def run(dialog: QDialog) -> object:
        return person.run(dialog)

    for kind in (QDialog, QMessageBox, QFileDialog, QInputDialog, QColorDialog):
        monkeypatch.setattr(kind, "exec", run)
    for kind, questions in QUESTIONS.items():
        for question in questions:
            monkeypatch.setattr(kind, question, lambda *_args, what=question, **_more: person.answer(what))
    for question in FILES:
        monkeypatch.setattr(QFileDialog, question, lambda *_args, what=question, **_: (str(person.answer(what)), ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args, **_more: str(person.answer("a folder")))
    yield person
    assert not person.unexpected, f"dialogs nobody expected: {person.unexpected}"
    assert not person.answers, f"the test expected dialogs that never came: {list(person.answers)}"


@pytest.fixture
def runner() -> InlineRunner:
    """Work that is over when it is started."""
    return InlineRunner()


@pytest.fixture(scope="session")
def interface_type(qapp: QApplication) -> str:
    """Load the font of the window, so that pictures look the same on every computer; return its family."""
    families = interface_families()
    font = QFont(families)
    font.setPixelSize(14)
    qapp.setFont(font)
    return families[0]


@pytest.fixture(autouse=True)
def quiet_window(qapp: QApplication, interface_type: str) -> Iterator[None]:
    """Show every test the same letters and leave no work running behind it."""
    yield
    assert QThreadPool.globalInstance().waitForDone(30_000), "work in the background did not end"
    qapp.processEvents()


@dataclass
class Journeys:
    """Notes where a page wanted to go."""

    gone: list[tuple[str, str]] = field(default_factory=list)

    def go(self, room: str, action: str = "") -> bool:
        self.gone.append((room, action))
        return True

    def show_record(self, record_type: str, uid: str) -> bool:
        self.gone.append((record_type, uid))
        return True

    def show_help(self, chapter: str) -> None:
        self.gone.append(("help", chapter))

    def wear(self) -> None:
        """Nothing is worn in a test."""

    def work_on_closed_store(self, work: ClosedWork) -> None:
        self.gone.append(("closed store", str(work.title)))

    def refresh_backup(self) -> None:
        """No backup is shown in a test."""


@pytest.fixture
def journeys() -> Journeys:
    """Where pages wanted to go."""
    return Journeys()


@pytest.fixture(scope="session")
def schema() -> Schema:
    """The tables of every room."""
    return Schema(RECORDS)


@pytest.fixture
def database(store_once: Path, tmp_path: Path, schema: Schema) -> Iterator[Database]:
    """A copy of the store that the tests of a folder have made once."""
    path = tmp_path / "office.store"
    shutil.copyfile(store_once, path)
    with Database.open(path, KEY, schema) as opened:
        yield opened


@pytest.fixture
def desk(
    qapp: QApplication, database: Database, tmp_path: Path, journeys: Journeys, runner: InlineRunner
) -> Iterator[Desk]:
    """The desk of a clerk called 王淑芬, in the usual look; lists and documents are offered to be written here."""
    theme.wear(qapp, Look())
    preferences = Preferences(tmp_path / "settings.ini")
    preferences.user = "王淑芬"
    preferences.keep_folder("export", tmp_path)
    yield Desk(database.path, database, runner, Dialogs(), preferences, journeys, (), Standing)
    qapp.setStyleSheet("")
