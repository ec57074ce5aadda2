"""The whole window over a real store: real threads, real keys, dialogs answered by the test."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import office as assembling
from desktop_app.modules.office.domain import Office
from desktop_app.modules.people.domain import Person
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


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Wear the usual look, and take it off again for the tests of others."""
    theme.wear(qapp, Look())
    yield
    qapp.setStyleSheet("")


@pytest.fixture(autouse=True)
def garbage_of_this_thread() -> Iterator[None]:
    """Collect garbage on the window's thread only, as the program does."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """What this PC remembers, in a file of this test."""
    kept = Preferences(tmp_path / "settings.ini")
    kept.language = "en"
    kept.user = "王淑芬"
    return kept


@pytest.fixture
def store(tmp_path: Path) -> Iterator[OpenStore]:
    """A store just made, of an office without persons."""
    made, _recovery_key = make_store(tmp_path / "office.cdstore", PASSWORD, Office(name="阳光社区"), "王淑芬", QUICK)
    yield made
    made.close()


@pytest.fixture
def failures_seen() -> list[BaseException]:
    """What the runner could not hand to anybody."""
    return []


@pytest.fixture
def runner(failures_seen: list[BaseException]) -> Iterator[ThreadRunner]:
    """The real runner; nothing may fail unheard."""
    made = ThreadRunner(failures_seen.append)
    yield made
    assert made.close(10)
    assert not failures_seen


@pytest.fixture
def frame(qtbot: QtBot, store: OpenStore, runner: ThreadRunner, preferences: Preferences) -> Frame:
    """The main window at the Today page."""
    made = assembling.frame_for(store, runner, preferences)
    qtbot.addWidget(made, before_close_func=lambda window: window.deleteLater())
    made.go("today")
    made.showNormal()
    made.resize(DESIGNED)
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def person(store: OpenStore) -> Person:
    """A person in the store."""
    with store.database.work("test") as work:
        return work.save(Person(name="欧阳堃"))
