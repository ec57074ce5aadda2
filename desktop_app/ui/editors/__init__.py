"""Editing one value: every kind has its editor, found with :func:`editor_for`."""

from desktop_app.ui.editors import attached, choices, lines, linked, long_text, owned, periods
from desktop_app.ui.editors.base import Editor, NewFile, Place, editor_for

__all__ = [
    "Editor",
    "NewFile",
    "Place",
    "attached",
    "choices",
    "editor_for",
    "lines",
    "linked",
    "long_text",
    "owned",
    "periods",
]
