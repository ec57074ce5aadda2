"""How a disclosure comes into the store: its period counted, its rule remembered, its paper kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _
from desktop_app.domain.rules import PACKS, read_pack, rule_on
from desktop_app.domain.values import Reference
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.disclosures.domain import DisclosedPerson, Disclosure, DisclosureType, State
from desktop_app.modules.office.domain import Office
from desktop_app.modules.people.domain import Person
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

RULES = PACKS / "disclosures.toml"


@dataclass(frozen=True)
class Order:
    """What a clerk asks of a disclosure; what is left empty follows from the office profile and the rules."""

    kind: DisclosureType
    persons: Sequence[str]
    """Uids."""
    posted_on: dt.date = field(default_factory=dt.date.today)
    proposer: str = ""
    """Uid of the body that proposes; '' leaves the signer."""


def office_of(reading: Reading) -> Office:
    """Return the profile of the office whose store this is; raises ``AppError`` where none was filled in."""
    for office in reading.find(Office, most=1):
        return office
    raise AppError(_("Fill in the office profile first: documents need to say who signs."))


def drafted(reading: Reading, order: Order, calendar: WorkingCalendar) -> Disclosure:
    """Return a new disclosure for ``order``, not yet saved, with its period counted by the rule in force.

    Raises ``Gone`` for a person or body that is not in the store, ``NoRule`` where no rule sets the period.
    """
    rule = rule_on(read_pack(RULES), order.kind.period_rule, order.posted_on)
    period = calendar.period(order.posted_on, rule.value)
    office = office_of(reading)
    persons = [reading.with_uid(Person, uid) for uid in order.persons]
    return Disclosure(
        type_code=order.kind.code,
        type_version=order.kind.version,
        heading=order.kind.title,
        proposer=_reference(reading, order.proposer),
        persons=tuple(DisclosedPerson(person=reading.reference(person)) for person in persons),
        first_day=period.first,
        working_days=rule.value,
        last_day=period.last,
        provisional=period.provisional,
        rule_code=rule.code,
        rule_version=rule.version,
        contact=office.contact,
        phone=office.phone,
        address=office.address or office.name,
        signer=_signer(order.kind, office),
        signed_on=order.posted_on,
    )


def _reference(reading: Reading, uid: str) -> Reference | None:
    return reading.reference(reading.with_uid(Body, uid)) if uid else None


def _signer(kind: DisclosureType, office: Office) -> str:
    if kind.signer == "committee":
        return office.committee_as_it_signs()
    return office.party_organisation_as_it_signs()


def persons_of(reading: Reading, disclosure: Disclosure) -> list[Person]:
    """Return the persons whom ``disclosure`` names, in its order."""
    return reading.many(Person, [each.person.id for each in disclosure.persons if each.person])


def save_printed(work: Work, disclosure: Disclosure, pdf: bytes) -> Disclosure:
    """Keep ``disclosure`` as printed, with the very paper."""
    paper = work.keep(f"{disclosure.heading}.pdf", "application/pdf", pdf)
    return work.save(disclosure.with_values(state=State.printed, paper=paper))


def running_on(reading: Reading, day: dt.date, most: int = 50) -> list[Disclosure]:
    """Return the printed disclosures whose period has not ended before ``day`` or waits to be taken down."""
    running = (Filter("state", Test.equals, State.printed), Filter("first_day", Test.at_most, day))
    return reading.find(Disclosure, Query(filters=running, order_by="last_day"), most=most)
