"""Whose store this is, and what the office has taught the program."""

from __future__ import annotations

from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Flag, LongText, Phone, Text
from desktop_app.domain.record import Record, field


class Office(Record):
    """The office that works with this store; there is one."""

    title = _("Office")
    plural = _("Offices")
    called = "name"

    name: str = field(_("Name of the community"), Text(), required=True)
    street: str = field(_("Street office"), Text())
    committee: str = field(_("Residents' committee, as it signs"), Text())
    party_organisation: str = field(_("Party organisation, as it signs"), Text())
    address: str = field(_("Address of the office"), Text())
    contact: str = field(_("Contact person"), Text())
    phone: str = field(_("Phone of the office"), Phone())
    hours: str = field(_("Office hours"), Text())
    red_head: bool = field(
        _("May use the red head"), Flag(), hint=_("A residents' committee is no state organ; leave this off if unsure.")
    )

    def committee_as_it_signs(self) -> str:
        """Return the name under a notice of the residents' committee."""
        return self.committee or f"{self.name}居民委员会"

    def party_organisation_as_it_signs(self) -> str:
        """Return the name under a notice of the Party organisation."""
        return self.party_organisation or f"中共{self.name}委员会"


class ImportLayout(Record):
    """Which column of a workbook's layout means what, as the clerk has settled it."""

    title = _("Workbook layout")
    plural = _("Workbook layouts")
    called = "fingerprint"
    unique = ("fingerprint",)

    fingerprint: str = field(_("Layout"), Text(), required=True)
    columns: str = field(_("Columns"), LongText(), required=True)


RECORDS: tuple[type[Record], ...] = (Office, ImportLayout)
