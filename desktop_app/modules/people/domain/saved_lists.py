"""Lists of persons that a clerk saves under a name: a rule asked anew each time, or certain persons.

A rule is kept as one text that tells what it asks for without the program: JSON with the ``text`` searched for and the
``wishes``, each with its words, and with the ``code`` of a rule of the room or the ``conditions`` on the fields.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Link, LongText, NumberedName, Parts
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.values import Reference
from desktop_app.modules.people.domain.roster import Person

_OF_A_CONDITION = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """What is asked of one field: ``test`` as the store calls it, the value as the field's kind writes it."""

    field: str
    test: str
    written: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """One wish in words, and the rule of the room with this ``code``, or conditions where there is none."""

    words: str
    code: str = ""
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedRule:
    """Whom a list is about: everyone whom ``text`` finds and to whom all ``wishes`` apply."""

    text: str = ""
    wishes: tuple[Wish, ...] = ()


@dataclass(frozen=True)
class RuleKind(LongText):
    """A :class:`SavedRule` as one text; '' for a list without a rule."""

    def parse(self, text: str) -> str:
        """Return ``text``; raises ``Unreadable`` for one that is no rule."""
        return written_rule(rule_in(text)) if text.strip() else ""

    def show(self, value: object) -> str:
        """Write the wishes in words."""
        try:
            rule = rule_in(str(value))
        except Unreadable:
            return ""
        searched = [f"“{rule.text}”"] if rule.text else []
        return "、".join([*searched, *(wish.words for wish in rule.wishes)]) or str(_("everybody"))


def written_rule(rule: SavedRule) -> str:
    """Return ``rule`` as one text."""
    wishes = [
        {
            "words": each.words,
            "code": each.code,
            "conditions": [[one.field, one.test, one.written] for one in each.conditions],
        }
        for each in rule.wishes
    ]
    return json.dumps({"text": rule.text, "wishes": wishes}, ensure_ascii=False)


def rule_in(text: str) -> SavedRule:
    """Return the rule that :func:`written_rule` wrote; raises ``Unreadable`` for another text."""
    try:
        read = json.loads(text)
        wishes = tuple(_wish(each) for each in read["wishes"])
        return SavedRule(_text(read["text"]), wishes)
    except (ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise Unreadable("no rule", _("This is no rule of a list.")) from wrong


def _wish(read: dict[str, object]) -> Wish:
    conditions = read["conditions"]
    if not isinstance(conditions, list):
        raise TypeError
    return Wish(_text(read["words"]), _text(read["code"]), tuple(_condition(each) for each in conditions))


def _condition(read: list[object]) -> Condition:
    if len(read) != _OF_A_CONDITION:
        raise ValueError
    return Condition(*(_text(each) for each in read))


def _text(read: object) -> str:
    if not isinstance(read, str):
        raise TypeError
    return read


def a_list_follows_a_rule_or_names_persons(saved: SavedList) -> Iterator[Problem]:
    """A list that did both would change under the clerk's hand; one that does neither is about nobody."""
    if saved.rule and saved.persons:
        yield Problem("persons", _("This list follows a rule. Persons are added by changing them."), "both")
    if not saved.rule and not saved.persons:
        yield Problem("persons", _("Choose at least one person."), "required")


def nobody_stands_twice_on_a_list(saved: SavedList) -> Iterator[Problem]:
    """Each person gets one letter."""
    named = [each.person.uid for each in saved.persons if each.person]
    if len(set(named)) < len(named):
        yield Problem("persons", _("A person stands here twice."), "twice")


class SavedList(Record):
    """Persons of the roster under a name."""

    title = _("Saved list")
    plural = _("Saved lists")
    order_by = ("name",)
    unique = ("name",)

    name: str = field(_("Name"), NumberedName(), required=True, search=Search.keys)
    rule: str = field(_("Rule"), RuleKind(), hint=_("Asked anew each time the list is used."))
    persons: tuple[ListedPerson, ...] = field(_("Persons"), Parts(lambda: ListedPerson), in_list=False)
    notes: str = field(_("Notes"), LongText(), search=Search.words)

    rules = (a_list_follows_a_rule_or_names_persons, nobody_stands_twice_on_a_list)

    @property
    def follows_a_rule(self) -> bool:
        """Whether the list is asked anew each time."""
        return bool(self.rule)


class ListedPerson(Record):
    """One person on a list that names persons."""

    title = _("Person on the list")
    plural = _("Persons on the list")
    called = "person"

    person: Reference | None = field(_("Person"), Link(lambda: Person), required=True, search=Search.keys)
