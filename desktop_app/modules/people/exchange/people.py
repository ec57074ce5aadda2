"""Rosters of residents: rows become persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from desktop_app.domain import pinyin
from desktop_app.domain.record import Record
from desktop_app.domain.values import Reference
from desktop_app.exchange.check import CheckedRow, Step
from desktop_app.exchange.matching import Known, Plan, wanted
from desktop_app.exchange.target import Target
from desktop_app.modules.people.domain import Grid, Person
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

    def known(self, reading: Reading, rows: Iterable[CheckedRow]) -> list[Known]:
        """Return the persons of the store with a name or a resident ID of ``rows``."""
        return [Known(person.uid, values_of(person)) for person in persons_for(reading, rows)]

    def write(self, work: Work, plan: Plan, step: Step) -> int:
        """Write the new and the changed persons."""
        return len(write_persons(work, Gathered.of(plan.matches), step))


def persons_for(reading: Reading, rows: Iterable[CheckedRow]) -> list[Person]:
    """Return the persons of the store with a name or a resident ID of ``rows``."""
    names, numbers = wanted(rows)
    keys = {pinyin.comparable(name) for name in names} | {number.lower() for number in numbers}
    return reading.many(Person, reading.with_keys(Person, keys))


def values_of(person: Person) -> Mapping[str, Any]:
    """Return the values that a row is compared with; links as the text a roster would hold."""
    values: dict[str, Any] = {}
    for each in Person.fields:
        value = getattr(person, each.name)
        if not each.holds_nothing(value):
            values[each.name] = value.title if isinstance(value, Reference) else value
    return values


def write_persons(work: Work, gathered: Gathered, step: Step) -> dict[int | str, Person]:
    """Write what was gathered; return the persons, new ones by the number of their row, known ones by their uid."""
    grids = ByName(work, Grid, lambda name: Grid(name=name))
    total = len(gathered.new) + len(gathered.changed)
    nobody = Person()
    fresh = (_person(nobody, values, grids) for values in gathered.new.values())
    written: dict[int | str, Person] = {}
    written.update(zip(gathered.new, work.add_all(fresh, total, step), strict=True))
    known = {person.uid: person for person in work.with_uids(Person, list(gathered.changed))}
    for done, (uid, values) in enumerate(gathered.changed.items(), len(written)):
        if done % BETWEEN_STEPS == 0:
            step(done, total)
        written[uid] = work.save(_person(known[uid], values, grids))
    step(total, total)
    return written


def _person(person: Person, values: Mapping[str, Any], grids: ByName) -> Person:
    """Return ``person`` with the ``values`` of a row."""
    own = {name: value for name, value in values.items() if name in PERSON_FIELDS}
    if isinstance(own.get("grid"), str):
        own["grid"] = grids.reference(own["grid"])
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
