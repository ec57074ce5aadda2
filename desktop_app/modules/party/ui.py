"""The page of the Party members' room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from desktop_app.domain.days import PartialDate
from desktop_app.domain.i18n import Message, _, n_
from desktop_app.domain.record import Record
from desktop_app.modules.party import store
from desktop_app.modules.party.domain import Membership, MembershipKind
from desktop_app.modules.people.domain import Person
from desktop_app.store.database import Database
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.ui.desk import Desk
from desktop_app.ui.due_words import urgency, when_words
from desktop_app.ui.filters.chips import RoomFilter
from desktop_app.ui.form.panels import Line, Panel
from desktop_app.ui.record_page.extending import Extension
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.room import Due


def party_page(
    desk: Desk,
    bring_in: Callable[[Desk], object] | None = None,
) -> RecordPage:
    """Return the room's page."""
    members = Extension(
        count=_count,
        filters=(
            RoomFilter(_("On probation"), lambda: (store.ON_PROBATION,)),
            RoomFilter(_("Probation ends soon"), lambda: store.ends_soon(dt.date.today())),
            RoomFilter(_("Reported here by employers' branches"), lambda: (_of_kind(MembershipKind.reporting),)),
        ),
        panels=(Panel(_("Person"), _("No person is chosen."), _person),),
        bring_in=bring_in,
    )
    return RecordPage(Membership, desk, members)


def due(database: Database, day: dt.date) -> list[Due]:
    """Return the probations that end within two months or have ended: the member may apply to become full."""
    with database.reading() as reading:
        members = store.ending_probations(reading, day)
    return [_probation(each, each.joined, day) for each in members if each.joined]


def _probation(member: Membership, joined: PartialDate, day: dt.date) -> Due:
    end = store.probation_ends(joined)
    return Due(
        _("Probation"),
        member.person.title if member.person else "",
        member.branch.title if member.branch else "",
        when_words(end, day),
        end,
        urgency(end, day),
        Membership.__name__,
        member.uid,
    )


def _of_kind(kind: MembershipKind) -> Filter:
    return Filter("kind", Test.equals, kind)


def _count(reading: Reading) -> Message:
    members = n_("{n:,} member", "{n:,} members", reading.count(Membership))
    probationary = reading.count(Membership, Query(filters=(store.ON_PROBATION,)))
    return _("{members}, of them {probationary} on probation", members=members, probationary=probationary)


def _person(reading: Reading, member: Record) -> list[Line]:
    if not isinstance(member, Membership) or member.person is None:
        return []
    person = reading.get(Person, member.person.id)
    told = [person.birth.iso() if person.birth else "", person.address.show() if person.address else ""]
    return [Line(person.name, "  ".join(one for one in told if one), Person.__name__, person.uid)]


def _words(member: Membership) -> str:
    return f"{member.standing.value}  {member.kind.value}"


def _memberships_of_person(reading: Reading, person: Record) -> list[Line]:
    return [
        Line(each.branch.title if each.branch else _held_by(each), _words(each), Membership.__name__, each.uid)
        for each in store.memberships_of(reading, person)
    ]


def _held_by(member: Membership) -> str:
    return member.held_by or str(_("no branch"))


def _members_of_body(reading: Reading, body: Record) -> list[Line]:
    return [
        Line(each.person.title if each.person else "", _words(each), Membership.__name__, each.uid)
        for each in store.members_of(reading, body)
    ]


MEMBERSHIP_OF_A_PERSON = Panel(_("Party"), _("No Party membership is known."), _memberships_of_person)
"""What this room tells of a person."""
MEMBERS_OF_A_BODY = Panel(_("Party members"), _("No Party members belong to this body."), _members_of_body)
"""What this room tells of a body."""
