"""Rosters of residents: rows become persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from desktop_app.domain import pinyin
from desktop_app.domain.record import Record
from desktop_app.domain.values import Reference
from desktop_app.exchange.check import CheckedRow, Step
from desktop_app.exchange.matching import Known, Plan, wanted
from desktop_app.exchange.target import Target
from desktop_app.modules.people.domain import Grid, Person
from desktop_app.modules.people.exchange.household_book import names_in_the_store, names_of, references_to, settled
from desktop_app.modules.people.exchange.households import HouseholdName
from desktop_app.modules.people.exchange.importing import Gathered
from desktop_app.modules.people.exchange.target import PEOPLE
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

PERSON_FIELDS = frozenset(each.name for each in Person.fields)
BETWEEN_STEPS = 200


class PeopleRoster:
    """A roster of residents."""

    @property
    def target(self) -> Target:
        """The fields of a resident."""
        return PEOPLE

    def settled(self, reading: Reading, rows: list[CheckedRow]) -> list[CheckedRow]:
        """Return ``rows`` with the households they mean."""
        return with_households(reading, rows)

    def known(self, reading: Reading, rows: Iterable[CheckedRow]) -> list[Known]:
        """Return the persons of the store with a name or a resident ID of ``rows``."""
        persons = persons_for(reading, rows)
        return [Known(person.uid, values) for person, values in zip(persons, values_of(reading, persons), strict=True)]

    def write(self, work: Work, plan: Plan, step: Step) -> int:
        """Write the new and the changed persons."""
        return len(write_persons(work, Gathered.of(plan.matches), step))


def persons_for(reading: Reading, rows: Iterable[CheckedRow]) -> list[Person]:
    """Return the persons of the store with a name or a resident ID of ``rows``."""
    names, numbers = wanted(rows)
    keys = {pinyin.comparable(name) for name in names} | {number.lower() for number in numbers}
    return reading.many(Person, reading.with_keys(Person, keys))


def with_households(reading: Reading, rows: list[CheckedRow]) -> list[CheckedRow]:
    """Return ``rows`` with the households they mean, of the store or of the file."""
    if not any("household" in row.values for row in rows):
        return rows
    return settled(rows, names_in_the_store(reading))


def values_of(reading: Reading, persons: Sequence[Person]) -> list[Mapping[str, Any]]:
    """Return for each of ``persons`` the values that a row is compared with; links as a roster would name them."""
    households = names_of(reading, sorted({each.household.id for each in persons if each.household}))
    return [_values_of(person, households) for person in persons]


def _values_of(person: Person, households: Mapping[int, HouseholdName]) -> Mapping[str, Any]:
    values: dict[str, Any] = {}
    for each in Person.fields:
        value = getattr(person, each.name)
        if not each.holds_nothing(value):
            values[each.name] = value.title if isinstance(value, Reference) else value
    if person.household:
        values["household"] = households[person.household.id]
    return values


def write_persons(work: Work, gathered: Gathered, step: Step) -> dict[int | str, Person]:
    """Write what was gathered; return the persons, new ones by the number of their row, known ones by their uid."""
    total = len(gathered.new) + len(gathered.changed)
    linked = _Linked(work, gathered)
    nobody = Person()
    fresh = (linked.person(nobody, values) for values in gathered.new.values())
    written: dict[int | str, Person] = {}
    written.update(zip(gathered.new, work.add_all(fresh, total, step), strict=True))
    known = {person.uid: person for person in work.with_uids(Person, list(gathered.changed))}
    for done, (uid, values) in enumerate(gathered.changed.items(), len(written)):
        if done % BETWEEN_STEPS == 0:
            step(done, total)
        written[uid] = work.save(linked.person(known[uid], values))
    step(total, total)
    return written


class _Linked:
    """Makes persons of the values of rows, linked to the grids and households that these name."""

    def __init__(self, work: Work, gathered: Gathered) -> None:
        self._grids = ByName(work, Grid, lambda name: Grid(name=name))
        rows = chain(gathered.new.values(), gathered.changed.values())
        self._households = references_to(work, [row["household"] for row in rows if "household" in row])

    def person(self, person: Person, values: Mapping[str, Any]) -> Person:
        """Return ``person`` with the ``values`` of a row."""
        own = {name: value for name, value in values.items() if name in PERSON_FIELDS}
        if isinstance(own.get("grid"), str):
            own["grid"] = self._grids.reference(own["grid"])
        if "household" in own:
            own["household"] = self._households[own["household"]]
        return person.with_values(**own)


class ByName:
    """Finds the records that rows name, and makes those of which there is none."""

    def __init__(self, work: Work, record: type[Record], make: Callable[[str], Record]) -> None:
        self._work = work
        self._record = record
        self._make = make
        self._known: dict[str, Reference] = {}

    def reference(self, name: str) -> Reference:
        """Return a link to the record called ``name``."""
        if name not in self._known:
            same = Query(filters=(Filter("name", Test.equals, name),))
            found = self._work.find(self._record, same, most=1) or [self._work.save(self._make(name))]
            self._known[name] = self._work.reference(found[0])
        return self._known[name]
