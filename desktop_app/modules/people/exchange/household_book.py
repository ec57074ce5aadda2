"""The households that the rows of a roster name: looked up in the store and in the file, and made where there are none.

A household is the one with the number the row gives, else the one at the row's address whose head is named there.
A row that names neither belongs to the only household at its address. Nothing else is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.domain.address import Address
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.values import Reference
from desktop_app.exchange.check import CheckedRow
from desktop_app.modules.people.domain import Household, Person, Relation
from desktop_app.modules.people.exchange.households import UNCLEAR, HouseholdName, unclear, without_household
from desktop_app.modules.people.store import ON_THE_REGISTER
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work


class HouseholdBook:
    """The households known, from the store and from rows read before."""

    def __init__(self, known: Iterable[HouseholdName]) -> None:
        self._numbered: dict[str, list[HouseholdName]] = {}
        self._dwelling: dict[tuple[str, str, str], list[HouseholdName]] = {}
        self._heads: dict[HouseholdName, str] = {}
        for name in known:
            self._add(name)

    def of_a_head(self, asked: HouseholdName) -> HouseholdName:
        """Return the household whose head has such a row, a new one where there is none; raises ``Unreadable``."""
        found = self._with_number(asked) or self._of_head(asked) or self._add(_with_address(asked))
        self._expect_head(found, asked.head)
        self._heads[found] = asked.head
        return found

    def of_a_member(self, asked: HouseholdName) -> HouseholdName:
        """Return the household to which a member with such a row belongs; raises ``Unreadable``.

        A number makes a household that is not known yet; a name for the head alone does not.
        """
        found = self._with_number(asked) or self._of_head(asked)
        if found is None and asked.number:
            found = self._add(_with_address(replace(asked, head="")))
        if found is None:
            return self._only_one_at(asked)
        self._expect_head(found, asked.head)
        return found

    def _expect_head(self, name: HouseholdName, head: str) -> None:
        known = self._heads[name]
        if known and head and known != head:
            raise _unclear(_("Somebody else is the head of the household with this number."))

    def _with_number(self, asked: HouseholdName) -> HouseholdName | None:
        """Find the household with the same number, unless the addresses are those of different dwellings."""
        for known in self._numbered.get(asked.number, ()) if asked.number else ():
            if known.address is None or asked.address is None or _may_be_one(known.address, asked.address):
                return known
        return None

    def _of_head(self, asked: HouseholdName) -> HouseholdName | None:
        for known in self._at(asked.address) if asked.head else ():
            if self._heads[known] == asked.head and not (known.number and asked.number):
                return known
        return None

    def _only_one_at(self, asked: HouseholdName) -> HouseholdName:
        _with_address(asked)
        here = [] if asked.head or not _is_one_dwelling(asked.address) else self._at(asked.address)
        if len(here) > 1:
            raise _unclear(_("Several households live at this address. Give the name of the head or a number."))
        if not here:
            raise _unclear(_("The head of this household is neither in this file nor in the store."))
        return here[0]

    def _at(self, address: Address | None) -> list[HouseholdName]:
        if address is None:
            return []
        here = self._dwelling.get(_dwelling(address), ())
        return [known for known in here if known.address and _may_be_one(known.address, address)]

    def _add(self, name: HouseholdName) -> HouseholdName:
        if name.number:
            self._numbered.setdefault(name.number, []).append(name)
        if name.address:
            self._dwelling.setdefault(_dwelling(name.address), []).append(name)
        self._heads[name] = name.head
        return name


def _unclear(message: Message) -> Unreadable:
    return Unreadable(UNCLEAR, message)


def _with_address(asked: HouseholdName) -> HouseholdName:
    if asked.address is None:
        raise _unclear(_("A household needs an address."))
    return asked


def _dwelling(address: Address) -> tuple[str, str, str]:
    return (address.building, address.unit, address.room) if address.building else (address.place, "", "")


def _is_one_dwelling(address: Address | None) -> bool:
    """Tell a dwelling from a whole building: only in one of these a lone household is the one that is meant."""
    return address is not None and bool(address.room or not address.building)


def _may_be_one(one: Address, other: Address) -> bool:
    """Say whether what both addresses tell is the same; a housing estate may be left out."""
    pairs = ((one.building, other.building), (one.unit, other.unit), (one.room, other.room), (one.place, other.place))
    return all(not a or not b or a == b for a, b in pairs)


def settled(rows: Sequence[CheckedRow], known: Iterable[HouseholdName]) -> list[CheckedRow]:
    """Return ``rows`` with the households they mean, the heads' first; a hint says why one is left out."""
    book = HouseholdBook(known)
    named = [row for row in rows if "household" in row.values]
    named.sort(key=lambda row: row.values.get("relation") is not Relation.head)
    found = {row.number: _settled(row, book) for row in named}
    return [found.get(row.number, row) for row in rows]


def _settled(row: CheckedRow, book: HouseholdBook) -> CheckedRow:
    is_head = row.values.get("relation") is Relation.head
    try:
        household = (book.of_a_head if is_head else book.of_a_member)(row.values["household"])
    except Unreadable as missing:
        hints = (*row.hints, unclear(missing.message))
        return CheckedRow(row.number, without_household(row.values), row.problems, hints)
    return CheckedRow(row.number, {**row.values, "household": household}, row.problems, row.hints)


def names_in_the_store(reading: Reading) -> list[HouseholdName]:
    """Return every household of the store, as rosters name them."""
    heads = reading.find(Person, Query(filters=(Filter("relation", Test.equals, Relation.head), *ON_THE_REGISTER)))
    return list(_named(reading.find(Household), heads).values())


def names_of(reading: Reading, ids: Sequence[int]) -> dict[int, HouseholdName]:
    """Return the households ``ids`` as rosters name them."""
    return _named(reading.many(Household, ids), reading.linking(Person, "household", ids))


def _named(households: Iterable[Household], persons: Iterable[Person]) -> dict[int, HouseholdName]:
    heads = {each.household.id: each.name for each in persons if each.household and each.relation is Relation.head}
    return {
        each.id or 0: HouseholdName(each.book_number, each.address, heads.get(each.id or 0, ""), each.uid)
        for each in households
    }


def references_to(work: Work, names: Iterable[HouseholdName]) -> dict[HouseholdName, Reference]:
    """Return a link to every one of the households ``names``, those made of which there is none."""
    wanted = list(dict.fromkeys(names))
    kept = {each.uid: each for each in work.with_uids(Household, [name.uid for name in wanted if name.uid])}
    new = [name for name in wanted if name.uid not in kept]
    made = work.add_all([Household(address=name.address, book_number=name.number) for name in new])
    found = {name: kept[name.uid] for name in wanted if name.uid in kept} | dict(zip(new, made, strict=True))
    return {name: Reference(each.id or 0, each.uid, each.called_as()) for name, each in found.items()}
