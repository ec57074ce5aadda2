"""The window over a real store: real threads, real keys, dialogs answered by the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import office as assembling
from desktop_app.modules.office.domain import Office
from desktop_app.modules.upkeep.ui.backups.page import UpkeepPage
from desktop_app.modules.upkeep.ui.imports.page import ImportPage
from desktop_app.opening import OpenStore, make_store
from desktop_app.store.keyfile import Guard
from desktop_app.store.wrapping import Cost
from desktop_app.ui import theme
from desktop_app.ui.frame import DESIGNED, Frame
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.tasks import ThreadRunner
from desktop_app.ui.theme import Look

PASSWORD = "correct horse battery"
QUICK = Guard(Cost(memory_kib=64, passes=1, lanes=1), work_factor=4)
HEAD = ("姓名", "性别", "出生日期", "联系电话", "住址")
ROWS = (
    ("王一", "男", "1960-01-02", "13900000001", "1号楼2单元301室"),
    ("李二", "女", "1970-05-06", "13900000002", "1号楼2单元302室"),
    ("周四", "男", "1980-13-01", "13900000004", "1号楼2单元304室"),
)
"""Two persons, and one born on a day that does not exist."""


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Wear the usual look, and take it off again for the tests of others."""
    theme.wear(qapp, Look())
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    """A store just made, of an office without persons."""
    made, _recovery_key = make_store(tmp_path / "office.cdstore", PASSWORD, Office(name="阳光社区"), "王淑芬", QUICK)
    yield made
    made.close()


@pytest.fixture
def runner() -> Iterator[ThreadRunner]:
    """The real runner; nothing may fail unheard."""
    failures: list[BaseException] = []
    made = ThreadRunner(failures.append)
    yield made
    assert made.close(10)
    assert not failures


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """What this PC remembers, in a file of this test."""
    kept = Preferences(tmp_path / "settings.ini")
    kept.user = "王淑芬"
    kept.keep_folder("backup", tmp_path / "backups")
    kept.keep_folder("export", tmp_path)
    return kept


@pytest.fixture
def frame(qtbot: QtBot, store: OpenStore, runner: ThreadRunner, preferences: Preferences) -> Frame:
    """The main window."""
    made = assembling.frame_for(store, runner, preferences)
    qtbot.addWidget(made, before_close_func=lambda window: window.deleteLater())
    made.showNormal()
    made.resize(DESIGNED)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def importing(frame: Frame) -> ImportPage:
    """The page that brings rosters in."""
    frame.go("imports")
    assert isinstance(frame.page, ImportPage)
    return frame.page


@pytest.fixture
def upkeep(frame: Frame) -> UpkeepPage:
    """The page of backups."""
    frame.go("upkeep")
    assert isinstance(frame.page, UpkeepPage)
    return frame.page


@pytest.fixture
def settled(qtbot: QtBot, runner: ThreadRunner) -> Callable[[], None]:
    """Wait until no work is running and everything is said."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not runner._jobs, timeout=30_000)

    return wait


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook with a head and rows."""

    def write(rows: Sequence[Sequence[object]] = ROWS, head: Sequence[str] = HEAD, name: str = "roster.xlsx") -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        for row in (head, *rows):
            sheet.append(list(row))
        book.save(tmp_path / name)
        return tmp_path / name

    return write
