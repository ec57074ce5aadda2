"""Work off the window's thread."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.i18n import _
from desktop_app.ui.tasks import Job, ThreadRunner
from tests.gui.inline_runner import InlineRunner


class Panic(BaseException):
    """What a compiled library raises; no Exception."""


@pytest.fixture
def unheard() -> list[BaseException]:
    return []


@pytest.fixture
def runner(unheard: list[BaseException]) -> ThreadRunner:
    return ThreadRunner(unheard.append)


def test_the_result_comes_back_on_the_windows_thread(qtbot: QtBot, runner: ThreadRunner) -> None:
    threads: list[object] = []
    seen: list[int] = []

    def work(_job: Job) -> int:
        threads.append(QThread.currentThread())
        return 7

    runner.run(work, lambda result: (seen.append(result), threads.append(QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [7]
    assert threads[0] != threads[1] == QApplication.instance().thread()


@pytest.mark.parametrize("failure", [ValueError("x"), Panic("x"), SystemExit(3), KeyboardInterrupt()])
def test_every_failure_is_handed_back(qtbot: QtBot, runner: ThreadRunner, failure: BaseException) -> None:
    def work(_job: Job) -> None:
        raise failure

    failed: list[BaseException] = []
    runner.run(work, lambda _result: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == [failure]


def test_a_failure_nobody_waits_for_is_not_lost(
    qtbot: QtBot, runner: ThreadRunner, unheard: list[BaseException]
) -> None:
    runner.run(lambda _job: 1 // 0, lambda _result: None)
    qtbot.waitUntil(lambda: bool(unheard))
    assert isinstance(unheard[0], ZeroDivisionError)


def test_writes_never_overlap(qtbot: QtBot, runner: ThreadRunner) -> None:
    inside = threading.Lock()
    done: list[None] = []

    def work(_job: Job) -> None:
        assert inside.acquire(blocking=False)
        threading.Event().wait(0.005)
        inside.release()

    for _each in range(6):
        runner.run(work, done.append)
    qtbot.waitUntil(lambda: len(done) == 6)


def test_reading_goes_on_beside_a_write(qtbot: QtBot, runner: ThreadRunner) -> None:
    may_end, read, written = threading.Event(), [], []
    runner.run(lambda _job: may_end.wait(10), written.append)
    runner.read(lambda _job: "read", read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert not written
    may_end.set()
    qtbot.waitUntil(lambda: bool(written))


def test_cancelled_work_ends_at_its_next_step(qtbot: QtBot, runner: ThreadRunner) -> None:
    failed: list[BaseException] = []
    job = runner.run(lambda job: [job.step(n, 10**9) for n in range(10**9)], lambda _result: None, failed.append)
    job.cancel()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], Cancelled)


def test_work_that_waits_is_cancelled_before_it_begins(qtbot: QtBot, runner: ThreadRunner) -> None:
    may_end, begun, failed = threading.Event(), [], []
    runner.run(lambda _job: may_end.wait(10), lambda _result: None)
    waiting = runner.run(begun.append, lambda _result: None, failed.append)
    waiting.cancel()
    may_end.set()
    qtbot.waitUntil(lambda: bool(failed))
    assert not begun


def test_nothing_is_told_to_an_owner_that_is_gone(qtbot: QtBot, runner: ThreadRunner) -> None:
    may_end, told = threading.Event(), []
    owner = QObject()
    runner.run(lambda _job: may_end.wait(10), told.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    may_end.set()
    qtbot.waitUntil(lambda: not runner._jobs)
    assert not told


def test_progress_is_throttled_and_the_last_step_always_told(qtbot: QtBot, runner: ThreadRunner) -> None:
    told: list[tuple[int, int]] = []
    done: list[object] = []

    def work(job: Job) -> None:
        for number in range(1, 20_001):
            job.step(number, 20_000)

    runner.run(work, done.append, progress=lambda n, total: told.append((n, total)))
    qtbot.waitUntil(lambda: bool(done))
    assert told[-1] == (20_000, 20_000)
    assert len(told) < 200


def test_only_work_with_a_title_is_shown(qtbot: QtBot, runner: ThreadRunner) -> None:
    may_end, done = threading.Event(), []
    titled = runner.run(lambda _job: may_end.wait(10), done.append, title=_("Reading a workbook"))
    runner.run(lambda _job: None, done.append)
    assert runner.running == (titled,)
    may_end.set()
    qtbot.waitUntil(lambda: len(done) == 2)
    assert runner.running == ()


def test_closing_stops_what_runs(qtbot: QtBot, runner: ThreadRunner) -> None:
    failed: list[BaseException] = []
    runner.run(lambda job: [job.step(n, 10**9) for n in range(10**9)], lambda _result: None, failed.append)
    assert runner.close(10)
    qtbot.waitUntil(lambda: bool(failed))


def test_the_inline_runner_keeps_the_same_contract() -> None:
    told: list[tuple[int, int]] = []
    done: list[str] = []
    failed: list[BaseException] = []
    runner = InlineRunner()
    runner.run(
        lambda job: (job.step(1, 2), job.step(2, 2), "end")[2],
        done.append,
        progress=lambda n, total: told.append((n, total)),
    )
    runner.run(lambda _job: 1 // 0, done.append, failed.append)
    assert done == ["end"]
    assert told[-1] == (2, 2)
    assert isinstance(failed[0], ZeroDivisionError)
    with pytest.raises(ZeroDivisionError):
        runner.read(lambda _job: 1 // 0, done.append)
