"""How a disclosure comes into the store: its period counted, its rule remembered, its paper kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.rules import PACKS, Rule, read_pack, rule_on
from desktop_app.domain.values import Reference
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.disclosures.domain import (
    DisclosedPerson,
    Disclosure,
    DisclosureType,
    State,
    a_disclosure_hangs_until_its_last_day_is_over,
    with_its_period,
)
from desktop_app.modules.office.domain import Office
from desktop_app.modules.people.domain import Person
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

RULES = PACKS / "disclosures.toml"
PDF = "application/pdf"


@dataclass(frozen=True)
class Order:
    """What a clerk asks of a disclosure; what is left empty follows from the office profile and the rules."""

    kind: DisclosureType
    persons: Sequence[str] = ()
    """Uids; a draft may begin without any."""
    posted_on: dt.date = field(default_factory=dt.date.today)
    proposer: str = ""
    """Uid of the body that proposes; '' leaves the signer."""


def office_of(reading: Reading) -> Office:
    """Return the profile of the office whose store this is; raises ``AppError`` where none was filled in."""
    for office in reading.find(Office, most=1):
        return office
    raise AppError(_("Fill in the office profile first: documents need to say who signs."))


def rule_of_period(kind: DisclosureType, day: dt.date) -> Rule:
    """Return the rule that sets how many working days a disclosure posted on ``day`` hangs; raises ``NoRule``."""
    return rule_on(read_pack(RULES), kind.period_rule, day)


def drafted(reading: Reading, order: Order, calendar: WorkingCalendar) -> Disclosure:
    """Return a new disclosure for ``order``, not yet saved, with its period counted by the rule in force.

    Raises ``Gone`` for a person or body that is not in the store, ``NoRule`` where no rule sets the period.
    """
    rule = rule_of_period(order.kind, order.posted_on)
    office = office_of(reading)
    persons = [reading.with_uid(Person, uid) for uid in order.persons]
    disclosure = Disclosure(
        type_code=order.kind.code,
        type_version=order.kind.version,
        heading=order.kind.title,
        proposer=_reference(reading, order.proposer),
        persons=tuple(DisclosedPerson(person=reading.reference(person)) for person in persons),
        posted_on=order.posted_on,
        working_days=rule.value,
        rule_code=rule.code,
        rule_version=rule.version,
        contact=office.contact,
        phone=office.phone,
        address=office.address or office.name,
        signer=_signer(order.kind, office),
        signed_on=order.posted_on,
    )
    return with_its_period(disclosure, calendar)


def _reference(reading: Reading, uid: str) -> Reference | None:
    return reading.reference(reading.with_uid(Body, uid)) if uid else None


def _signer(kind: DisclosureType, office: Office) -> str:
    if kind.signer == "committee":
        return office.committee_as_it_signs()
    return office.party_organisation_as_it_signs()


def persons_of(reading: Reading, disclosure: Disclosure) -> list[Person]:
    """Return the persons whom ``disclosure`` names, in its order."""
    return reading.many(Person, [each.person.id for each in disclosure.persons if each.person])


def refuse_unfit_for_the_wall(disclosure: Disclosure) -> None:
    """Raise ``Refused`` with everything that a draft may lack and a paper may not."""
    problems = disclosure.with_values(state=State.printed).problems()
    if problems:
        raise Refused(problems)


def save_printed(work: Work, disclosure: Disclosure, pdf: bytes, name: str = "") -> Disclosure:
    """Keep ``disclosure`` as printed, with the very paper; what was printed of it before stays in the history.

    Raises ``AppError`` for one that was taken down: its paper is what hung there, and stays that.
    """
    if disclosure.state is State.ended:
        raise AppError(_("This disclosure was taken down; what was printed of it is not replaced."))
    paper = work.keep(name or f"{disclosure.heading}.pdf", PDF, pdf)
    return work.save(disclosure.with_values(state=State.printed, paper=paper))


def take_down(work: Work, disclosure: Disclosure, day: dt.date) -> Disclosure:
    """Note that ``disclosure`` was taken off the wall on ``day``; raises ``Refused`` while its period runs."""
    problems = tuple(a_disclosure_hangs_until_its_last_day_is_over(disclosure, day))
    if problems:
        raise Refused(problems)
    return work.save(disclosure.with_values(state=State.ended))


def on_the_wall(reading: Reading, most: int = 200) -> list[Disclosure]:
    """Return the disclosures that hang, or wait to be taken down, those that end first coming first."""
    hanging = Filter("state", Test.equals, State.printed)
    return reading.find(Disclosure, Query(filters=(hanging,), order_by="last_day"), most=most)


def newest_first(reading: Reading, most: int) -> list[Disclosure]:
    """Return the disclosures of the store, the last posted first."""
    return reading.find(Disclosure, Query(order_by="posted_on", descending=True), most=most)
