from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from desktop_app.ui import theme
from desktop_app.ui.fonts import interface_families
from desktop_app.ui.theme import Look


@pytest.mark.parametrize("kind", ["QAbstractItemView", "QMenu", "QMessageBox", "QTipLabel"])
def test_letters_that_windows_gives_a_kind_of_widget_are_replaced(qapp: QApplication, kind: str) -> None:
    qapp.setFont(QFont("MS Shell Dlg", 8), kind)
    theme.wear(qapp, Look(size=150), interface_families())
    assert qapp.font(kind).families() == interface_families()
    assert qapp.font(kind).pixelSize() == theme.px(14)
    theme.wear(qapp, Look(), interface_families())
