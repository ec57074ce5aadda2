"""What a clerk fills in for a disclosure: whom, how long, whom to turn to, who signs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.rules import NoRule, Rule
from desktop_app.modules.disclosures.domain import (
    FILLED,
    Disclosure,
    a_period_is_not_shorter_than_a_sure_rule,
    title_of,
    type_of,
    with_its_period,
)
from desktop_app.modules.disclosures.domain.types import MAY_BE_EMPTY, DisclosureType
from desktop_app.modules.disclosures.store import rule_of_period
from desktop_app.modules.disclosures.ui.beside import BesidePersons
from desktop_app.modules.disclosures.ui.lines import complaint_label, line, say
from desktop_app.modules.disclosures.ui.period_box import PeriodBox
from desktop_app.modules.disclosures.ui.persons_field import PersonsField
from desktop_app.modules.disclosures.ui.typed_fields import TypedFields
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import Editor, Place, editor_for
from desktop_app.ui.editors.long_text import LongTextEditor
from desktop_app.ui.parts import Elided, button, column, mark_bad, paragraph, row, words

PERSONS, TYPED = "persons", "filled"
_LABEL = 100
_LABEL_WIDEST = 112
_SECTIONS: tuple[tuple[Message | None, tuple[str, ...]], ...] = (
    (None, (TYPED, "heading", PERSONS, "proposer")),
    (_("Posting and period"), ("posted_on", "working_days")),
    (_("Whom to turn to"), ("contact", "phone", "address")),
    (_("Signature"), ("signer", "signed_on")),
    (_("Not printed"), ("notes",)),
)


class DisclosureForm(QWidget):
    """Edits one disclosure; ``changed`` after every change, ``type_asked`` when another type is wanted."""

    changed = Signal()
    type_asked = Signal()

    def __init__(self, desk: Desk, calendar: WorkingCalendar, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._calendar, self._today = calendar, today
        self._given = Disclosure()
        self._rule: Rule | None = None
        self.type_name = Elided("", "strong")
        self.type_button: QPushButton = button(_("Another type …"), self.type_asked.emit, look="link")
        self.typed = TypedFields(desk, lambda: _label_width(self))
        self.persons = PersonsField(desk)
        self.beside = BesidePersons()
        self.period = PeriodBox()
        self.editors = {name: _editor(name, desk) for name in _edited()}
        self.complaints = {name: complaint_label() for name in (*self.editors, PERSONS)}
        self.whole_complaint = complaint_label()
        self._lines: dict[str, QWidget] = {}
        self._heads: list[tuple[QWidget, tuple[str, ...]]] = []
        self._followed = ""
        """The title as it followed from the fields; one that differs was written by the clerk."""
        self._lay_out()
        self._connect()

    def load(self, disclosure: Disclosure) -> None:
        """Show ``disclosure`` as what is kept, without complaints."""
        self._given = disclosure
        kind = type_of(disclosure)
        self.type_name.setText(kind.name)
        draft = f"Disclosure/{disclosure.uid or 'new'}" if disclosure.is_draft else ""
        self.typed.load(kind, disclosure.filled, f"{draft}/{kind.code}" if draft else "")
        self._followed = title_of(kind, disclosure)
        for name, editor in self.editors.items():
            editor.set_value(getattr(disclosure, name))
            if isinstance(editor, LongTextEditor):
                editor.keep_drafts_as(f"{draft}/{name}" if draft else "")
        self.persons.show_persons(disclosure.persons)
        self.beside.load(kind.persons.own if kind.persons else (), disclosure.persons)
        self._show_asked(kind)
        self._set_read_only(fixed=not disclosure.is_draft)
        self.complain(())
        self._say_period()

    def is_changed(self) -> bool:
        """Tell whether anything differs from what was loaded."""
        if not self._given.is_draft:
            return False
        filled_in, problems = self.read()
        return bool(problems) or filled_in.written() != self._given.written()

    def as_filled_in(self) -> Disclosure:
        """Return the disclosure as far as it can be read: the preview shows it while it is being typed."""
        return self.read()[0]

    def read(self) -> tuple[Disclosure, tuple[Problem, ...]]:
        """Return the disclosure as filled in and everything that cannot be read."""
        values: dict[str, object] = {}
        problems: list[Problem] = []
        for name in (*self.editors, PERSONS):
            try:
                values[name] = self.editors[name].value() if name != PERSONS else self._persons()
            except Unreadable as wrong:
                problems.append(Problem(name, wrong.message, wrong.why))
                if name in _COUNTED_FROM:
                    values[name] = None
                elif name == PERSONS:
                    values[name] = self.persons.listed()
        values[TYPED], unread = self.typed.read()
        problems += unread
        disclosure = self._given.with_values(**values)
        rule = self.rule_for(disclosure)
        if rule is not None:
            disclosure = disclosure.with_values(rule_code=rule.code, rule_version=rule.version)
            problems += a_period_is_not_shorter_than_a_sure_rule(disclosure, rule)
        if self._given.is_draft:
            disclosure = with_its_period(disclosure, self._calendar)
        return disclosure, tuple(problems)

    def _persons(self) -> object:
        return self.beside.given(self.persons.persons())

    def rule_for(self, disclosure: Disclosure) -> Rule | None:
        """Return the rule of the period; None for a type without, or where none is in force on the posting day."""
        kind = type_of(disclosure)
        try:
            return rule_of_period(kind, disclosure.posted_on or self._today()) if kind.period_rule else None
        except NoRule:
            return None

    def complain(self, problems: Iterable[Problem]) -> None:
        """Put every complaint under its field and the keyboard into the first; none takes all complaints away."""
        said: dict[str, list[str]] = defaultdict(list)
        typed: dict[str, list[str]] = defaultdict(list)
        for problem in problems:
            name = _FIELD_OF.get(problem.field, problem.field)
            code = name.removeprefix(FILLED)
            if name.startswith(FILLED) and code in self.typed.editors:
                typed[code].append(str(problem.message))
            else:
                said[name if name in self.complaints else ""].append(str(problem.message))
        say(self.whole_complaint, said.get("", []))
        self.typed.complain(typed)
        for name in self.complaints:
            self._complain_of(name, said.get(name, []))
        wrong = [*(self.typed.editors[code].control for code in self.typed.editors if code in typed)]
        wrong += [self._control(name) for name in _order() if name in said]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_drafts(self) -> None:
        """Forget what was kept aside against a crash."""
        self.typed.forget_drafts()
        for editor in self.editors.values():
            editor.forget_draft()

    def take_keyboard(self) -> None:
        """Put the keyboard where a new disclosure begins: at the fields of its type, else at the persons."""
        first = next((each.control for each in self.typed.editors.values()), self.persons.search)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain_of(self, name: str, sentences: list[str]) -> None:
        say(self.complaints[name], sentences)
        control = self._control(name)
        mark_bad(control, bad=bool(sentences))
        control.setAccessibleDescription(" ".join(sentences))

    def _control(self, name: str) -> QWidget:
        return self.persons.search if name == PERSONS else self.editors[name].control

    def _edited(self, name: str) -> None:
        """Take the complaint away while the clerk is mending, and let what follows follow."""
        if name in self.complaints:
            self._complain_of(name, [])
        if name == "posted_on":
            self._follow_posting_day()
        if name == PERSONS:
            self.beside.follow(self.persons.listed())
        if name != "heading":
            self._follow_fields()
        self._say_period()
        self.changed.emit()

    def _follow_fields(self) -> None:
        """Let the title follow what is filled in, unless the clerk has written another."""
        disclosure = self.as_filled_in()
        follows = title_of(type_of(disclosure), disclosure)
        if disclosure.heading == self._followed != follows:
            self.editors["heading"].show_value(follows)
        self._followed = follows

    def _follow_posting_day(self) -> None:
        """Let the date of the signature follow the posting day, and the number of days its rule of that day."""
        disclosure = self.as_filled_in()
        if disclosure.posted_on is None:
            return
        self.editors["signed_on"].show_value(disclosure.posted_on)
        rule = self.rule_for(disclosure)
        if rule is not None and self._rule is not None and disclosure.working_days == self._rule.value:
            self.editors["working_days"].show_value(rule.value)

    def _check(self, name: str) -> None:
        """Say at once what cannot be read when the keyboard leaves a field."""
        try:
            self.editors[name].value()
        except Unreadable as wrong:
            self._complain_of(name, [str(wrong)])

    def _say_period(self) -> None:
        disclosure = self.as_filled_in()
        self._rule = self.rule_for(disclosure)
        self.period.say(disclosure, self._rule, self._today())

    def _show_asked(self, kind: DisclosureType) -> None:
        """Show only what a paper of ``kind`` has room for."""
        hidden = {name for name in (*MAY_BE_EMPTY, "proposer") if name not in kind.asks}
        hidden |= set() if kind.period_rule else {"working_days"}
        hidden |= set() if kind.persons else {PERSONS}
        for name, made in self._lines.items():
            made.setVisible(name not in hidden)
        self.period.setVisible(bool(kind.period_rule))
        for head, names in self._heads:
            head.setVisible(not set(names) <= hidden)

    def _set_read_only(self, *, fixed: bool) -> None:
        self.type_button.setVisible(not fixed)
        for part in (self.persons, self.beside, self.typed):
            part.set_read_only(fixed)
        for editor in self.editors.values():
            editor.set_read_only(fixed)

    def _connect(self) -> None:
        self.typed.changed.connect(lambda: self._edited(TYPED))
        self.beside.changed.connect(lambda: self._edited(PERSONS))
        self.persons.changed.connect(lambda: self._edited(PERSONS))
        self.persons.search.textEdited.connect(lambda _text: self._complain_of(PERSONS, []))
        for name, editor in self.editors.items():
            editor.changed.connect(lambda name=name: self._edited(name))
            editor.left.connect(lambda name=name: self._check(name))

    def _lay_out(self) -> None:
        down = column(self, gap=8)
        down.addWidget(self.whole_complaint)
        width = _label_width(self)
        kind = QWidget()
        across = row(kind, gap=8)
        across.addWidget(self.type_name, 1)
        across.addWidget(self.type_button)
        down.addWidget(line(_("Type"), width, kind, self.type_button))
        for title, names in _SECTIONS:
            if title is not None:
                head = words(title, "strong")
                head.setContentsMargins(0, theme.px(10), 0, 0)
                down.addWidget(head)
                self._heads.append((head, names))
            self._add_fields(down, names, width)
        down.addStretch(1)

    def _add_fields(self, down: QVBoxLayout, names: Sequence[str], width: int) -> None:
        for name in names:
            if name == TYPED:
                down.addWidget(self.typed)
                continue
            edited: QWidget = self.persons if name == PERSONS else self.editors[name]
            hint = Disclosure.field(name).hint
            beside = [self.beside] if name == PERSONS else []
            below = [*beside, *([paragraph(hint, "faint")] if hint else []), self.complaints[name]]
            made = self._lines[name] = line(_label(name), width, edited, self._control(name), *below)
            down.addWidget(made)
            if name == "working_days":
                down.addWidget(self.period)


_COUNTED_FROM = ("posted_on", "working_days")
_COUNTED = frozenset({"first_day", "last_day"})


def further(problems: Iterable[Problem], told: Iterable[Problem], disclosure: Disclosure) -> list[Problem]:
    """Return ``problems`` without those of fields told already and of days that wait for what they follow from."""
    known = {problem.field for problem in told}
    if any(getattr(disclosure, name) is None for name in _COUNTED_FROM):
        known |= _COUNTED
    return [problem for problem in problems if problem.field not in known]


_FIELD_OF = dict.fromkeys(_COUNTED, "posted_on")
"""Fields that are counted, by the field a clerk would mend."""


def _order() -> list[str]:
    return [name for _title, names in _SECTIONS for name in names]


def _edited() -> list[str]:
    return [name for name in _order() if name not in (PERSONS, TYPED)]


def _editor(name: str, desk: Desk) -> Editor:
    declared = Disclosure.field(name)
    editor = editor_for(declared.kind, Place(desk, Disclosure, declared))
    editor.name(str(declared.label))
    return editor


_MARKED = frozenset({PERSONS, "working_days"})


def _label(name: str) -> Message:
    declared = Disclosure.field(name)
    return _("{field} *", field=declared.label) if declared.required or name in _MARKED else declared.label


def _label_width(form: QWidget) -> int:
    """Return the width that fits most labels; longer ones break into lines."""
    letters = form.fontMetrics()
    widest = max(letters.horizontalAdvance(str(_label(name))) for name in _order() if name != TYPED)
    return min(max(widest + theme.px(6), theme.px(_LABEL)), theme.px(_LABEL_WIDEST))
