"""Where the Tab key goes: widgets made after their page would otherwise come last in the whole window."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops_in(widget: QWidget) -> list[QWidget]:
    """Return the widgets inside ``widget``, and itself, at which the Tab key stops, in the order they were made."""
    return [each for each in (widget, *widget.findChildren(QWidget)) if _is_stop(each)]


def stop_before(widget: QWidget) -> QWidget:
    """Return the last stop before ``widget`` that is not hidden from it; itself where it is alone."""
    before = widget.previousInFocusChain()
    while before is not None and before is not widget:
        if _is_stop(before) and _are_shown_together(before, widget):
            return before
        before = before.previousInFocusChain()
    return widget


def chain(stops: Sequence[QWidget]) -> None:
    """Let the Tab key go through ``stops`` one after the other."""
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _are_shown_together(one: QWidget, other: QWidget) -> bool:
    """Tell whether nothing between ``one`` and what holds both is hidden: no other side of a stack, no row dropped."""
    around: QWidget | None = other
    while around is not None and not around.isAncestorOf(one):
        around = around.parentWidget()
    return around is not None and one.isVisibleTo(around)
