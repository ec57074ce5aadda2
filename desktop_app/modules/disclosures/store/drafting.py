"""How a disclosure begins: its type chosen, its period counted, its rule remembered."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.rules import PACKS, Rule, read_pack, rule_on
from desktop_app.domain.values import Attachment, Reference
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.disclosures.domain import (
    CatalogueItem,
    DisclosedPerson,
    Disclosure,
    DisclosureTemplate,
    DisclosureType,
    disclosure_types,
    text_of_values,
    title_of,
    type_called,
    with_its_period,
)
from desktop_app.modules.disclosures.domain.kept import Values
from desktop_app.modules.disclosures.domain.types import BadType, Group, Rows, read_text, written_type
from desktop_app.modules.disclosures.domain.words import SEVERAL
from desktop_app.modules.office.domain import Office
from desktop_app.modules.people.domain import Person
from desktop_app.store.query import Query
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

RULES = PACKS / "disclosures.toml"
OWN = "（本社区）"
"""Ends the name of a copy until the office gives it another."""


@dataclass(frozen=True)
class Order:
    """What a clerk asks of a disclosure; what is left empty follows from the office profile and the rules."""

    kind: DisclosureType
    persons: Sequence[str] = ()
    """Uids; a draft may begin without any."""
    posted_on: dt.date = field(default_factory=dt.date.today)
    proposer: str = ""
    """Uid of the body that proposes; '' leaves the signer."""
    values: Values = field(default_factory=dict)
    """What is filled into the fields of the type, by their codes."""
    item: str = ""
    """Uid of the item of the catalogue for which it is made; '' for none."""
    beside: Sequence[Values] = ()
    """What is typed beside each person, in the order of ``persons``; () for nothing."""


def office_of(reading: Reading) -> Office:
    """Return the profile of the office whose store this is; raises ``AppError`` where none was filled in."""
    for office in reading.find(Office, most=1):
        return office
    raise AppError(_("Fill in the office profile first: documents need to say who signs."))


def types_in(reading: Reading) -> tuple[DisclosureType, ...]:
    """Return the types of the program and those of the office, the office's after the program's of their group."""
    own = [kind for template in reading.find(DisclosureTemplate) for kind in _readable(template)]
    return (
        tuple(sorted((*disclosure_types(), *own), key=lambda kind: list(Group).index(kind.group)))
        if own
        else disclosure_types()
    )


def _readable(template: DisclosureTemplate) -> tuple[DisclosureType, ...]:
    """Return the type of ``template``; none where an older program has written what this one does not take."""
    try:
        return (own_type(template),)
    except BadType:
        return ()


def own_type(template: DisclosureTemplate) -> DisclosureType:
    """Return the type that ``template`` declares; raises ``BadType`` where it was written for another program."""
    return read_text(template.text, template.name)


def type_in(reading: Reading, code: str) -> DisclosureType:
    """Return the type with ``code``, of the program or of the office; raises ``UnknownType``."""
    return type_called(code, types_in(reading))


def copied(reading: Reading, kind: DisclosureType) -> DisclosureTemplate:
    """Return the beginning of an own type made from ``kind``, not yet saved."""
    taken = {each.code for each in types_in(reading)}
    base = kind.base or kind.code
    code = next(code for number in range(1, len(taken) + 2) if (code := f"{base}_{number}") not in taken)
    own = replace(kind, code=code, base=base, version="1", name=f"{kind.name}{OWN}")
    return DisclosureTemplate(code=code, name=own.name, text=written_type(own))


def save_template(work: Work, template: DisclosureTemplate) -> DisclosureTemplate:
    """Keep an own type under the next version; raises ``Refused`` with every complaint, each naming its line."""
    problems = template.problems()
    if problems:
        raise Refused(problems)
    revision = template.revision + 1 if template.id else template.revision
    kind = replace(own_type(template), version=str(revision))
    return work.save(template.with_values(name=kind.name, revision=revision, text=written_type(kind)))


def with_newest_type(reading: Reading, disclosure: Disclosure) -> Disclosure:
    """Return a draft with the newest words of its type; what was printed keeps its own."""
    if not disclosure.is_draft:
        return disclosure
    kind = next((each for each in types_in(reading) if each.code == disclosure.type_code), None)
    if kind is None:
        return disclosure
    return disclosure.with_values(type_version=kind.version, type_text=kind.source)


def rule_of_period(kind: DisclosureType, day: dt.date) -> Rule:
    """Return the rule that sets how many working days a disclosure posted on ``day`` hangs; raises ``NoRule``."""
    return rule_on(read_pack(RULES), kind.period_rule, day)


def drafted(reading: Reading, order: Order, calendar: WorkingCalendar) -> Disclosure:
    """Return a new disclosure for ``order``, not yet saved, with its period counted by the rule in force.

    Raises ``Gone`` for a person or body that is not in the store, ``NoRule`` where no rule sets the period.
    """
    office, kind = office_of(reading), order.kind
    persons = [reading.with_uid(Person, uid) for uid in order.persons]
    disclosure = Disclosure(
        type_code=kind.code,
        type_version=kind.version,
        type_text=kind.source,
        proposer=_reference(reading, order.proposer),
        catalogue_item=reading.reference(reading.with_uid(CatalogueItem, order.item)) if order.item else None,
        persons=tuple(_part(reading, order, place, person) for place, person in enumerate(persons)),
        filled=text_of_values({**_starting_values(kind), **order.values}, kind.fields),
        posted_on=order.posted_on,
        contact=office.contact,
        phone=office.phone,
        address=office.address or office.name,
        signer=_signer(kind, office),
        signed_on=order.posted_on,
    )
    disclosure = _with_rule(disclosure, kind, order.posted_on, calendar)
    return disclosure.with_values(heading=title_of(kind, disclosure))


def _with_rule(disclosure: Disclosure, kind: DisclosureType, day: dt.date, calendar: WorkingCalendar) -> Disclosure:
    """Count the period by its rule; a type without one hangs as long as it is of use."""
    if not kind.period_rule:
        return disclosure
    rule = rule_of_period(kind, day)
    ruled = disclosure.with_values(working_days=rule.value, rule_code=rule.code, rule_version=rule.version)
    return with_its_period(ruled, calendar)


def _starting_values(kind: DisclosureType) -> Values:
    return {each.code: each.kind.parse(each.start) for each in kind.fields if each.start and not _is_table(each.kind)}


def _is_table(kind: object) -> bool:
    return isinstance(kind, Rows)


def _part(reading: Reading, order: Order, place: int, person: Person) -> DisclosedPerson:
    beside = order.beside[place] if place < len(order.beside) else {}
    own = order.kind.persons.own if order.kind.persons else ()
    return DisclosedPerson(person=reading.reference(person), given=text_of_values(beside, own))


def _reference(reading: Reading, uid: str) -> Reference | None:
    return reading.reference(reading.with_uid(Body, uid)) if uid else None


def _signer(kind: DisclosureType, office: Office) -> str:
    committee, party = office.committee_as_it_signs(), office.party_organisation_as_it_signs()
    return {"committee": committee, "party_organisation": party, "both": f"{party}{SEVERAL}{committee}"}[kind.signer]


def persons_of(reading: Reading, disclosure: Disclosure) -> list[Person]:
    """Return the persons whom ``disclosure`` names, in its order."""
    return reading.many(Person, [each.person.id for each in disclosure.persons if each.person])


def pictures_of(reading: Reading, persons: Sequence[Person]) -> dict[str, bytes]:
    """Return the pictures kept for characters of ``persons``; none where two show one private character differently.

    A private code point means what the office's system made it mean, and two systems may disagree.
    """
    shown: dict[str, set[Attachment]] = defaultdict(set)
    for part in (part for person in persons for part in person.pictured):
        if part.picture:
            shown[part.character].add(part.picture)
    chosen = {character: min(several, key=_sum) for character, several in shown.items() if _agree(character, several)}
    return {character: reading.content(picture) for character, picture in chosen.items()}


def _sum(picture: Attachment) -> str:
    return picture.sha256


def _agree(character: str, several: set[Attachment]) -> bool:
    return len({each.sha256 for each in several}) == 1 or unicodedata.category(character[0]) != "Co"


def newest_first(reading: Reading, most: int) -> list[Disclosure]:
    """Return the disclosures of the store, the last posted first."""
    return reading.find(Disclosure, Query(order_by="posted_on", descending=True), most=most)
