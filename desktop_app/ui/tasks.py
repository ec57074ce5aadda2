"""Work off the window's thread: progress, a way to stop it, and every failure handed back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.i18n import Message

T = TypeVar("T")
Done = Callable[[T], object]
Failed = Callable[[BaseException], object]
Progress = Callable[[int, int], object]

_BETWEEN_REPORTS = 0.05
_READERS = 2


class Job:
    """What running work may say and ask; safe to use from any thread."""

    def __init__(self, title: Message | None = None) -> None:
        self.title = title
        self.done = 0
        self.total = 0
        self._stop = threading.Event()
        self._report: Callable[[], None] = _nothing
        self._reported = 0.0

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int) -> None:
        """Report progress, shown at most twenty times a second; raises ``Cancelled`` when asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self.done, self.total = done, total
        now = time.monotonic()
        if now - self._reported >= _BETWEEN_REPORTS or done >= total:
            self._reported = now
            self._report()

    def report_to(self, report: Callable[[], None]) -> None:
        """Call ``report`` after every step that is worth showing."""
        self._report = report


class Runner(Protocol):
    """Runs work and reports back on the window's thread.

    ``done`` or ``failed`` is called once (``failed`` with ``Cancelled`` when the work was stopped), unless
    ``owner`` is gone by then. Without ``failed`` the failure is shown to the clerk. Work with a ``title`` is
    shown at the foot of the window.
    """

    @property
    def running(self) -> tuple[Job, ...]:
        """The titled work that is running or waiting, oldest first."""
        ...

    def run(
        self,
        work: Callable[[Job], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        title: Message | None = None,
        progress: Progress | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Do work that may write: one after the other."""
        ...

    def read(
        self, work: Callable[[Job], T], done: Done[T], failed: Failed | None = None, *, owner: QObject | None = None
    ) -> Job:
        """Do work that only reads, beside whatever is being written."""
        ...


@dataclass(frozen=True)
class _Ending(Generic[T]):
    """Who hears how the work ended."""

    done: Done[T]
    failed: Failed
    owner: QObject | None

    def say(self, how: Callable[[], object]) -> None:
        if _lives(self.owner):
            how()


class _Post(QObject):
    """Carries a call from a worker's thread to the thread this object lives on."""

    _posted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._posted.connect(self._deliver)

    def send(self, call: Callable[[], None]) -> None:
        self._posted.emit(call)

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()


class _Call(QRunnable):
    """A call on a pool's thread that Python alone deletes: what ``QRunnable.create`` makes is deleted by both sides."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._call = call

    def run(self) -> None:
        self._call()


class ThreadRunner(QObject):
    """The real runner: one thread that writes, so writes to the file never overlap, and a few that read."""

    changed = Signal()
    """The titled work that is running, or its progress, has changed."""

    def __init__(self, failed: Failed) -> None:
        super().__init__()
        self._failed = failed
        self._writer = _pool(1)
        self._readers = _pool(_READERS)
        self._post = _Post()
        self._jobs: list[Job] = []
        self._runnables: list[_Call] = []
        """Kept until no thread can be touching them any more."""

    @property
    def running(self) -> tuple[Job, ...]:
        """The titled work that is running or waiting, oldest first."""
        return tuple(job for job in self._jobs if job.title is not None)

    def run(
        self,
        work: Callable[[Job], T],
        done: Done[T],
        failed: Failed | None = None,
        *,
        title: Message | None = None,
        progress: Progress | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Do work on the one writing thread, see ``Runner``."""
        job = Job(title)
        job.report_to(lambda: self._post.send(lambda: self._tell(job, progress, owner)))
        return self._start(self._writer, job, work, _Ending(done, failed or self._failed, owner))

    def read(
        self, work: Callable[[Job], T], done: Done[T], failed: Failed | None = None, *, owner: QObject | None = None
    ) -> Job:
        """Do work on a reading thread, see ``Runner``."""
        return self._start(self._readers, Job(), work, _Ending(done, failed or self._failed, owner))

    def close(self, seconds: float = 30.0) -> bool:
        """Ask all work to stop and wait; returns whether it ended in time."""
        for job in self._jobs:
            job.cancel()
        waits = int(seconds * 1000)
        return self._writer.waitForDone(waits) and self._readers.waitForDone(waits)

    def _start(self, pool: QThreadPool, job: Job, work: Callable[[Job], T], ending: _Ending[T]) -> Job:
        self._jobs.append(job)

        def call() -> None:
            outcome = _outcome(work, job, ending)
            self._post.send(lambda: self._finish(job, outcome))

        runnable = _Call(call)
        self._runnables.append(runnable)
        pool.start(runnable)
        self.changed.emit()
        return job

    def _tell(self, job: Job, progress: Progress | None, owner: QObject | None) -> None:
        if progress is not None and job in self._jobs and _lives(owner):
            progress(job.done, job.total)
        self.changed.emit()

    def _finish(self, job: Job, outcome: Callable[[], None]) -> None:
        self._jobs.remove(job)
        if not (self._jobs or self._writer.activeThreadCount() or self._readers.activeThreadCount()):
            self._runnables.clear()
        self.changed.emit()
        outcome()


def _outcome(work: Callable[[Job], T], job: Job, ending: _Ending[T]) -> Callable[[], None]:
    """Do the work and return what is left to be said about it on the window's thread."""
    try:
        if job.cancelled:
            raise Cancelled
        result = work(job)
    except BaseException as error:  # noqa: BLE001 - a panic of a compiled library is no Exception, and all must be told
        failure = error
        return lambda: ending.say(lambda: ending.failed(failure))
    return lambda: ending.say(lambda: ending.done(result))


def _pool(threads: int) -> QThreadPool:
    pool = QThreadPool()
    pool.setMaxThreadCount(threads)
    return pool


def _lives(owner: QObject | None) -> bool:
    return owner is None or shiboken6.isValid(owner)


def _nothing() -> None:
    return None
