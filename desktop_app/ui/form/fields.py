"""The fields of one record, made from its declaration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.domain import kinds
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.record import Field, Record
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import Editor, NewFile, Place, editor_for
from desktop_app.ui.editors.lines import LineEditor
from desktop_app.ui.editors.long_text import LongTextEditor
from desktop_app.ui.parts import column, paragraph, row, words

Fills = Callable[[object], Mapping[str, object]]
"""What other fields a value fills where they are blank, by field name."""
Remark = Callable[[object], str]
"""What follows from a value, in words behind it."""
_LABEL = 84
_LABEL_WIDEST = 132


@dataclass(frozen=True)
class Manner:
    """What a room adds to the form of its record: values that fill others, words behind values, fields left out."""

    fills: Mapping[str, Fills] = field(default_factory=dict)
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


PLAIN = Manner()


class Fields(QWidget):
    """Label and editor of every field, and under each editor what is wrong with its value."""

    changed = Signal()
    focus_given = Signal(QWidget)
    """The keyboard was put into a field, which is perhaps out of sight."""

    def __init__(self, record: type[Record], desk: Desk, manner: Manner = PLAIN) -> None:
        super().__init__()
        self._desk, self._manner = desk, manner
        self.record: Record = record()
        shown = [each for each in record.fields if each.name not in manner.left_out]
        self._declared = {each.name: each for each in shown}
        self.editors = {each.name: editor_for(each.kind, Place(desk, record, each)) for each in shown}
        self.complaints = {each.name: _complaint() for each in shown}
        self.whole_complaint = _complaint()
        self._filled: dict[str, object] = {}
        down = column(self, gap=8)
        down.addWidget(self.whole_complaint)
        self._lay_out(down, _label_width(self, shown))
        down.addStretch(1)

    def load(self, record: Record) -> None:
        """Show ``record`` as what the store holds, without complaints."""
        self.record = record
        self._filled.clear()
        self.complain(())
        for name, editor in self.editors.items():
            editor.set_value(getattr(record, name))
            if isinstance(editor, LongTextEditor):
                editor.keep_drafts_as(f"{type(record).__name__}/{record.uid or 'new'}/{name}")
        self._say_remarks()

    def is_changed(self) -> bool:
        """Tell whether the clerk has changed anything."""
        return any(editor.is_changed() for editor in self.editors.values())

    def read(self) -> tuple[Record, tuple[Problem, ...]]:
        """Return the record as filled in and everything wrong with it; what cannot be read keeps its old value."""
        values, problems = self._values()
        record = self.record.with_values(**values)
        unread = {problem.field for problem in problems}
        return record, (*problems, *(each for each in record.problems() if each.field not in unread))

    def new_files(self) -> list[NewFile]:
        """Return the files that must be kept with the record."""
        return [each for editor in self.editors.values() for each in editor.new_files()]

    def complain(self, problems: Iterable[Problem]) -> None:
        """Put every complaint under its field and the keyboard into the first; none takes all complaints away."""
        said: dict[str, list[str]] = defaultdict(list)
        for problem in problems:
            said[problem.field if problem.field in self.editors else ""].append(str(problem.message))
        _say(self.whole_complaint, said.get("", []))
        for name, editor in self.editors.items():
            _say(self.complaints[name], said.get(name, []))
            editor.mark(wrong=name in said)
            editor.control.setAccessibleDescription(" ".join(said.get(name, [])))
        first = next((name for name in self.editors if name in said), None)
        if first is not None:
            self._give_focus(self.editors[first])

    def fill(self, values: Mapping[str, object]) -> None:
        """Write ``values`` into the fields as if the clerk had typed them."""
        for name, value in values.items():
            if name in self.editors:
                self.editors[name].show_value(value)
        self._say_remarks()
        self.changed.emit()

    def set_read_only(self, fixed: bool) -> None:
        """Let everything be read only."""
        for editor in self.editors.values():
            editor.set_read_only(fixed)

    def forget_drafts(self) -> None:
        """Forget what was kept aside against a crash."""
        for editor in self.editors.values():
            editor.forget_draft()

    def take_keyboard(self) -> None:
        """Put the keyboard into the first field."""
        self._give_focus(next(iter(self.editors.values())))

    def _give_focus(self, editor: Editor) -> None:
        editor.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focus_given.emit(editor)

    def _values(self) -> tuple[dict[str, object], list[Problem]]:
        values: dict[str, object] = {}
        problems: list[Problem] = []
        for name, editor in self.editors.items():
            try:
                values[name] = editor.value()
            except Unreadable as wrong:
                problems.append(Problem(name, wrong.message, wrong.why))
        return values, problems

    def _lay_out(self, down: QVBoxLayout, width: int) -> None:
        for place, (name, declared) in enumerate(self._declared.items()):
            if declared.section is not None and place:
                head = words(declared.section, "strong")
                head.setContentsMargins(0, theme.px(10), 0, 0)
                down.addWidget(head)
            down.addWidget(self._line(name, declared, width))

    def _line(self, name: str, declared: Field, width: int) -> QWidget:
        editor = self.editors[name]
        editor.name(str(declared.label))
        editor.changed.connect(lambda: self._edited(name))
        editor.left.connect(lambda: self._check(name))
        label = paragraph(_with_mark(declared), "soft")
        label.setBuddy(editor.control)
        line = QWidget()
        beside = column(gap=2)
        if isinstance(declared.kind, kinds.Parts):  # rows of fields need the whole width
            down = column(line, gap=4)
            down.addWidget(label)
            down.addLayout(beside)
        else:
            label.setFixedWidth(width)
            label.setMinimumHeight(theme.px(34))
            across = row(line, gap=14)
            across.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
            across.addLayout(beside, 1)
        beside.addWidget(editor)
        if declared.hint is not None:
            beside.addWidget(paragraph(declared.hint, "faint"))
        beside.addWidget(self.complaints[name])
        return line

    def _edited(self, name: str) -> None:
        """Take the complaint away while the clerk is mending, and fill what follows from a value."""
        if self.complaints[name].isVisibleTo(self):
            _say(self.complaints[name], [])
            self.editors[name].mark(wrong=False)
        if name in self._manner.fills:
            self._fill_from(name)
        self._say_remarks()
        self.changed.emit()

    def _fill_from(self, name: str) -> None:
        """Fill blank fields, and those filled this way before, with what the value of ``name`` tells."""
        try:
            told = self._manner.fills[name](self.editors[name].value())
        except Unreadable:
            return
        for other, value in told.items():
            editor = self.editors.get(other)
            if editor is not None and (editor.is_blank() or self._was_filled(other, editor)):
                editor.show_value(value)
                self._filled[other] = value

    def _was_filled(self, name: str, editor: Editor) -> bool:
        try:
            return name in self._filled and editor.value() == self._filled[name]
        except Unreadable:
            return False

    def _check(self, name: str) -> None:
        """Say at once what cannot be read when the keyboard leaves a field."""
        editor = self.editors[name]
        try:
            editor.value()
        except Unreadable as wrong:
            _say(self.complaints[name], [str(wrong)])
            editor.mark(wrong=True)
        self._say_remarks()

    def _say_remarks(self) -> None:
        for name, remark in self._manner.remarks.items():
            editor = self.editors.get(name)
            if isinstance(editor, LineEditor):
                editor.line.say(_remark(remark, editor))


def _remark(remark: Remark, editor: Editor) -> str:
    try:
        return remark(editor.value())
    except Unreadable:
        return ""


def _with_mark(declared: Field) -> Message:
    return _("{field} *", field=declared.label) if declared.required else declared.label


def _complaint() -> QLabel:
    label = paragraph("", "complaint")
    label.hide()
    return label


def _say(label: QLabel, sentences: list[str]) -> None:
    label.setText(" ".join(sentences))
    label.setVisible(bool(sentences))


def _label_width(widget: QWidget, fields: Iterable[Field]) -> int:
    """Return the width that fits most labels; longer ones break into lines."""
    letters = widget.fontMetrics()
    widest = max((letters.horizontalAdvance(str(_with_mark(each))) for each in fields), default=0)
    return min(max(widest + theme.px(4), theme.px(_LABEL)), theme.px(_LABEL_WIDEST))
