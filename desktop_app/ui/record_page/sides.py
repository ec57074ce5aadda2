"""List and form: side by side where there is room, one in the other's place where there is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from desktop_app.ui import theme
from desktop_app.ui.form.record_form import RecordForm
from desktop_app.ui.preferences import Preferences

_ROOMY = 820
_LIST, _FORM = 62, 38


class Sides(QSplitter):
    """Holds the list and the form."""

    front_changed = Signal(bool)
    """The form stands alone, or does so no longer."""

    def __init__(self, listed: QWidget, form: RecordForm, preferences: Preferences, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._list, self._form, self._preferences = listed, form, preferences
        self._key = f"sides/{name}/{theme.look().size}"
        self._form_open = False
        self._narrow = False
        self.setHandleWidth(theme.px(14))
        self.setChildrenCollapsible(False)
        listed.setMinimumWidth(theme.px(300))
        form.setMinimumWidth(theme.px(330))
        self.addWidget(listed)
        self.addWidget(form)
        self.setStretchFactor(0, _LIST)
        self.setStretchFactor(1, _FORM)
        self.setSizes([_LIST * 100, _FORM * 100])
        self.restoreState(preferences.state(self._key))
        self.splitterMoved.connect(lambda *_about: preferences.keep_state(self._key, self.saveState()))

    @property
    def is_narrow(self) -> bool:
        """Whether only the list or only the form is shown."""
        return self._narrow

    def open_form(self) -> None:
        """Bring the form to the front."""
        self._form_open = True
        self._arrange()

    def close_form(self) -> None:
        """Bring the list to the front."""
        self._form_open = False
        self._arrange()

    def fit(self, width: int) -> None:
        """Show one or both sides, as ``width`` allows."""
        narrow = width < theme.px(_ROOMY)
        if narrow != self._narrow:
            self._narrow = narrow
            self._form_open = self._form_open or self._form.is_changed()
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(event.size().width())

    def _arrange(self) -> None:
        self._list.setVisible(not self._narrow or not self._form_open)
        self._form.setVisible(not self._narrow or self._form_open)
        self._form.back_button.setVisible(self._narrow)
        self.front_changed.emit(self._narrow and self._form_open)
