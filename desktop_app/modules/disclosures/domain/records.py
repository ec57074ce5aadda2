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
from desktop_app.modules.disclosures.domain.catalogue import CatalogueItem
from desktop_app.modules.disclosures.domain.filled import Filled
from desktop_app.modules.disclosures.domain.kept import (
    everything_the_type_asks_for_is_filled_in,
    type_of,
    values_of,
    what_is_typed_beside_each_person_is_there,
)
from desktop_app.modules.disclosures.domain.types import (
    BadType,
    an_own_type_keeps_period_and_objections,
    an_own_type_shows_no_more_than_the_one_it_was_made_from,
    read_text,
)
from desktop_app.modules.people.domain import Person


class State(Enum):
    """How far a disclosure has come."""

    draft = _("draft")
    printed = _("printed")
    posted = _("posted")
    ended = _("ended")
    archived = _("archived")


def a_disclosure_names_somebody_and_nobody_twice(disclosure: Disclosure) -> Iterator[Problem]:
    """A disclosure of persons is about persons, each once; a draft may still look for them."""
    table = type_of(disclosure).persons
    named = [each.person.uid for each in disclosure.persons if each.person]
    if named and table is None:
        yield Problem("persons", _("A paper of this type names no persons of the roster."), "no persons")
    if not named and not disclosure.is_draft and table is not None and table.required:
        yield Problem("persons", _("Choose at least one person."), "required")
    if table is not None and table.is_single and len(named) > 1:
        yield Problem("persons", _("A paper of this type is about one person."), "several")
    if len(set(named)) < len(named):
        yield Problem("persons", _("A person stands here twice."), "twice")


def what_hangs_for_a_time_has_its_days(disclosure: Disclosure) -> Iterator[Problem]:
    """Where a rule sets the period, first and last day stand on the paper."""
    if not type_of(disclosure).period_rule:
        return
    for name in ("first_day", "working_days", "last_day"):
        if getattr(disclosure, name) is None:
            said = _("{field} is required.", field=Disclosure.field(name).label)
            yield Problem(name, said, "required")


def the_title_has_no_gap(disclosure: Disclosure) -> Iterator[Problem]:
    """A title that still names a field instead of its value is not ready for the wall."""
    there = values_of(disclosure)
    labels = [f"〔{each.label}〕" for each in type_of(disclosure).fields if each.code in there]
    if not disclosure.is_draft and any(label in disclosure.heading for label in labels):
        yield Problem("heading", _("The title still has a gap."), "gap")


def the_period_ends_after_it_begins(disclosure: Disclosure) -> Iterator[Problem]:
    """The last day follows from the first; a slip of the hand must not shorten it."""
    if disclosure.first_day and disclosure.last_day and disclosure.last_day < disclosure.first_day:
        yield Problem("last_day", _("The period ends before it begins."), "ends before it begins")


def objections_need_somebody_to_turn_to(disclosure: Disclosure) -> Iterator[Problem]:
    """A disclosure asks for opinions, so it must say where they go before it hangs."""
    if disclosure.is_draft or not type_of(disclosure).objections:
        return
    if not disclosure.phone.strip() and not disclosure.address.strip():
        yield Problem("phone", _("Say where objections are received: a phone number or an address."), "required")


class Disclosure(Record):
    """One disclosure: whom it is about, how long it hangs, by which rule, and the paper itself."""

    title = _("Disclosure")
    plural = _("Disclosures")
    called = "heading"
    order_by = ("first_day",)

    type_code: str = field(_("Type"), Text(), required=True, in_list=False)
    type_version: str = field(_("Version of the type"), Text(), in_list=False)
    type_text: str = field(
        _("Type as it was used"), LongText(), in_list=False, hint=_("A draft follows its type; a paper keeps its own.")
    )
    heading: str = field(_("Title"), Text(), required=True, search=Search.keys)
    proposer: Reference | None = field(_("Proposed by"), Link(lambda: Body), search=Search.keys)
    persons: tuple[DisclosedPerson, ...] = field(_("Persons"), Parts(lambda: DisclosedPerson))
    filled: str = field(_("Filled in"), Filled(), in_list=False, search=Search.words)
    posted_on: dt.date | None = field(_("Posting day"), Date(), required=True, in_list=False, search=Search.keys)
    first_day: dt.date | None = field(_("First day"), Date())
    working_days: int | None = field(_("Working days"), Whole(1, 250))
    last_day: dt.date | None = field(_("Last day"), Date(), search=Search.keys)
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
    catalogue_item: Reference | None = field(_("Item of the catalogue"), Link(lambda: CatalogueItem), in_list=False)
    result_of: Reference | None = field(_("Result of"), Link(lambda: Disclosure), in_list=False)
    notes: str = field(_("Notes"), LongText(), in_list=False, hint=_("For the office; they are not printed."))

    rules = (
        everything_the_type_asks_for_is_filled_in,
        what_is_typed_beside_each_person_is_there,
        the_title_has_no_gap,
        what_hangs_for_a_time_has_its_days,
        a_disclosure_names_somebody_and_nobody_twice,
        the_period_ends_after_it_begins,
        objections_need_somebody_to_turn_to,
    )

    @property
    def is_draft(self) -> bool:
        """Whether nothing of it has been printed yet."""
        return self.state is State.draft

    @property
    def was_printed(self) -> bool:
        """Whether there is a paper of it."""
        return self.state is not State.draft

    @property
    def has_hung(self) -> bool:
        """Whether it hangs on a wall, or did."""
        return self.state in (State.posted, State.ended, State.archived)

    @property
    def is_off_the_wall(self) -> bool:
        """Whether it was taken down; what hung there is not replaced any more."""
        return self.state in (State.ended, State.archived)


class DisclosedPerson(Record):
    """One person whom a disclosure names."""

    title = _("Person on the disclosure")
    plural = _("Persons on the disclosure")
    called = "person"

    person: Reference | None = field(_("Person"), Link(lambda: Person), required=True, search=Search.keys)
    given: str = field(_("Beside the name"), Filled())


def the_text_declares_a_type(template: DisclosureTemplate) -> Iterator[Problem]:
    """What an office writes is checked like what comes with the program, and can only narrow what is shown."""
    try:
        kind = read_text(template.text, template.name)
    except BadType as wrong:
        yield Problem("text", _("Line {line}: {complaint}", line=wrong.line, complaint=wrong.complaint), "no type")
        return
    if kind.code != template.code:
        yield Problem("text", _("Its code must stay “{code}”.", code=template.code), "another code")
    yield from an_own_type_shows_no_more_than_the_one_it_was_made_from(kind)
    yield from an_own_type_keeps_period_and_objections(kind)


class DisclosureTemplate(Record):
    """A type of disclosure that the office has made from one of the program's."""

    title = _("Own type of disclosure")
    plural = _("Own types of disclosure")
    order_by = ("name",)
    unique = ("code",)

    code: str = field(_("Code"), Text(), required=True, in_list=False)
    name: str = field(_("Name"), Text(), required=True, search=Search.keys)
    revision: int = field(_("Version"), Whole(1), default=1, hint=_("Raised at each change."))
    text: str = field(_("What it says"), LongText(), required=True, in_list=False)

    rules = (the_text_declares_a_type,)
