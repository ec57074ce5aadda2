"""Saving what the list of persons shows under a name, and the page of the lists saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QButtonGroup, QDialog, QLineEdit, QRadioButton

from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.record import Record
from desktop_app.modules.people.domain import ListedPerson, Person, SavedList, SavedRule, rule_in, written_rule
from desktop_app.modules.people.store import persons_on, wish_of
from desktop_app.store.reading import Reading
from desktop_app.ui import theme
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.fields import Manner
from desktop_app.ui.form.panels import Line, Panel
from desktop_app.ui.parts import button, column, mark_bad, paragraph, row, words
from desktop_app.ui.record_page.extending import Action, Extension, ListShown
from desktop_app.ui.record_page.page import RecordPage

_WIDTH = 480
_LONGEST_NAME = 60
_LINES = 200
_NOBODY = _("Nobody is on this list now.")
_NO_RULE = _("This list names its persons one by one.")


class SaveListDialog(QDialog):
    """Asks for the name of a list, and whether it follows the rule or names the chosen persons."""

    def __init__(self, rule: SavedRule, found: int, chosen: int, taken: Collection[str]) -> None:
        super().__init__()
        self._taken = frozenset(taken)
        self.setWindowTitle(str(_("Save as a list")))
        self.setMinimumWidth(theme.px(_WIDTH))
        self.name = QLineEdit()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setAccessibleName(str(_("Name of the list")))
        self.by_rule = QRadioButton(
            str(n_("Everyone found, now {n:,} person", "Everyone found, now {n:,} persons", found))
        )
        self.by_name = QRadioButton(str(n_("Only the {n:,} person marked", "Only the {n:,} persons marked", chosen)))
        self.complaint = paragraph("", "complaint")
        self.complaint.hide()
        self.save_button = button(_("Save"), self.accept, look="primary")
        self._choices = QButtonGroup(self)
        self._lay_out(rule)
        self.by_name.setEnabled(chosen > 0)
        (self.by_name if chosen > 1 else self.by_rule).setChecked(True)
        self.name.textEdited.connect(lambda _text: self._complain(""))

    def accept(self) -> None:
        """Close with a name that no list has yet; else say what is wrong with it."""
        name = self.name.text().strip()
        if not name:
            self._complain(_("Give the list a name."))
        elif name in self._taken:
            self._complain(_("There is a list of this name. Choose another."))
        else:
            super().accept()

    def _complain(self, sentence: Message | str) -> None:
        self.complaint.setText(str(sentence))
        self.complaint.setVisible(bool(str(sentence)))
        mark_bad(self.name, bad=bool(str(sentence)))
        self.name.setAccessibleDescription(str(sentence))
        if str(sentence):
            self.name.setFocus()

    def _lay_out(self, rule: SavedRule) -> None:
        down = column(self, margin=20, gap=10)
        label = words(_("Name of the list"), "strong")
        label.setBuddy(self.name)
        down.addWidget(label)
        down.addWidget(self.name)
        down.addWidget(self.complaint)
        said_rule = SavedList.field("rule").kind.show(written_rule(rule))
        for made, below in (
            (self.by_rule, _("Asked anew each time: {rule}", rule=said_rule)),
            (self.by_name, _("The list stays as it is, whatever changes in the roster.")),
        ):
            self._choices.addButton(made)
            down.addWidget(made)
            said = paragraph(below)
            said.setContentsMargins(theme.px(26), 0, 0, theme.px(4))
            down.addWidget(said)
        across = row()
        across.addStretch(1)
        across.addWidget(button(_("Cancel"), self.reject))
        across.addWidget(self.save_button)
        down.addLayout(across)
        self.save_button.setDefault(True)
        self.name.setFocus()


def save_list(desk: Desk, shown: ListShown) -> None:
    """Save the filters and the search of the persons' page, or the persons marked there, under a name."""
    desk.runner.read(
        lambda _job: _asked(desk, shown),
        lambda known: _ask(desk, shown, *known),
        desk.dialogs.tell_failure,
    )


def _asked(desk: Desk, shown: ListShown) -> tuple[int, frozenset[str]]:
    with desk.database.reading() as reading:
        return len(reading.ids(Person, shown.query)), frozenset(each.name for each in reading.find(SavedList))


def _ask(desk: Desk, shown: ListShown, found: int, taken: frozenset[str]) -> None:
    rule = rule_shown(shown)
    dialog = SaveListDialog(rule, found, len(shown.chosen), taken)
    if not desk.dialogs.show(dialog):
        return
    name, named = dialog.name.text().strip(), shown.chosen if dialog.by_name.isChecked() else ()
    said = _("The list “{name}” was saved. It stands under “Saved lists”.", name=name)
    desk.runner.run(
        lambda _job: _save(desk, name, rule, named), lambda _saved: desk.dialogs.tell(said), desk.dialogs.tell_failure
    )


def rule_shown(shown: ListShown) -> SavedRule:
    """Return search and filters of the page as a rule."""
    wishes = tuple(wish_of(str(chip.words), chip.code, chip.filters) for chip in shown.chips)
    return SavedRule(shown.query.text.strip(), wishes)


def _save(desk: Desk, name: str, rule: SavedRule, named: tuple[int, ...]) -> SavedList:
    with desk.database.work("save list", who=desk.preferences.user) as work:
        if not named:
            return work.save(SavedList(name=name, rule=written_rule(rule)))
        links = work.references(Person, named)
        persons = tuple(ListedPerson(person=links[number]) for number in named if number in links)
        return work.save(SavedList(name=name, persons=persons))


SAVE_LIST = Action(_("Save as a list"), "device-floppy", save_list)


def saved_lists_page(desk: Desk, title: Message, actions: Sequence[Action] = ()) -> RecordPage:
    """Return the page of the lists saved; ``actions`` are what other rooms do with one."""
    extension = Extension(
        panels=(Panel(_("Rule"), _NO_RULE, _wishes), Panel(_("Persons on it"), _NOBODY, persons_panel(dt.date.today))),
        manner=Manner(left_out=frozenset({"rule"})),
        actions=tuple(actions),
    )
    return RecordPage(SavedList, desk, extension, title)


def _wishes(_reading: Reading, record: Record) -> list[Line]:
    if not isinstance(record, SavedList) or not record.rule:
        return []
    rule = rule_in(record.rule)
    searched = [Line(f"“{rule.text}”")] if rule.text else []
    return [*searched, *(Line(wish.words) for wish in rule.wishes)] or [Line(str(_("everybody")))]


def persons_panel(today: Callable[[], dt.date]) -> Callable[[Reading, Record], list[Line]]:
    """Return what a panel says of the persons on a list today."""

    def lines(reading: Reading, record: Record) -> list[Line]:
        if not isinstance(record, SavedList):
            return []
        persons = persons_on(reading, record, today())
        total = [Line(str(n_("{n:,} person", "{n:,} persons", len(persons))))] if persons else []
        shown = [Line(each.name, _home(each), Person.__name__, each.uid) for each in persons[:_LINES]]
        return [*total, *shown]

    return lines


def _home(person: Person) -> str:
    return person.address.show() if person.address else ""
