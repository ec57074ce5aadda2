"""Puts the window together; the only place that constructs."""

from __future__ import annotations

import gc


def main(file: str = "") -> int:
    """Run the window and return the exit status; ``file`` is a backup that was opened by a double click, if any."""
    gc.disable()  # until the program collects by the clock, see desktop_app.ui.garbage; Qt's own names are no garbage
    from desktop_app.app.imports import leave_sources_unread

    leave_sources_unread()
    from desktop_app.app.program import main as run

    return run(file)
