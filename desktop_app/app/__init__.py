"""Puts the window together; the only place that constructs."""

from __future__ import annotations

from desktop_app.app.program import main

__all__ = ["main"]
