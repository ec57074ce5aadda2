"""What is kept of each disclosure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import AttachmentKind, Choice, Date, Flag, Link, LongText, Parts, Phone, Text, Whole
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.values import Attachment, Reference
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.people.domain import Person


class State(Enum):
    """How far a disclosure has come."""

    draft = _("draft")
    printed = _("printed")
    ended = _("ended")


def a_disclosure_names_somebody_and_nobody_twice(disclosure: Disclosure) -> Iterator[Problem]:
    """A disclosure of persons is about persons, each once; a draft may still look for them."""
    named = [each.person.uid for each in disclosure.persons if each.person]
    if not named and not disclosure.is_draft:
        yield Problem("persons", _("Choose at least one person."), "required")
    if len(set(named)) < len(named):
        yield Problem("persons", _("A person stands here twice."), "twice")


def the_period_ends_after_it_begins(disclosure: Disclosure) -> Iterator[Problem]:
    """The last day follows from the first; a slip of the hand must not shorten it."""
    if disclosure.first_day and disclosure.last_day and disclosure.last_day < disclosure.first_day:
        yield Problem("last_day", _("The period ends before it begins."), "ends before it begins")


def objections_need_somebody_to_turn_to(disclosure: Disclosure) -> Iterator[Problem]:
    """A disclosure asks for opinions, so it must say where they go before it hangs."""
    if not disclosure.is_draft and not disclosure.phone.strip() and not disclosure.address.strip():
        yield Problem("phone", _("Say where objections are received: a phone number or an address."), "required")


class Disclosure(Record):
    """One disclosure: whom it is about, how long it hangs, by which rule, and the paper itself."""

    title = _("Disclosure")
    plural = _("Disclosures")
    called = "heading"
    order_by = ("first_day",)

    type_code: str = field(_("Type"), Text(), required=True, in_list=False)
    type_version: str = field(_("Version of the type"), Text(), in_list=False)
    heading: str = field(_("Title"), Text(), required=True, search=Search.keys)
    proposer: Reference | None = field(_("Proposed by"), Link(lambda: Body))
    persons: tuple[DisclosedPerson, ...] = field(_("Persons"), Parts(lambda: DisclosedPerson))
    posted_on: dt.date | None = field(_("Posting day"), Date(), required=True, in_list=False)
    first_day: dt.date | None = field(_("First day"), Date(), required=True)
    working_days: int | None = field(_("Working days"), Whole(1, 250), required=True)
    last_day: dt.date | None = field(_("Last day"), Date(), required=True)
    provisional: bool = field(
        _("Calendar provisional"), Flag(), in_list=False, hint=_("The holidays of that year are not announced yet.")
    )
    rule_code: str = field(_("Rule of the period"), Text(), in_list=False)
    rule_version: str = field(_("Version of the rule"), Text(), in_list=False)
    contact: str = field(_("Contact person"), Text(), in_list=False)
    phone: str = field(_("Phone for objections"), Phone(), in_list=False)
    address: str = field(_("Address for objections"), Text(), in_list=False)
    signer: str = field(_("Signed by"), Text(), required=True, in_list=False)
    signed_on: dt.date | None = field(_("Date of signature"), Date(), required=True, in_list=False)
    state: State = field(_("State"), Choice(State), required=True)
    paper: Attachment | None = field(_("Paper as printed"), AttachmentKind(("application/pdf",)), in_list=False)
    notes: str = field(
        _("Notes"),
        LongText(),
        in_list=False,
        hint=_("The legal basis, and what publication means for the persons named. It is not printed."),
    )

    rules = (
        a_disclosure_names_somebody_and_nobody_twice,
        the_period_ends_after_it_begins,
        objections_need_somebody_to_turn_to,
    )

    @property
    def is_draft(self) -> bool:
        """Whether nothing of it has been printed yet."""
        return self.state is State.draft


class DisclosedPerson(Record):
    """One person whom a disclosure names."""

    title = _("Person on the disclosure")
    plural = _("Persons on the disclosure")
    called = "person"

    person: Reference | None = field(_("Person"), Link(lambda: Person), required=True)


RECORDS: tuple[type[Record], ...] = (Disclosure,)
