"""Rosters of Party members: rows become persons and their memberships."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop_app.domain.values import Reference
from desktop_app.exchange.check import CheckedRow, Step
from desktop_app.exchange.matching import Known, Plan
from desktop_app.exchange.target import Target
from desktop_app.modules.bodies.domain import Body, BodyKind
from desktop_app.modules.party.domain import Membership
from desktop_app.modules.party.exchange.target import MEMBERS
from desktop_app.modules.people.exchange.importing import Gathered
from desktop_app.modules.people.exchange.people import ByName, persons_for, values_of, with_households, write_persons
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

MEMBERSHIP_FIELDS = frozenset(each.name for each in Membership.fields) - {"person", "notes"}


class MembersRoster:
    """A roster of Party members."""

    @property
    def target(self) -> Target:
        """The fields of a person and of a membership."""
        return MEMBERS

    def settled(self, reading: Reading, rows: list[CheckedRow]) -> list[CheckedRow]:
        """Return ``rows`` with the households they mean."""
        return with_households(reading, rows)

    def known(self, reading: Reading, rows: Iterable[CheckedRow]) -> list[Known]:
        """Return the persons whom ``rows`` may speak of, each with the values of the membership, if there is one."""
        persons = persons_for(reading, rows)
        members = memberships_of(reading, [person.id or 0 for person in persons])
        held = zip(persons, values_of(reading, persons), strict=True)
        return [Known(person.uid, _values(values, members.get(person.id))) for person, values in held]

    def write(self, work: Work, plan: Plan, step: Step) -> int:
        """Write the new and changed persons and their memberships; a person without one gets one."""
        gathered = Gathered.of(plan.matches)
        persons = write_persons(work, gathered, step)
        members = memberships_of(work, [person.id or 0 for person in persons.values()])
        branches = ByName(work, Body, lambda name: Body(name=name, kind=BodyKind.branch))
        fresh = []
        for key, values in _of_each_person(gathered):
            person = persons[key]
            old = members.get(person.id)
            member = _membership(old or Membership(person=work.reference(person)), values, branches)
            if old:
                work.save(member)
            else:
                fresh.append(member)
        work.add_all(fresh)
        return len(persons)


def _of_each_person(gathered: Gathered) -> Iterator[tuple[int | str, Mapping[str, Any]]]:
    yield from gathered.new.items()
    yield from gathered.changed.items()


def memberships_of(reading: Reading, persons: list[int]) -> dict[int | None, Membership]:
    """Return the living memberships of the persons with these ids, by the person's id."""
    found = reading.linking(Membership, "person", persons)
    return {member.person.id: member for member in found if member.person}


def _values(person: Mapping[str, Any], member: Membership | None) -> Mapping[str, Any]:
    if member is None:
        return person
    held = {each.name: getattr(member, each.name) for each in Membership.fields if each.name in MEMBERSHIP_FIELDS}
    return {**person, **{name: _as_a_row_holds_it(value) for name, value in held.items() if value not in (None, "")}}


def _as_a_row_holds_it(value: object) -> object:
    return value.title if isinstance(value, Reference) else value


def _membership(member: Membership, values: Mapping[str, Any], branches: ByName) -> Membership:
    """Return ``member`` with the ``values`` of a row."""
    own = {name: value for name, value in values.items() if name in MEMBERSHIP_FIELDS}
    if isinstance(own.get("branch"), str):
        own["branch"] = branches.reference(own["branch"])
    return member.with_values(**own)
