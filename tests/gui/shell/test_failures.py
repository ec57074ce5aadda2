"""What nobody caught."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.domain.i18n import _
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.failures import Failures, Log, details


class Told:
    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.bugs: list[str] = []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def failures(tmp_path: Path, told: Told) -> Iterator[Failures]:
    log = Log(tmp_path / "log" / "desk.log")
    made = Failures(log)
    made.tell_with(lambda error: told.sentences.append(str(error)), told.bugs.append)
    yield made
    log.close()


def bug() -> BaseException:
    """Return a bug whose words hold a name, as a KeyError's do."""
    try:
        try:
            raise KeyError("王䶮 110101196803122043")
        except KeyError as inner:
            raise ValueError("13812345678") from inner
    except ValueError as outer:
        return outer


def test_details_hold_places_and_no_personal_data() -> None:
    text = details(bug())
    assert "KeyError" in text
    assert "ValueError" in text
    assert "test_failures.py" in text
    assert not any(secret in text for secret in ("王", "1101", "1381", str(Path.home())))


def test_a_sentence_is_told_as_it_is(qtbot: QtBot, failures: Failures, told: Told) -> None:
    failures.caught(AppError(_("The disk is full.")))
    qtbot.waitUntil(lambda: bool(told.sentences))
    assert told.sentences == ["The disk is full."]
    assert told.bugs == []


def test_the_same_bug_is_told_once_and_logged_each_time(
    qtbot: QtBot, failures: Failures, told: Told, tmp_path: Path
) -> None:
    failures.caught(bug())
    failures.caught(bug())
    qtbot.waitUntil(lambda: bool(told.bugs))
    written = (tmp_path / "log" / "desk.log").read_text(encoding="utf-8")
    assert len(told.bugs) == 1
    assert written.count("ValueError") == 2
    assert "王" not in written


def test_a_cancelled_work_is_nothing_to_tell(qtbot: QtBot, failures: Failures, told: Told) -> None:
    failures.caught(Cancelled())
    assert told.sentences == told.bugs == []


def test_the_hook_of_the_process_takes_what_slots_raise(qtbot: QtBot, failures: Failures, told: Told) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    failures.install()
    error = bug()
    QTimer.singleShot(0, lambda: sys.excepthook(type(error), error, error.__traceback__))
    qtbot.waitUntil(lambda: bool(told.bugs))
    failures.leave()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
    faulthandler.enable(sys.__stderr__)


def test_a_bug_of_another_thread_is_told_on_the_windows_thread(qtbot: QtBot, failures: Failures, told: Told) -> None:
    seen: list[int] = []
    failures.tell_with(lambda _error: None, lambda _text: seen.append(threading.get_ident()))
    thread = threading.Thread(target=lambda: failures.caught(bug()))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]


def test_a_full_log_begins_anew_and_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "desk.log"
    path.write_text("x" * 1_000_001)
    log = Log(path)
    log.write("new")
    log.close()
    assert path.read_text(encoding="utf-8").endswith("new\n")
    assert (tmp_path / "desk.old.log").stat().st_size == 1_000_001


def test_a_closed_log_does_not_fail_again(tmp_path: Path) -> None:
    log = Log(tmp_path / "desk.log")
    log.close()
    log.write("too late")


def test_the_details_of_a_bug_are_copied(qtbot: QtBot, dialogs: object) -> None:
    dialogs.expect("Copy details")  # type: ignore[attr-defined]
    Dialogs().tell_bug("ValueError\n  x.py:1")
    assert QGuiApplication.clipboard().text() == "ValueError\n  x.py:1"


def test_a_bug_handed_to_the_dialogs_goes_on_to_the_last_resort() -> None:
    with pytest.raises(ValueError, match="13812345678"):
        Dialogs().tell_failure(bug())


def test_a_bug_before_any_window_is_written_down_and_said_on_the_console(
    failures: Failures, told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    error = bug()
    failures._hook(type(error), error, error.__traceback__)
    assert not told.bugs
    written = (tmp_path / "log" / "desk.log").read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "ValueError" in capsys.readouterr().err
    assert "王" not in written
