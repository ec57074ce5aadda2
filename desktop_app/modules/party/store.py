"""What the Party members' room asks of the store."""

from __future__ import annotations

import datetime as dt

from desktop_app.domain.days import PartialDate
from desktop_app.domain.months import months_later
from desktop_app.domain.record import Record
from desktop_app.modules.party.domain import Membership, Standing
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading

PROBATION_MONTHS = 12
"""The probation lasts one year (Constitution of the Communist Party of China, art. 7)."""
MONTHS_AHEAD = 2

ON_PROBATION = Filter("standing", Test.equals, Standing.probationary)


def probation_ends(joined: PartialDate) -> dt.date:
    """Return the day on which the probation of one who joined on ``joined`` ends, the first it can be."""
    return months_later(joined.earliest(), PROBATION_MONTHS)


def ends_soon(day: dt.date) -> tuple[Filter, ...]:
    """Return the filters for members whose probation ends within two months of ``day`` or has ended."""
    joined = PartialDate.of(months_later(day, MONTHS_AHEAD - PROBATION_MONTHS))
    return ON_PROBATION, Filter("joined", Test.at_most, joined)


def ending_probations(reading: Reading, day: dt.date) -> list[Membership]:
    """Return the members whose probation ends within two months of ``day`` or has ended."""
    return reading.find(Membership, Query(filters=ends_soon(day)))


def memberships_of(reading: Reading, person: Record) -> list[Membership]:
    """Return the Party membership of ``person``, if there is one."""
    return reading.find(Membership, Query(filters=(Filter("person", Test.equals, reading.reference(person)),)))


def members_of(reading: Reading, branch: Record) -> list[Membership]:
    """Return the members whose membership ``branch`` holds or to which they have reported."""
    return reading.find(Membership, Query(filters=(Filter("branch", Test.equals, reading.reference(branch)),)))
