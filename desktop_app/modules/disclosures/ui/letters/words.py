"""What a clerk fills in for a batch of letters: the type, the list, the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.modules.disclosures.domain import Disclosure, title_of, type_of
from desktop_app.modules.disclosures.domain.kept import FILLED
from desktop_app.modules.disclosures.ui.lines import complaint_label, line, say
from desktop_app.modules.disclosures.ui.typed_fields import TypedFields
from desktop_app.modules.people.domain import Person, SavedList
from desktop_app.ui import theme
from desktop_app.ui.calm import CalmCombo
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import column, mark_bad

_LABEL = 92
_LONGEST = 200


@dataclass(frozen=True)
class Recipients:
    """A saved list and the persons on it today."""

    saved: SavedList
    persons: tuple[Person, ...]


class LetterWords(QWidget):
    """The form of a batch; ``changed`` after every change."""

    changed = Signal()

    def __init__(self, desk: Desk, patterns: Sequence[Disclosure], lists: Sequence[Recipients], chosen: str) -> None:
        super().__init__()
        self._patterns, self._lists = tuple(patterns), tuple(lists)
        self._pattern = self._patterns[0]
        self.kind = _box(_("Type"), [type_of(each).name for each in patterns])
        self.list = _box(_("Saved list"), [_said(each) for each in lists])
        self.typed = TypedFields(desk, lambda: theme.px(_LABEL))
        self.lines = {name: _line(Disclosure.field(name).label) for name in ("contact", "phone", "signer")}
        self.complaints = {name: complaint_label() for name in self.lines}
        self._lay_out()
        place = next((place for place, each in enumerate(lists) if each.saved.uid == chosen), 0)
        self.list.setCurrentIndex(place)
        self._load()
        self._connect()

    @property
    def recipients(self) -> Recipients:
        """The list chosen."""
        return self._lists[max(self.list.currentIndex(), 0)]

    def take_keyboard(self) -> None:
        """Put the keyboard into the first field of the type."""
        next(iter(self.typed.editors.values())).control.setFocus()

    def read(self) -> tuple[Disclosure, tuple[Problem, ...]]:
        """Return the letter as filled in, about nobody, and what cannot be read."""
        filled, problems = self.typed.read()
        values: dict[str, object] = {name: made.text().strip() for name, made in self.lines.items()}
        pattern = self._pattern.with_values(filled=filled, **values)
        return pattern.with_values(heading=title_of(type_of(pattern), pattern)), problems

    def complain(self, problems: Iterable[Problem]) -> None:
        """Put every complaint under its field and the keyboard into the first."""
        said: dict[str, list[str]] = defaultdict(list)
        for problem in problems:
            said[problem.field.removeprefix(FILLED)].append(str(problem.message))
        self.typed.complain(said)
        for name, label in self.complaints.items():
            say(label, said.get(name, []))
            mark_bad(self.lines[name], bad=name in said)
        wrong = [self.typed.editors[code].control for code in self.typed.editors if code in said]
        wrong += [made for name, made in self.lines.items() if name in said]
        if wrong:
            wrong[0].setFocus()

    def _load(self) -> None:
        """Begin with the words of the type chosen."""
        self._pattern = self._patterns[max(self.kind.currentIndex(), 0)]
        self.typed.load(type_of(self._pattern), self._pattern.filled, "")
        for name, made in self.lines.items():
            made.setText(getattr(self._pattern, name))

    def _other_type(self) -> None:
        self._load()
        self.changed.emit()

    def _connect(self) -> None:
        self.kind.activated.connect(lambda _place: self._other_type())
        self.list.activated.connect(lambda _place: self.changed.emit())
        self.typed.changed.connect(self.changed)
        for made in self.lines.values():
            made.textEdited.connect(lambda _text: self.changed.emit())

    def _lay_out(self) -> None:
        down = column(self, gap=8)
        width = theme.px(_LABEL)
        down.addWidget(line(_("Type"), width, self.kind, self.kind))
        down.addWidget(line(_("Who gets it"), width, self.list, self.list))
        down.addWidget(self.typed)
        for name, made in self.lines.items():
            down.addWidget(line(Disclosure.field(name).label, width, made, made, self.complaints[name]))
        down.addStretch(1)


def _said(each: Recipients) -> str:
    many = n_("{n:,} person", "{n:,} persons", len(each.persons))
    return str(_("{name} ({many})", name=each.saved.name, many=many))


def _box(name: Message, options: list[str]) -> QComboBox:
    box = CalmCombo()
    box.addItems(options)
    box.setAccessibleName(str(name))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _line(name: Message) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(_LONGEST)
    made.setAccessibleName(str(name))
    return made
