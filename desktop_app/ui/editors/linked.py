"""Another record, chosen while typing."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.domain import kinds
from desktop_app.domain.values import Reference
from desktop_app.ui.editors.base import Editor, LeaveWatch, Place, editor_for
from desktop_app.ui.link_field import LinkField
from desktop_app.ui.parts import row


class LinkEditor(Editor):
    """A link field in a form."""

    def __init__(self, kind: kinds.Link, place: Place) -> None:
        super().__init__(kind)
        self.field = LinkField(kind.target(), place.desk)
        row(self, gap=0).addWidget(self.field)
        self.field.textEdited.connect(lambda _text: self.changed.emit())
        self.field.chosen.connect(self.changed)
        LeaveWatch(self, self.field, self.left.emit)

    @property
    def control(self) -> QWidget:
        return self.field

    def value(self) -> object:
        return self.field.reference()

    def show_value(self, value: object) -> None:
        self.field.show_reference(value if isinstance(value, Reference) else None)

    def set_read_only(self, fixed: bool) -> None:
        self.field.setReadOnly(fixed)


@editor_for.register
def _link(kind: kinds.Link, place: Place) -> Editor:
    return LinkEditor(kind, place)
