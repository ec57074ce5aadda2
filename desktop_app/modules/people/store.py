"""What the people's room asks of the store beyond the general queries, and the rules that need it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Problem, Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.months import months_later
from desktop_app.modules.people.domain import Household, Person, Relation, Whereabouts
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

ON_THE_REGISTER = (
    Filter("whereabouts", Test.differs, Whereabouts.moved_away),
    Filter("whereabouts", Test.differs, Whereabouts.deceased),
)
"""Who has neither moved away nor died."""


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
