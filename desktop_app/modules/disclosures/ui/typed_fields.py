"""The fields that a type of disclosure asks for, each edited as its kind is edited everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import Message
from desktop_app.domain.record import Field
from desktop_app.modules.disclosures.domain import FILLED, Disclosure, DisclosureType, text_of_values, values_in
from desktop_app.modules.disclosures.domain.types import Rows, TypedField
from desktop_app.modules.disclosures.ui import rows_editor
from desktop_app.modules.disclosures.ui.lines import complaint_label, line, say
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import Editor, LineEditor, LongTextEditor, Place, editor_for
from desktop_app.ui.parts import column, mark_bad, paragraph

__all__ = ["TypedFields", "rows_editor"]


class TypedFields(QWidget):
    """Editors for the fields of one type; another type brings others. ``changed`` after every change."""

    changed = Signal()

    def __init__(self, desk: Desk, width: Callable[[], int]) -> None:
        super().__init__()
        self._desk, self._width = desk, width
        self._fields: tuple[TypedField, ...] = ()
        self.editors: dict[str, Editor] = {}
        self.complaints: dict[str, QLabel] = {}
        self._down = column(self, gap=8)

    def load(self, kind: DisclosureType, filled: str, draft: str) -> None:
        """Show what ``filled`` keeps in the fields of ``kind``; ``draft`` names its long texts, '' keeps none."""
        if kind.fields != self._fields:
            self._build(kind.fields)
        values = values_in(filled, kind.fields)
        for each in kind.fields:
            editor = self.editors[each.code]
            editor.set_value(values.get(each.code, each.kind.empty))
            if isinstance(editor, LongTextEditor):
                editor.keep_drafts_as(f"{draft}/{each.code}" if draft else "")
        self.setVisible(bool(kind.fields))

    def read(self) -> tuple[str, tuple[Problem, ...]]:
        """Return what is filled in as one text, and what cannot be read."""
        values: dict[str, object] = {}
        problems = []
        for code, editor in self.editors.items():
            try:
                values[code] = editor.value()
            except Unreadable as wrong:
                problems.append(Problem(f"{FILLED}{code}", wrong.message, wrong.why))
        return text_of_values(values, self._fields), tuple(problems)

    def complain(self, said: Mapping[str, Iterable[str]]) -> None:
        """Put complaints, by the codes of the fields, under them."""
        for code, label in self.complaints.items():
            sentences = list(said.get(code, ()))
            say(label, sentences)
            mark_bad(self.editors[code].control, bad=bool(sentences))
            self.editors[code].control.setAccessibleDescription(" ".join(sentences))

    def set_read_only(self, fixed: bool) -> None:
        """Let the fields be read only."""
        for editor in self.editors.values():
            editor.set_read_only(fixed)

    def forget_drafts(self) -> None:
        """Forget what was kept aside against a crash."""
        for editor in self.editors.values():
            editor.forget_draft()

    def _build(self, fields: tuple[TypedField, ...]) -> None:
        for editor in self.editors.values():
            editor.blockSignals(True)
        while (item := self._down.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fields, self.editors, self.complaints = fields, {}, {}
        for each in fields:
            self._add(each)

    def _add(self, each: TypedField) -> None:
        declared = Field(Message(each.label), each.kind, required=each.required, name=each.code)
        editor = editor_for(each.kind, Place(self._desk, Disclosure, declared))
        editor.name(each.label)
        _show_example(editor, each)
        self.editors[each.code], self.complaints[each.code] = editor, complaint_label()
        below = [*([paragraph(each.hint, "faint")] if each.hint else []), self.complaints[each.code]]
        label = f"{each.label} *" if each.required else each.label
        made = line(label, self._width(), editor, editor.control, *below, whole=_is_wide(each))
        self._down.addWidget(made)
        made.show()  # at once: the keyboard goes into it before Qt would show it
        editor.changed.connect(lambda code=each.code: self._edited(code))
        editor.left.connect(lambda code=each.code: self._check(code))

    def _edited(self, code: str) -> None:
        """Take the complaint away while the clerk is mending."""
        say(self.complaints[code], [])
        mark_bad(self.editors[code].control, bad=False)
        self.changed.emit()

    def _check(self, code: str) -> None:
        """Say at once what cannot be read when the keyboard leaves a field."""
        try:
            self.editors[code].value()
        except Unreadable as wrong:
            say(self.complaints[code], [str(wrong)])
            mark_bad(self.editors[code].control, bad=True)


def _is_wide(each: TypedField) -> bool:
    return isinstance(each.kind, Rows)


def _show_example(editor: Editor, each: TypedField) -> None:
    """Show in an empty field what belongs there."""
    if isinstance(each.example, str) and isinstance(each.kind, kinds.Text | kinds.LongText):
        if isinstance(editor, LineEditor):
            editor.line.setPlaceholderText(each.example)
        elif isinstance(editor, LongTextEditor):
            editor.box.setPlaceholderText(each.example)
