"""Disclosures: what the office puts on the wall, about whom, for how long."""

from desktop_app.modules.disclosures.domain.records import RECORDS, DisclosedPerson, Disclosure, State
from desktop_app.modules.disclosures.domain.types import DisclosureType, disclosure_types, type_called
from desktop_app.modules.disclosures.domain.writing import Facts, facts_of, filled

__all__ = [
    "RECORDS",
    "DisclosedPerson",
    "Disclosure",
    "DisclosureType",
    "Facts",
    "State",
    "disclosure_types",
    "facts_of",
    "filled",
    "type_called",
]
