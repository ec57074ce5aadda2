"""Work that is over when it is started, so that a test need not wait for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from desktop_app.domain.errors import Cancelled
from desktop_app.domain.i18n import Message
from desktop_app.ui.tasks import Job


class InlineRunner:
    """Stands in for the runner of threads; without ``failed`` a failure is raised."""

    running: tuple[Job, ...] = ()

    def run(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None = None,
        *,
        title: Message | None = None,
        progress: Callable[[int, int], object] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Do the work at once."""
        job = Job(title)
        if progress is not None:
            job.report_to(lambda: (progress(job.done, job.total), None)[1])
        try:
            if job.cancelled:
                raise Cancelled
            result = work(job)
        except Exception as error:
            if failed is None:
                raise
            if _lives(owner):
                failed(error)
        else:
            if _lives(owner):
                done(result)
        return job

    def read(
        self,
        work: Callable[[Job], Any],
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None = None,
        *,
        owner: QObject | None = None,
    ) -> Job:
        """Do the work at once, see ``run``."""
        return self.run(work, done, failed, owner=owner)


def _lives(owner: QObject | None) -> bool:
    return owner is None or isValid(owner)
