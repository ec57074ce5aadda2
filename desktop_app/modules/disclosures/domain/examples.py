"""A disclosure of invented persons and values, to show what a type looks like before anything is filled in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from desktop_app.domain.address import Address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.resident_id import Sex
from desktop_app.domain.values import Reference
from desktop_app.modules.disclosures.domain.kept import text_of_values
from desktop_app.modules.disclosures.domain.records import DisclosedPerson, Disclosure
from desktop_app.modules.disclosures.domain.types import DisclosureType, RowColumn, Rows
from desktop_app.modules.disclosures.domain.words import title_of
from desktop_app.modules.people.domain import Education, Person

DAY = dt.date(2026, 11, 23)
"""A Monday."""
_LAST = {5: dt.date(2026, 11, 30), 7: dt.date(2026, 12, 2), 10: dt.date(2026, 12, 7), 20: dt.date(2026, 12, 21)}
_USUAL_DAYS = 5
_INVENTED = (
    ("周文远", Sex.male, (1986, 4), "汉族", Education.bachelor, "3"),
    ("欧阳晓", Sex.female, (1991, 9), "汉族", Education.master, "12"),
    ("阿依古丽·买买提", Sex.female, (1988, 12), "维吾尔族", Education.college, "7"),
    ("单秀英", Sex.female, (1979, 6), "回族", Education.senior, "3"),
)
COMMITTEE, PARTY, BRANCH = "幸福社区居民委员会", "中共幸福社区委员会", "幸福社区第一党支部"
SIGNED = {"committee": COMMITTEE, "party_organisation": PARTY, "both": f"{PARTY}；{COMMITTEE}"}


def invented_persons(kind: DisclosureType) -> tuple[Person, ...]:
    """Return persons who do not exist, as many as a type that names persons shows well; none for other types."""
    many = _INVENTED if kind.persons else ()
    single = kind.persons is not None and not kind.group.in_catalogue
    return tuple(
        Person(
            id=number,
            uid=f"invented-{number}",
            name=name,
            sex=sex,
            birth=PartialDate(*born),
            ethnicity=ethnicity,
            education=education,
            address=Address(building),
        )
        for number, (name, sex, born, ethnicity, education, building) in enumerate(many[:1] if single else many, 1)
    )


def example_of(kind: DisclosureType, working_days: int = _USUAL_DAYS) -> Disclosure:
    """Return a draft of ``kind`` with the examples of its fields filled in, about :func:`invented_persons`."""
    has_period = bool(kind.period_rule)
    draft = Disclosure(
        type_code=kind.code,
        type_version=kind.version,
        type_text=kind.source,
        proposer=Reference(1, "invented", BRANCH) if kind.signer == "party_organisation" else None,
        persons=tuple(_part(kind, person) for person in invented_persons(kind)),
        filled=text_of_values(example_values(kind), kind.fields),
        posted_on=DAY,
        first_day=DAY + dt.timedelta(days=1) if has_period else None,
        working_days=working_days if has_period else None,
        last_day=_LAST.get(working_days, _LAST[_USUAL_DAYS]) if has_period else None,
        contact="赵赟",
        phone="0571-88234567",
        address="幸福路18号社区党群服务中心",
        signer=SIGNED[kind.signer],
        signed_on=DAY,
    )
    return draft.with_values(heading=title_of(kind, draft))


def example_values(kind: DisclosureType) -> dict[str, Any]:
    """Return the examples of the fields of ``kind`` as values."""
    return {
        each.code: each.kind.read([list(row) for row in each.example])
        if isinstance(each.kind, Rows)
        else each.kind.parse(str(each.example))
        for each in kind.fields
        if each.example
    }


def _part(kind: DisclosureType, person: Person) -> DisclosedPerson:
    columns = kind.persons.columns if kind.persons else ()
    own: list[tuple[RowColumn, str]] = [(column.own, column.example) for column in columns if column.own]
    values = {column.code: column.kind.parse(example) for column, example in own}
    given = text_of_values(values, tuple(column for column, _example in own))
    return DisclosedPerson(person=Reference(person.id or 0, person.uid, person.name), given=given)
