"""Party membership: which branch holds it, of which kind it is, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import Enum

from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Choice, Flag, Link, LongText, Partial, Text
from desktop_app.domain.record import Record, Search, field
from desktop_app.domain.values import Reference
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.people.domain import Person


class MembershipKind(Enum):
    """Where the membership is held."""

    registered = _("registered member")
    reporting = _("reporting member")
    floating = _("floating member")


class Standing(Enum):
    """How far the admission has come."""

    full = _("full member")
    probationary = _("probationary member")


def a_full_member_was_admitted_before_becoming_full(member: Membership) -> Iterator[Problem]:
    """Becoming a full member follows the admission (Party constitution, art. 7: a probation of one year)."""
    joined, full = member.joined, member.full_since
    if joined and full and full < joined and not full.agrees_with(joined):
        yield Problem("full_since", _("This is before the day of joining."), "ends before it begins")


def a_probationary_member_is_not_yet_full(member: Membership) -> Iterator[Problem]:
    """Whoever has become a full member is on probation no longer."""
    full = member.full_since
    if member.standing is Standing.probationary and full and full.earliest() <= dt.date.today():
        yield Problem("standing", _("A probationary member has no day of becoming full yet."), "contradiction")


class Membership(Record):
    """One person's membership of the Party."""

    title = _("Party member")
    plural = _("Party members")
    called = "person"
    order_by = ("branch",)
    unique = ("person",)

    person: Reference | None = field(
        _("Person"), Link(lambda: Person), required=True, search=Search.keys, section=_("Membership")
    )
    branch: Reference | None = field(_("Branch"), Link(lambda: Body))
    kind: MembershipKind = field(_("Kind of membership"), Choice(MembershipKind), required=True)
    standing: Standing = field(_("Standing"), Choice(Standing), required=True)
    joined: PartialDate | None = field(_("Joined on"), Partial())
    full_since: PartialDate | None = field(_("Full member since"), Partial())
    held_by: str = field(_("Held by the branch of"), Text(), in_list=False, search=Search.keys)
    voting: bool = field(_("Has the right to vote"), Flag(), default=True, in_list=False)
    notes: str = field(_("Notes"), LongText(), in_list=False)

    rules = (a_full_member_was_admitted_before_becoming_full, a_probationary_member_is_not_yet_full)


RECORDS: tuple[type[Record], ...] = (Membership,)
