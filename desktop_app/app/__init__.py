"""Puts the window together; the only place that constructs."""

from __future__ import annotations

from desktop_app.app.imports import leave_sources_unread


def main() -> int:
    """Run the window and return the exit status."""
    leave_sources_unread()
    from desktop_app.app.program import main as run

    return run()
