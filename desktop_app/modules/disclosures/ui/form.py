"""What a clerk fills in for a disclosure: whom, how long, whom to turn to, who signs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.rules import NoRule, Rule
from desktop_app.modules.disclosures.domain import (
    Disclosure,
    a_period_is_not_shorter_than_a_sure_rule,
    disclosure_types,
    type_called,
    with_its_period,
)
from desktop_app.modules.disclosures.store import rule_of_period
from desktop_app.modules.disclosures.ui.period_box import PeriodBox
from desktop_app.modules.disclosures.ui.persons_field import PersonsField
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.editors import Editor, Place, editor_for
from desktop_app.ui.editors.choices import CalmCombo
from desktop_app.ui.editors.long_text import LongTextEditor
from desktop_app.ui.parts import column, mark_bad, paragraph, row, words

PERSONS = "persons"
_LABEL = 72
_LABEL_WIDEST = 112
_SECTIONS: tuple[tuple[Message | None, tuple[str, ...]], ...] = (
    (None, ("heading", PERSONS, "proposer")),
    (_("Period"), ("posted_on", "working_days")),
    (_("Objections"), ("contact", "phone", "address")),
    (_("Signature"), ("signer", "signed_on")),
    (_("Not printed"), ("notes",)),
)


class DisclosureForm(QWidget):
    """Edits one disclosure; ``changed`` after every change, ``type_chosen`` with the type that is wanted instead."""

    changed = Signal()
    type_chosen = Signal(object)

    def __init__(self, desk: Desk, calendar: WorkingCalendar, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._calendar, self._today = calendar, today
        self._given = Disclosure()
        self._rule: Rule | None = None
        self.type_box = _type_box()
        self.persons = PersonsField(desk)
        self.period = PeriodBox()
        self.editors = {name: _editor(name, desk) for name in _edited()}
        self.complaints = {name: _complaint() for name in (*self.editors, PERSONS)}
        self.whole_complaint = _complaint()
        self._lay_out()
        self._connect()

    def load(self, disclosure: Disclosure) -> None:
        """Show ``disclosure`` as what is kept, without complaints."""
        self._given = disclosure
        self._say_type(disclosure.type_code)
        for name, editor in self.editors.items():
            editor.set_value(getattr(disclosure, name))
            if isinstance(editor, LongTextEditor):
                editor.keep_drafts_as(f"Disclosure/{disclosure.uid or 'new'}/{name}" if disclosure.is_draft else "")
        self.persons.show_persons(disclosure.persons)
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
                values[name] = self.editors[name].value() if name != PERSONS else self.persons.persons()
            except Unreadable as wrong:
                problems.append(Problem(name, wrong.message, wrong.why))
                if name in _COUNTED_FROM:
                    values[name] = None
                elif name == PERSONS:
                    values[name] = self.persons.listed()
        disclosure = self._given.with_values(**values)
        rule = self.rule_for(disclosure)
        if rule is not None:
            disclosure = disclosure.with_values(rule_code=rule.code, rule_version=rule.version)
            problems += a_period_is_not_shorter_than_a_sure_rule(disclosure, rule)
        if self._given.is_draft:
            disclosure = with_its_period(disclosure, self._calendar)
        return disclosure, tuple(problems)

    def rule_for(self, disclosure: Disclosure) -> Rule | None:
        """Return the rule of the period; None where none is in force on the posting day."""
        try:
            return rule_of_period(type_called(disclosure.type_code), disclosure.posted_on or self._today())
        except NoRule:
            return None

    def complain(self, problems: Iterable[Problem]) -> None:
        """Put every complaint under its field and the keyboard into the first; none takes all complaints away."""
        said: dict[str, list[str]] = defaultdict(list)
        for problem in problems:
            name = _FIELD_OF.get(problem.field, problem.field)
            said[name if name in self.complaints else ""].append(str(problem.message))
        _say(self.whole_complaint, said.get("", []))
        for name in self.complaints:
            self._complain_of(name, said.get(name, []))
        first = next((name for name in _order() if name in said), None)
        if first is not None:
            self._control(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_drafts(self) -> None:
        """Forget what was kept aside against a crash."""
        for editor in self.editors.values():
            editor.forget_draft()

    def take_keyboard(self) -> None:
        """Put the keyboard where a new disclosure begins: at the persons."""
        self.persons.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain_of(self, name: str, sentences: list[str]) -> None:
        _say(self.complaints[name], sentences)
        control = self._control(name)
        mark_bad(control, bad=bool(sentences))
        control.setAccessibleDescription(" ".join(sentences))

    def _control(self, name: str) -> QWidget:
        return self.persons.search if name == PERSONS else self.editors[name].control

    def _edited(self, name: str) -> None:
        """Take the complaint away while the clerk is mending, and let what follows follow."""
        self._complain_of(name, [])
        if name == "posted_on":
            self._follow_posting_day()
        self._say_period()
        self.changed.emit()

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

    def _say_type(self, code: str) -> None:
        self.type_box.setCurrentIndex(self.type_box.findData(code))

    def _choose_type(self, place: int) -> None:
        kind = type_called(self.type_box.itemData(place))
        if kind.code != self._given.type_code:
            self.type_chosen.emit(kind)

    def _set_read_only(self, *, fixed: bool) -> None:
        self.type_box.setEnabled(not fixed)
        self.persons.set_read_only(fixed)
        for editor in self.editors.values():
            editor.set_read_only(fixed)

    def _connect(self) -> None:
        self.type_box.activated.connect(self._choose_type)
        self.persons.changed.connect(lambda: self._edited(PERSONS))
        self.persons.search.textEdited.connect(lambda _text: self._complain_of(PERSONS, []))
        for name, editor in self.editors.items():
            editor.changed.connect(lambda name=name: self._edited(name))
            editor.left.connect(lambda name=name: self._check(name))

    def _lay_out(self) -> None:
        down = column(self, gap=8)
        down.addWidget(self.whole_complaint)
        width = _label_width(self)
        down.addWidget(_line(_("Type"), width, self.type_box, self.type_box))
        for title, names in _SECTIONS:
            if title is not None:
                head = words(title, "strong")
                head.setContentsMargins(0, theme.px(10), 0, 0)
                down.addWidget(head)
            self._add_fields(down, names, width)
        down.addStretch(1)

    def _add_fields(self, down: QVBoxLayout, names: Sequence[str], width: int) -> None:
        for name in names:
            edited: QWidget = self.persons if name == PERSONS else self.editors[name]
            hint = Disclosure.field(name).hint
            below = [*([paragraph(hint, "faint")] if hint else []), self.complaints[name]]
            down.addWidget(_line(_label(name), width, edited, self._control(name), *below))
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
    return [name for name in _order() if name != PERSONS]


def _editor(name: str, desk: Desk) -> Editor:
    declared = Disclosure.field(name)
    editor = editor_for(declared.kind, Place(desk, Disclosure, declared))
    editor.name(str(declared.label))
    return editor


def _type_box() -> QComboBox:
    box = CalmCombo()
    box.setAccessibleName(str(_("Type of disclosure")))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    for kind in disclosure_types():
        box.addItem(kind.name, kind.code)
    return box


def _label(name: str) -> Message:
    declared = Disclosure.field(name)
    return _("{field} *", field=declared.label) if declared.required or name == PERSONS else declared.label


def _label_width(form: QWidget) -> int:
    """Return the width that fits most labels; longer ones break into lines."""
    letters = form.fontMetrics()
    widest = max(letters.horizontalAdvance(str(_label(name))) for name in _order())
    return min(max(widest + theme.px(6), theme.px(_LABEL)), theme.px(_LABEL_WIDEST))


def _line(label: Message, width: int, edited: QWidget, control: QWidget, *below: QWidget) -> QWidget:
    says = paragraph(label, "soft")
    says.setFixedWidth(width)
    says.setMinimumHeight(theme.px(34))
    says.setBuddy(control)
    line = QWidget()
    across = row(line, gap=12)
    across.addWidget(says, 0, Qt.AlignmentFlag.AlignTop)
    beside = column(gap=2)
    beside.addWidget(edited)
    for words_below in below:
        beside.addWidget(words_below)
    across.addLayout(beside, 1)
    return line


def _complaint() -> QLabel:
    label = paragraph("", "complaint")
    label.hide()
    return label


def _say(label: QLabel, sentences: list[str]) -> None:
    label.setText(" ".join(sentences))
    label.setVisible(bool(sentences))
