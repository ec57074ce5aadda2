"""The sorts of rosters that can be brought in, and which of them a sheet looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _
from desktop_app.exchange.recognise import Roster as Found
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.workbooks import Workbook
from desktop_app.modules.party.domain import Membership
from desktop_app.modules.party.exchange import MembersRoster
from desktop_app.modules.people.exchange import PeopleRoster
from desktop_app.modules.people.exchange.importing import Roster


@dataclass(frozen=True)
class Sort:
    """One sort of roster: its name for programs, its title, and the room whose list shows what was brought in."""

    name: str
    title: Message
    says: Message
    roster: Roster
    room: str


SORTS: Mapping[str, Sort] = {
    "people": Sort(
        "people", _("Residents"), _("Everybody who lives here, one person in a row."), PeopleRoster(), "people"
    ),
    "members": Sort(
        "members",
        _("Party members"),
        _("Persons with their branch and the days of their membership."),
        MembersRoster(),
        "party",
    ),
}


def sort_it_looks_like(workbook: Workbook, sheet: str = "") -> Sort:
    """Return the sort of roster that ``workbook`` seems to be: of members where heads of a membership are found."""
    try:
        found = find_roster(workbook, SORTS["members"].roster.target, sheet)
    except AppError:
        return SORTS["people"]
    return SORTS["members" if tells_memberships(found) else "people"]


def tells_memberships(found: Found) -> bool:
    """Say whether at least two columns are about a membership and not about the person alone."""
    own = {each.name for each in Membership.fields} - {"person", "notes"}
    return len(own & set(found.layout.mapping.values())) >= 2
