"""What must hold in a type as a whole: its words name its fields, its columns its facts, and no fact is private."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import LongText
from desktop_app.modules.disclosures.domain.types.braces import braces, has_a_lone_brace
from desktop_app.modules.disclosures.domain.types.declared import (
    CONSENT,
    COUNT,
    FACTS,
    FULL_NAME,
    NUMBER,
    OF_THE_PERIOD,
    ONE,
    PERSONS,
    TOTAL,
    WORDS,
    DisclosureType,
    Line,
)
from desktop_app.modules.disclosures.domain.types.entries import BadType, Entries
from desktop_app.modules.disclosures.domain.types.field_kinds import ADDED_UP, FullName


def check(kind: DisclosureType, entries: Entries) -> None:
    """Raise :class:`BadType` for the first rule that ``kind`` breaks; ``entries`` know the lines."""
    for rule in (
        codes_stand_once,
        only_known_facts_are_allowed,
        columns_show_only_what_is_allowed,
        full_names_ask_for_consent,
        only_amounts_are_added_up,
        amounts_follow_from_amounts,
        words_name_only_what_there_is,
        titles_have_no_gap,
        tables_have_their_place,
        a_long_text_stands_alone,
    ):
        for key, complaint in rule(kind):
            raise entries.complaint(key, complaint)
    for line, complaint in _wrong_lines(kind):
        raise _in_wording(entries, line, complaint)


Complaints = Iterator[tuple[str, Message]]


def _in_wording(entries: Entries, line: Line, complaint: Message) -> BadType:
    begins = entries.line("wording")
    opened = entries.source.text.splitlines()[begins - 1].rstrip()
    below = line.number if opened.endswith('"""') and opened.count('"""') == 1 else line.number - 1
    return entries.source.complaint(begins + below, complaint)


def codes_stand_once(kind: DisclosureType) -> Complaints:
    """A code names one thing in the whole type, and nothing that every type has."""
    codes = [*(each.code for each in kind.fields), *(each.code for each in kind.computed)]
    for code in codes:
        if codes.count(code) > 1 or code in WORDS | {PERSONS, NUMBER} or code.endswith((TOTAL, COUNT)):
            yield "field", _("“{code}” is taken already; give the field another code.", code=code)
    tables = [rows.columns for _field, rows in kind.tables] + ([kind.persons.own] if kind.persons else [])
    for columns in tables:
        if len({column.code for column in columns}) < len(columns):
            yield "field", _("Two columns of a table have the same code.")


def only_known_facts_are_allowed(kind: DisclosureType) -> Complaints:
    """Facts about a person come from a closed set, each with its mask (docs/decisions/0005)."""
    strange = sorted(set(kind.allowed) - FACTS - {FULL_NAME})
    if strange:
        yield "allowed", _("It asks for what no type may show: {names}.", names=", ".join(strange))
    if kind.allowed and kind.persons is None:
        yield "allowed", _("It allows facts of persons and names none: the table “persons” is missing.")


def columns_show_only_what_is_allowed(kind: DisclosureType) -> Complaints:
    """The allow-list is the whole truth about what may be shown of a person."""
    columns = kind.persons.columns if kind.persons else ()
    for column in columns:
        if column.fact and column.fact not in {*kind.allowed, NUMBER}:
            yield "allowed", _("A column shows “{fact}”, which is not allowed.", fact=column.fact)
    if kind.persons and not columns and not any(word.startswith(ONE) for word in kind.asks):
        yield PERSONS, _("A table needs columns.")


def full_names_ask_for_consent(kind: DisclosureType) -> Complaints:
    """A name is printed in full only with the consent of the person or the family, and that is written down."""
    shows = FULL_NAME in kind.allowed or any(isinstance(each.kind, FullName) for each in kind.fields)
    if shows and not any(each.code == CONSENT and each.required for each in kind.fields):
        yield "field", _("A type that prints full names needs a required field “consent”: who agreed, and when.")


def only_amounts_are_added_up(kind: DisclosureType) -> Complaints:
    """Only money and whole numbers have a total."""
    for each, rows in kind.tables:
        for column in rows.columns:
            if column.total and not isinstance(column.kind, ADDED_UP):
                said = _("“{column}” of “{table}” is no amount and has no total.", column=column.code, table=each.code)
                yield "field", said


def amounts_of(kind: DisclosureType) -> frozenset[str]:
    """Return the words that stand for an amount: fields, totals of columns, counts of rows."""
    fields = {each.code for each in kind.fields if isinstance(each.kind, ADDED_UP)}
    totals = {
        f"{each.code}_{column.code}{TOTAL}" for each, rows in kind.tables for column in rows.columns if column.total
    }
    return frozenset(fields | totals | {f"{each.code}{COUNT}" for each, _rows in kind.tables})


def amounts_follow_from_amounts(kind: DisclosureType) -> Complaints:
    """What is computed follows from amounts, or from what was computed above it."""
    known = set(amounts_of(kind))
    for each in kind.computed:
        strange = sorted({*each.plus, *each.minus} - known)
        if strange or not (each.plus or each.minus):
            yield (
                "computed",
                _("“{code}” follows from what is no amount: {names}.", code=each.code, names=", ".join(strange)),
            )
        known.add(each.code)


def words_of(kind: DisclosureType) -> frozenset[str]:
    """Return everything that may stand in the braces of ``kind``."""
    own = {each.code for each in kind.fields} - {each.code for each, _rows in kind.tables}
    there = WORDS if kind.period_rule else WORDS - OF_THE_PERIOD
    one = {f"{ONE}{fact}" for fact in kind.allowed} if kind.persons and kind.persons.is_single else set()
    return there | own | one | amounts_of(kind) | {each.code for each in kind.computed}


def words_name_only_what_there_is(kind: DisclosureType) -> Complaints:
    """Title and addressee name fields only; the lines of the wording are checked one by one."""
    for key, text in (("title", kind.title), ("addressee", kind.addressee)):
        for word in braces(text):
            if word not in words_of(kind):
                yield key, _not_known(word)
        if has_a_lone_brace(text):
            yield key, _("A brace stands alone: write {code} with both.", code="{code}")
    long = {each.code for each in kind.fields if isinstance(each.kind, LongText)}
    if kind.attachments and kind.attachments not in long:
        yield "attachments", _("“{name}” must be a field of long text.", name=kind.attachments)


def titles_have_no_gap(kind: DisclosureType) -> Complaints:
    """What stands in the title must be there: a title cannot be left out like a line."""
    required = {each.code for each in kind.fields if each.required} | {"signer", "proposer", "posted_on"}
    for word in braces(kind.title):
        if word not in required | OF_THE_PERIOD | {f"{ONE}{FULL_NAME}"}:
            yield "title", _("“{name}” stands in the title and must be required.", name=word)


def _not_known(word: str) -> Message:
    return _("The words ask for “{name}”, which is no field of this type.", name=word)


def _wrong_lines(kind: DisclosureType) -> Iterator[tuple[Line, Message]]:
    known, tables = words_of(kind), {each.code for each, _rows in kind.tables}
    for line in kind.lines:
        strange = [word for word in (*braces(line.text), line.needs) if word and word not in known | tables]
        strange += [word for word in braces(line.text) if word in tables]
        if strange:
            yield line, _not_known(strange[0])
        if has_a_lone_brace(line.text):
            yield line, _("A brace stands alone: write {code} with both.", code="{code}")
        if line.table and line.table not in tables | ({PERSONS} if kind.persons else set()):
            yield line, _("There is no table “{name}”.", name=line.table)


def tables_have_their_place(kind: DisclosureType) -> Complaints:
    """What is filled in is printed: every table stands in the wording, once."""
    placed = [line.table for line in kind.lines if line.table]
    persons = [PERSONS] if kind.persons and not kind.persons.is_single else []
    for name in [*(each.code for each, _rows in kind.tables), *persons]:
        if placed.count(name) != 1:
            yield "wording", _("The table “{name}” must stand in the wording once: [{name}].", name=name)


def a_long_text_stands_alone(kind: DisclosureType) -> Complaints:
    """A text of several paragraphs cannot stand in the middle of one."""
    long = {each.code for each in kind.fields if isinstance(each.kind, LongText)}
    for line in kind.lines:
        for word in braces(line.text):
            if word in long and (line.text != f"{{{word}}}" or line.level):
                yield "wording", _("“{name}” has several paragraphs and must stand on a line of its own.", name=word)
