"""For tests of the window: the bundled type, and no dialog that the test did not expect."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QInputDialog, QMessageBox

ROOT = Path(__file__).resolve().parents[2]
ASKING = {
    QMessageBox: ("about", "critical", "information", "question", "warning"),
    QFileDialog: ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
    QInputDialog: ("getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("getColor",),
}


@dataclass
class Dialogs:
    """The dialogs a test expects and those that came unasked."""

    answers: deque[object] = field(default_factory=deque)
    unexpected: list[str] = field(default_factory=list)
    shown: list[QDialog] = field(default_factory=list)

    def expect(self, answer: object) -> None:
        """Let the next dialog come, and answer it so."""
        self.answers.append(answer)

    def answer(self, what: str) -> object:
        """Give the answer the test prepared for the dialog ``what``."""
        if self.answers:
            return self.answers.popleft()
        self.unexpected.append(what)
        raise AssertionError(f"a dialog nobody expected: {what}")


@pytest.fixture(autouse=True)
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dialogs]:
    """Answer dialogs as the test says (``dialogs.expect``); fail the test on any other."""
    seen = Dialogs()

    def run(dialog: QDialog) -> object:
        seen.shown.append(dialog)
        return seen.answer(f"{type(dialog).__name__} {dialog.windowTitle()!r}")

    for kind in (QDialog, QMessageBox, QFileDialog, QInputDialog):
        monkeypatch.setattr(kind, "exec", run)
    for kind, questions in ASKING.items():
        for question in questions:
            monkeypatch.setattr(kind, question, lambda *_args, what=question, **_more: seen.answer(what))
    yield seen
    assert not seen.unexpected, f"dialogs nobody expected: {seen.unexpected}"
    assert not seen.answers, "the test expected a dialog that never came"


@pytest.fixture(scope="session")
def bundled_type(qapp: QApplication) -> str:
    """Load the bundled 黑体, so that pictures look the same on every computer; return its family."""
    files = [path for path in sorted((ROOT / "resources" / "fonts").rglob("*.[ot]tf")) if "hei" in path.name.casefold()]
    families = [QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path))) for path in files]
    if not families:
        return qapp.font().family()
    qapp.setFont(QFont(families[0][0]))
    return families[0][0]


@pytest.fixture(autouse=True)
def quiet_window(qapp: QApplication, bundled_type: str) -> Iterator[None]:
    """Start each test with the bundled type and leave no work running behind it."""
    yield
    assert QThreadPool.globalInstance().waitForDone(30_000), "work in the background did not end"
    qapp.processEvents()
