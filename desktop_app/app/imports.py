"""Imports that cost what they must and no more."""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401 - what is quietened here comes with it


def leave_sources_unread() -> None:
    """Keep PySide from reading the source of every module imported after it.

    It looks for the word PySide6 in each, to know where its optional ``__feature__`` spelling may apply, which
    nothing here or in our packages uses. Half a millisecond for each of 800 modules is most of what a
    background import costs. A PySide without this habit is left as it is.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - there is no public switch
