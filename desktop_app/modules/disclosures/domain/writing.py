"""What of a person reaches the paper, masked; and the words of a type with their fields filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop_app.domain.days import PartialDate
from desktop_app.domain.masking import masked_address, masked_name
from desktop_app.modules.disclosures.domain.records import Disclosure
from desktop_app.modules.disclosures.domain.types import DisclosureType, Line, fill
from desktop_app.modules.people.domain import Person

Facts = Mapping[str, str]
"""What a type allows of one person, masked, by the fact's name."""


@dataclass(frozen=True)
class FilledLine:
    """One paragraph or heading, ready to be set."""

    text: str
    is_heading: bool


def facts_of(person: Person, kind: DisclosureType, branch: str = "") -> Facts:
    """Return what ``kind`` allows of ``person``, each fact masked; nothing else of the person leaves here."""
    return {name: _FACTS[name](person, branch) for name in kind.allowed}


def _birth_month(birth: PartialDate | None) -> str:
    if birth is None:
        return ""
    return f"{birth.year}年{birth.month}月" if birth.month else f"{birth.year}年"


_FACTS: dict[str, Callable[[Person, str], str]] = {
    "name": lambda person, _branch: masked_name(person.name),
    "sex": lambda person, _branch: str(person.sex.value) if person.sex else "",
    "birth_month": lambda person, _branch: _birth_month(person.birth),
    "ethnicity": lambda person, _branch: person.ethnicity,
    "education": lambda person, _branch: str(person.education.value) if person.education else "",
    "branch": lambda _person, branch: branch,
    "employer": lambda person, _branch: person.employer,
    "building": lambda person, _branch: masked_address(person.address.show()) if person.address else "",
}


def filled(lines: tuple[Line, ...], disclosure: Disclosure) -> list[FilledLine]:
    """Return ``lines`` with the values of ``disclosure`` in place, without those whose value is missing."""
    values = _values(disclosure)
    return [FilledLine(fill(line.text, values), line.is_heading) for line in lines if _has(line, values)]


def _has(line: Line, values: Mapping[str, str]) -> bool:
    return not line.needs or bool(values[line.needs])


def _values(disclosure: Disclosure) -> dict[str, str]:
    return {
        "proposer": disclosure.proposer.title if disclosure.proposer else disclosure.signer,
        "count": str(len(disclosure.persons)),
        "first_day": _day(disclosure.first_day),
        "last_day": _day(disclosure.last_day),
        "working_days": str(disclosure.working_days or ""),
        "contact": disclosure.contact.strip(),
        "phone": disclosure.phone.strip(),
        "address": disclosure.address.strip(),
        "signer": disclosure.signer,
    }


def _day(day: dt.date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
