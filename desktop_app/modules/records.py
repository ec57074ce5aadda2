"""Every record of every room, in the order of the rooms."""

from __future__ import annotations

from desktop_app.domain.record import Record
from desktop_app.modules.bodies import domain as bodies
from desktop_app.modules.disclosures import domain as disclosures
from desktop_app.modules.office import domain as office
from desktop_app.modules.party import domain as party
from desktop_app.modules.people import domain as people

RECORDS: tuple[type[Record], ...] = (
    *office.RECORDS,
    *people.RECORDS,
    *bodies.RECORDS,
    *party.RECORDS,
    *disclosures.RECORDS,
)
