"""Form and life of one disclosure in one place: a draft shows its form, a paper what was noted of it."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from desktop_app.domain.i18n import _
from desktop_app.modules.disclosures.domain import Disclosure
from desktop_app.modules.disclosures.ui.life.side import LifeSide
from desktop_app.ui import theme
from desktop_app.ui.parts import column, rule, scrolled
from desktop_app.ui.tabs import Tabs

_STEPS, _FIELDS = 0, 1


class SidesOfADisclosure(QWidget):
    """Tabs over both."""

    def __init__(self, form: QScrollArea, life: LifeSide) -> None:
        super().__init__()
        self.tabs = Tabs([_("Steps"), _("Fields")], _("What is shown of the disclosure"))
        self._stack = QStackedWidget()
        holder = QWidget()
        around = column(holder)
        around.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        around.addWidget(life)
        area = scrolled(holder)
        for widget in (holder, area):
            widget.setProperty("look", "inside")
        self._stack.addWidget(area)
        self._stack.addWidget(form)
        down = column(self, gap=0)
        self._head = QWidget()
        head = column(self._head, gap=0)
        head.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), 0)
        head.addWidget(self.tabs)
        head.addWidget(rule())
        down.addWidget(self._head)
        down.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def begin(self, disclosure: Disclosure) -> None:
        """Show the form of a draft, the steps of what was printed."""
        self._head.setVisible(disclosure.was_printed)
        self.show_side(_STEPS if disclosure.was_printed else _FIELDS)

    def show_side(self, place: int) -> None:
        """Show the steps (0) or the fields (1)."""
        self.tabs.mark(place)
        self._stack.setCurrentIndex(place)
