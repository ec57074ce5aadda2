"""One line of the form: its label, its editor, its hints and complaints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.i18n import Message
from desktop_app.ui import theme
from desktop_app.ui.parts import column, paragraph, row


def line(
    label: Message | str, width: int, edited: QWidget, control: QWidget, *below: QWidget, whole: bool = False
) -> QWidget:
    """Return a line with ``label`` at the left, ``width`` pixels wide; a ``whole`` one has it above its editor."""
    says = paragraph(label, "soft")
    says.setBuddy(control)
    made = QWidget()
    if whole:
        beside = column(made, gap=2)
        beside.addWidget(says)
    else:
        says.setFixedWidth(width)
        says.setMinimumHeight(theme.px(34))
        across = row(made, gap=12)
        across.addWidget(says, 0, Qt.AlignmentFlag.AlignTop)
        beside = column(gap=2)
        across.addLayout(beside, 1)
    beside.addWidget(edited)
    for words_below in below:
        beside.addWidget(words_below)
    return made


def complaint_label() -> QLabel:
    """Return the words that stand under a field while something is wrong with it."""
    label = paragraph("", "complaint")
    label.hide()
    return label


def say(label: QLabel, sentences: Sequence[str]) -> None:
    """Show ``sentences``; none hides the label."""
    label.setText(" ".join(sentences))
    label.setVisible(bool(sentences))
