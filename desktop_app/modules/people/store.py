"""What the people's room asks of the store beyond the general queries, and the rules that need it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from desktop_app.domain import kinds
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import AppError, Problem, Refused, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.months import months_later
from desktop_app.domain.record import Field
from desktop_app.modules.people.domain import (
    Condition,
    Household,
    Person,
    Relation,
    SavedList,
    SavedRule,
    Tag,
    Whereabouts,
    Wish,
    rule_in,
)
from desktop_app.store.failures import Gone
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

ON_THE_REGISTER = (
    Filter("whereabouts", Test.differs, Whereabouts.moved_away),
    Filter("whereabouts", Test.differs, Whereabouts.deceased),
)
"""Who has neither moved away nor died."""
ELDERLY = 60
"""The age from which the office counts somebody among the elderly (Law on the Protection of the Elderly, art. 2)."""
OF_GREAT_AGE = 80
"""The age from which most provinces pay the allowance for great age (高龄津贴)."""
Rule = Callable[[dt.date], tuple[Filter, ...]]
LIVES_ALONE = Filter("tags", Test.contains, Tag.lives_alone)
RULES: Mapping[str, Rule] = {
    "registered": lambda _day: ON_THE_REGISTER,
    "elderly": lambda day: (born_at_least(ELDERLY, day),),
    "of_great_age": lambda day: (born_at_least(OF_GREAT_AGE, day),),
    "elderly_alone": lambda day: (born_at_least(ELDERLY, day), LIVES_ALONE),
}
"""The room's own filters by their codes; a saved list keeps the code, for days go by."""


def save_person(work: Work, person: Person) -> Person:
    """Save ``person``; raises ``Refused`` also where another member is the head of the household already."""
    problems = tuple(a_household_has_one_head(work, person))
    if problems:
        raise Refused((*person.problems(), *problems))
    return work.save(person)


def a_household_has_one_head(reading: Reading, person: Person) -> Iterator[Problem]:
    """One member answers for the household register (户主)."""
    if person.relation is not Relation.head or person.household is None:
        return
    for other in heads_of(reading, person.household.id):
        if other.uid != person.uid:
            yield Problem("relation", _("“{name}” is the head of this household.", name=other.name), "taken")


def heads_of(reading: Reading, household: int) -> list[Person]:
    """Return the living members of a household who are called its head."""
    return [each for each in members_of(reading, household) if each.relation is Relation.head]


def members_of(reading: Reading, household: int) -> list[Person]:
    """Return the members of a household who are still on the register, the head first."""
    link = reading.references(Household, [household]).get(household)
    if link is None:
        return []
    found = reading.find(Person, Query(filters=(Filter("household", Test.equals, link), *ON_THE_REGISTER)))
    order = list(Relation)
    return sorted(found, key=lambda one: order.index(one.relation) if one.relation else len(order))


def born_at_least(years: int, today: dt.date) -> Filter:
    """Return the filter for everyone who is ``years`` old on ``today`` or older."""
    return Filter("birth", Test.at_most, PartialDate.of(months_later(today, -12 * years)))


def registered(reading: Reading) -> int:
    """Return how many persons are on the register."""
    return reading.count(Person, Query(filters=ON_THE_REGISTER))


def wish_of(words: str, code: str, filters: Sequence[Filter]) -> Wish:
    """Return how a saved list keeps one filter of the page; one with a code of :data:`RULES` is kept as that."""
    if code:
        return Wish(words, code)
    return Wish(words, conditions=tuple(Condition(each.field, each.test.name, _written(each)) for each in filters))


def query_of(reading: Reading, rule: SavedRule, day: dt.date) -> Query:
    """Return what ``rule`` asks for on ``day``; raises ``AppError`` where what it names is gone."""
    filters = [each for wish in rule.wishes for each in _filters_of(reading, wish, day)]
    return Query(rule.text, tuple(filters))


def persons_on(reading: Reading, saved: SavedList, day: dt.date) -> list[Person]:
    """Return the persons on ``saved`` as it stands on ``day``: by its rule, or the named who are still in the store.

    Raises ``AppError`` where the rule names what is gone.
    """
    if saved.follows_a_rule:
        return reading.find(Person, query_of(reading, rule_in(saved.rule), day))
    named = [each.person for each in saved.persons if each.person]
    living = {person.id for person in reading.with_uids(Person, [each.uid for each in named])}
    return reading.many(Person, [each.id for each in named if each.id in living])


def _written(wanted: Filter) -> str:
    if wanted.value is None:
        return ""
    kind = Person.field(wanted.field).kind
    return str(wanted.value.name) if isinstance(kind, kinds.Choices) else kind.write(wanted.value)


def _filters_of(reading: Reading, wish: Wish, day: dt.date) -> tuple[Filter, ...]:
    try:
        if wish.code:
            return RULES[wish.code](day)
        return tuple(_filter(reading, each) for each in wish.conditions)
    except (KeyError, Unreadable, Gone) as gone:
        raise AppError(
            _("The rule “{rule}” asks for something that is no longer there. Save the list anew.", rule=wish.words)
        ) from gone


def _filter(reading: Reading, condition: Condition) -> Filter:
    declared, test = Person.field(condition.field), Test[condition.test]
    if test in (Test.is_empty, Test.is_filled):
        return Filter(condition.field, test)
    return Filter(condition.field, test, _read(reading, declared, condition.written))


def _read(reading: Reading, declared: Field, written: str) -> object:
    kind = declared.kind
    if isinstance(kind, kinds.Link):
        return reading.reference(reading.with_uid(kind.target(), written))
    return kind.parse(written)[0] if isinstance(kind, kinds.Choices) else kind.parse(written)
