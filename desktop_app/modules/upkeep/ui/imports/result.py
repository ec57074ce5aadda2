"""The last step: what the import did, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain.i18n import _, n_
from desktop_app.modules.upkeep.ui.imports.cards import Card, plain_card
from desktop_app.modules.upkeep.ui.imports.looking import Written
from desktop_app.ui import theme
from desktop_app.ui.icons import picture
from desktop_app.ui.parts import button, column, panel, paragraph, row, scrolled, words


class ResultStep(QWidget):
    """Says what was done; the import can be taken back from here."""

    show_list = Signal()
    take_back = Signal()
    export = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.written: Written | None = None
        self.said = words("", "headline")
        self.below = paragraph("")
        self.to_list = button(_("Show the list"), self.show_list.emit, "list-check", "primary")
        self.undo = button(_("Take this import back"), self.take_back.emit, "arrow-back-up")
        self.save_refused = button(_("Save refused rows"), self.export.emit, "file-export")
        self.further = button(_("Import another workbook"), self.again.emit, "file-import")
        for made in (self.to_list, self.undo, self.save_refused, self.further):
            made.setAutoDefault(True)
        self._cards = row(gap=10)
        self._mark = QLabel()
        self._lay_out()

    def show_written(self, written: Written) -> None:
        """Show an import that is done."""
        self.written = written
        result = written.result
        if result is None:
            raise ValueError("nothing was written")
        self.said.setText(str(n_("{n:,} person was written.", "{n:,} persons were written.", result.written)))
        left = len(written.preview.plan.left_out) + result.to_decide
        self._say(
            str(
                _(
                    "{file} is in the store as one step. Take it back while nothing of it has been changed again.",
                    file=written.preview.file.name,
                )
            ),
            taken=False,
        )
        self._show_cards(
            [
                Card(result.new, _("New"), "good"),
                Card(result.changed, _("Changed"), "action"),
                Card(result.unchanged, _("Unchanged")),
                Card(len(result.refused), _("Refused"), "bad"),
                Card(left, _("Left out"), "warning"),
            ]
        )
        self.save_refused.setVisible(bool(result.refused))

    def show_taken_back(self) -> None:
        """Say that the import was taken back."""
        self.said.setText(str(_("The import was taken back.")))
        self._say(str(_("The store holds what it held before the import.")), taken=True)

    def begin(self) -> None:
        """Take the keyboard."""
        self.to_list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, below: str, *, taken: bool) -> None:
        self.below.setText(below)
        colours = theme.tokens()
        name, colour = ("arrow-back-up", colours.soft) if taken else ("circle-check", colours.good)
        self._mark.setPixmap(picture(name, colour, 32))
        self.undo.setVisible(not taken)
        self.to_list.setVisible(not taken)

    def _show_cards(self, cards: list[Card]) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            self._cards.addWidget(plain_card(card), 1)

    def _lay_out(self) -> None:
        inside = QWidget()
        column(self).addWidget(scrolled(inside))
        down = column(inside)
        frame, told = panel(margin=24)
        across = row(gap=16)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        said = column(gap=4)
        said.addWidget(self.said)
        said.addWidget(self.below)
        across.addLayout(said, 1)
        told.addLayout(across)
        down.addWidget(frame)
        down.addLayout(self._cards)
        deeds = row(gap=10)
        for made in (self.to_list, self.save_refused, self.undo):
            deeds.addWidget(made)
        deeds.addStretch(1)
        deeds.addWidget(self.further)
        down.addLayout(deeds)
        down.addStretch(1)
