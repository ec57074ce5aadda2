"""What of a person reaches the paper, masked; and the words of a type with their fields filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.days import PartialDate
from desktop_app.domain.kinds import LongText, Money
from desktop_app.domain.masking import masked_address, masked_name
from desktop_app.domain.telling_apart import told_apart
from desktop_app.modules.disclosures.domain.kept import values_in, values_of
from desktop_app.modules.disclosures.domain.records import Disclosure
from desktop_app.modules.disclosures.domain.tables import FilledTable, filled_table
from desktop_app.modules.disclosures.domain.types import (
    FULL_NAME,
    NUMBER,
    ONE,
    PERSONS,
    DisclosureType,
    Line,
    PersonColumn,
    braces,
    fill,
    on_paper,
)
from desktop_app.modules.disclosures.domain.words import words_of_values
from desktop_app.modules.people.domain import Person

Facts = Mapping[str, str]
"""What a type allows of one person, masked, by the fact's name."""
HINTS = ("building", "birth_month", "branch")
"""What may stand behind a name to tell it from an equal one, where the type allows it, the least revealing first."""


@dataclass(frozen=True)
class FilledLine:
    """One paragraph (``level`` 0) or heading, ready to be set."""

    text: str
    level: int = 0


@dataclass(frozen=True)
class FilledText:
    """A text of several paragraphs as the clerk wrote it."""

    text: str


Filling = FilledLine | FilledText | FilledTable


def facts_of(person: Person, kind: DisclosureType, branch: str = "") -> Facts:
    """Return what ``kind`` allows of ``person``, each fact masked; nothing else of the person leaves here."""
    return {name: _FACTS[name](person, branch) for name in kind.allowed}


def facts_of_all(persons: Sequence[Person], kind: DisclosureType, branch: str = "") -> tuple[Facts, ...]:
    """Return the facts of ``persons``; equal names are told apart by what ``kind`` allows and shows nowhere else."""
    facts = [facts_of(person, kind, branch) for person in persons]
    shown = {column.fact for column in kind.persons.columns} if kind.persons else set()
    hints = [name for name in HINTS if name in kind.allowed and name not in shown]
    if "name" not in kind.allowed or not hints:
        return tuple(facts)
    names = told_apart([each["name"] for each in facts], [[each[hint] for hint in hints] for each in facts])
    return tuple({**each, "name": name} for each, name in zip(facts, names, strict=True))


def _birth_month(birth: PartialDate | None) -> str:
    if birth is None:
        return ""
    return f"{birth.year}年{birth.month}月" if birth.month else f"{birth.year}年"


_FACTS: dict[str, Callable[[Person, str], str]] = {
    "name": lambda person, _branch: masked_name(person.name),
    FULL_NAME: lambda person, _branch: person.name,
    "sex": lambda person, _branch: str(person.sex.value) if person.sex else "",
    "birth_month": lambda person, _branch: _birth_month(person.birth),
    "ethnicity": lambda person, _branch: person.ethnicity,
    "education": lambda person, _branch: str(person.education.value) if person.education else "",
    "branch": lambda _person, branch: branch,
    "employer": lambda person, _branch: person.employer,
    "building": lambda person, _branch: masked_address(person.address.show()) if person.address else "",
}


def written(kind: DisclosureType, disclosure: Disclosure, persons: Sequence[Person]) -> Iterator[Filling]:
    """Yield the wording of ``kind`` with the values of ``disclosure`` in place, about ``persons``.

    A line is left out while one of its fields that may be empty is; what is required and missing stands as 〔label〕.
    """
    values, words = values_of(disclosure), _words(kind, disclosure, persons)
    for line in kind.lines:
        if not _stands(line, words, values):
            continue
        if line.table == PERSONS:
            yield from _table_of_persons(kind, disclosure, persons)
        elif line.table:
            yield filled_table(kind.field(line.table), values.get(line.table, ()))
        elif line.text in (f"{{{each.code}}}" for each in kind.fields if type(each.kind) is LongText):
            yield FilledText(words[line.text[1:-1]])
        else:
            yield FilledLine(fill(line.text, words), line.level)


def addressee_of(kind: DisclosureType, disclosure: Disclosure, persons: Sequence[Person] = ()) -> str:
    """Return whom the paper about ``persons`` addresses, '' for nobody or where a field of it is empty."""
    words = _words(kind, disclosure, persons)
    return fill(kind.addressee, words) if all(words[word] for word in braces(kind.addressee)) else ""


def attachments_of(kind: DisclosureType, disclosure: Disclosure) -> tuple[str, ...]:
    """Return the names of what is attached, one for each line of the field."""
    lines = words_of_values(kind, disclosure)[kind.attachments].splitlines() if kind.attachments else []
    return tuple(line.strip() for line in lines if line.strip())


def _words(kind: DisclosureType, disclosure: Disclosure, persons: Sequence[Person]) -> Mapping[str, str]:
    """Return every word of ``kind``, those of the one person it is about among them."""
    words = words_of_values(kind, disclosure)
    if kind.persons is None or not kind.persons.is_single:
        return words
    facts = facts_of(persons[0], kind) if persons else dict.fromkeys(kind.allowed, "〔姓名〕")
    return {**words, **{f"{ONE}{name}": text for name, text in facts.items()}}


def _stands(line: Line, words: Mapping[str, str], values: Mapping[str, object]) -> bool:
    if line.needs and not (words.get(line.needs) or values.get(line.needs)):
        return False
    return all(words[word] for word in braces(line.text))


def _table_of_persons(kind: DisclosureType, disclosure: Disclosure, persons: Sequence[Person]) -> Iterator[FilledTable]:
    """Yield the table of persons, if there are any; a column typed for nobody is left out."""
    if kind.persons is None or not persons:
        return
    given = {part.person.uid: values_in(part.given, kind.persons.own) for part in disclosure.persons if part.person}
    branch = disclosure.proposer.title if disclosure.proposer else ""
    facts = facts_of_all(persons, kind, branch)
    cells = [
        [_cell(column, number, each, given.get(person.uid, {})) for column in kind.persons.columns]
        for number, (person, each) in enumerate(zip(persons, facts, strict=True), 1)
    ]
    kept = [
        place for place, column in enumerate(kind.persons.columns) if column.fact or any(row[place] for row in cells)
    ]
    columns = [kind.persons.columns[place] for place in kept]
    yield FilledTable(
        tuple(column.head for column in columns),
        tuple(tuple(row[place] for place in kept) for row in cells),
        frozenset(place for place, column in enumerate(columns) if column.own and isinstance(column.own.kind, Money)),
    )


def _cell(column: PersonColumn, number: int, facts: Facts, given: Mapping[str, object]) -> str:
    if column.own is None:
        return str(number) if column.fact == NUMBER else facts[column.fact]
    value = given.get(column.own.code)
    return "" if value is None else on_paper(column.own.kind, value)
