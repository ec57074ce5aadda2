"""Disclosures: what the office puts on the wall, about whom, for how long."""

from desktop_app.modules.disclosures.domain.hanging import (
    Stage,
    a_disclosure_hangs_until_its_last_day_is_over,
    a_period_is_not_shorter_than_a_sure_rule,
    countdown,
    is_posted_too_late,
    stage_on,
    with_its_period,
    working_days_left,
)
from desktop_app.modules.disclosures.domain.records import RECORDS, DisclosedPerson, Disclosure, State
from desktop_app.modules.disclosures.domain.types import DisclosureType, disclosure_types, type_called
from desktop_app.modules.disclosures.domain.writing import Facts, facts_of, filled

__all__ = [
    "RECORDS",
    "DisclosedPerson",
    "Disclosure",
    "DisclosureType",
    "Facts",
    "Stage",
    "State",
    "a_disclosure_hangs_until_its_last_day_is_over",
    "a_period_is_not_shorter_than_a_sure_rule",
    "countdown",
    "disclosure_types",
    "facts_of",
    "filled",
    "is_posted_too_late",
    "stage_on",
    "type_called",
    "with_its_period",
    "working_days_left",
]
