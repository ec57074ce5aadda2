"""Editing one value: every kind has its editor, found with :func:`editor_for`."""

from desktop_app.ui.editors.attached import AttachmentEditor
from desktop_app.ui.editors.base import Editor, NewFile, Place, editor_for
from desktop_app.ui.editors.choices import ChoiceEditor, ChoicesEditor, FlagEditor
from desktop_app.ui.editors.lines import LineEditor
from desktop_app.ui.editors.linked import LinkEditor
from desktop_app.ui.editors.long_text import LongTextEditor
from desktop_app.ui.editors.owned import PartsEditor
from desktop_app.ui.editors.periods import PeriodEditor

__all__ = [
    "AttachmentEditor",
    "ChoiceEditor",
    "ChoicesEditor",
    "Editor",
    "FlagEditor",
    "LineEditor",
    "LinkEditor",
    "LongTextEditor",
    "NewFile",
    "PartsEditor",
    "PeriodEditor",
    "Place",
    "editor_for",
]
