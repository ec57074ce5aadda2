"""The top of one disclosure: what it is, how far it has come, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.i18n import Message, _
from desktop_app.modules.disclosures.domain import Disclosure, Stage
from desktop_app.ui import theme
from desktop_app.ui.icons import icon
from desktop_app.ui.parts import Elided, Tone, button, column, row, say_tone, wear_look, words
from desktop_app.ui.tabs import Tabs

_TONES: dict[Stage, Tone] = {Stage.last_day: "warning", Stage.over: "bad", Stage.hanging: "action"}


class EditorHead(QWidget):
    """Way back, title, state, deeds; and where form and paper have no room beside each other, tabs for both."""

    half_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.half = 0
        self.back = button(_("All disclosures"), None, "arrow-left", "link")
        self.title = Elided("", "headline")
        self.state = words("", "chip")
        self.countdown = words("", "soft")
        self.print_button = button(_("Print"), None, "printer", "primary")
        self.print_button.setToolTip(str(_("Print   Ctrl+P")))
        self.file_button = button(_("Save as"), None, "file-export")
        self.file_button.setToolTip(str(_("As PDF, Word document, plain text or picture")))
        self.down_button = button(_("Taken down"), None, "circle-check")
        self.copy_button = button(_("New draft from it"), None, "copy")
        self.halves = Tabs([_("Fill in"), _("Paper")], _("Form or paper"))
        self.halves.currentChanged.connect(self.half_wanted)
        self._words = {made: made.text() for made in (self.copy_button, self.file_button)}
        self._lay_out()
        self.show_halves(shown=False)

    def say(self, disclosure: Disclosure, left: Message, stage: Stage) -> None:
        """Say which disclosure this is, its state, and what is left of its period."""
        self.title.setText(disclosure.heading if disclosure.id else str(_("New disclosure")))
        self.state.setText(str(disclosure.state.value))
        self.countdown.setText(str(left))
        self.countdown.setVisible(stage not in (Stage.draft, Stage.ended, Stage.archived))
        say_tone(self.countdown, _TONES.get(stage, ""))

    def offer(self, stage: Stage, *, busy: bool) -> None:
        """Offer what can be done in this stage."""
        self.down_button.setVisible(stage in (Stage.over, Stage.without_end))
        self.copy_button.setVisible(stage is not Stage.draft)
        for made in (self.print_button, self.file_button, self.down_button, self.copy_button):
            made.setEnabled(not busy)
        _stand_out(self.down_button, "circle-check", outstanding=stage is Stage.over)
        self._fit()

    def let_print_stand_out(self, *, outstanding: bool) -> None:
        """Show whether printing is the deed of the hour."""
        _stand_out(self.print_button, "printer", outstanding=outstanding)

    def minimumSizeHint(self) -> QSize:
        """Never hold the window wide: the lesser deeds give up their words first."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show words beside the pictures as long as everything has its full width."""
        for made, said in self._words.items():
            made.setText(said)
        self._across.invalidate()
        for made in self._words:
            if self._across.sizeHint().width() > self.width():
                made.setText("")
                self._across.invalidate()

    def show_halves(self, *, shown: bool) -> None:
        """Offer form and paper one at a time."""
        self.halves.setVisible(shown)

    def mark_half(self, place: int) -> None:
        """Mark which half is shown."""
        self.half = place
        self.halves.mark(place)

    def _lay_out(self) -> None:
        down = column(self, gap=2)
        above = row(gap=10)
        above.addWidget(self.back)
        above.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        above.addWidget(self.countdown)
        above.addStretch(1)
        down.addLayout(above)
        across = self._across = row(gap=10)
        across.addWidget(self.title, 1)
        for made in (self.copy_button, self.file_button, self.down_button, self.print_button):
            made.setToolTip(made.toolTip() or made.accessibleName())
            across.addWidget(made)
        down.addLayout(across)
        down.addWidget(self.halves)


def _stand_out(made: QPushButton, picture: str, *, outstanding: bool) -> None:
    """Dress the deed of the hour in the colour of actions, its picture with it."""
    wear_look(made, "primary" if outstanding else "")
    made.setIcon(icon(picture, theme.tokens().on_action if outstanding else "", 18))
