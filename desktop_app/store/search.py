"""Finding records while the clerk types.

Short fields give *keys*: texts kept beside the record's id, found by their beginnings (a range of
an index, 0.1 ms over 200,000 persons, where LIKE reads every row). Long texts give *words*: pairs of
neighbouring characters in a contentless full-text table, because two characters are how clerks
search and the stock tokenizers need three; what the pairs find is checked against the text itself.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, singledispatch
from itertools import pairwise
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    literal,
    or_,
    text,
)

from desktop_app.domain import kinds, pinyin
from desktop_app.domain.address import Address, parse_address
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.kinds import Kind
from desktop_app.domain.phone import SEPARATOR
from desktop_app.domain.record import Field, Record, Search
from desktop_app.store.bulk import write_rows
from desktop_app.store.schema import Schema, Shelf, table_name

LAST = chr(0x10FFFF)
"""Sorts after every character, so that ``key < prefix + LAST`` ends the range of a prefix."""
TAIL = "~"
"""Begins the keys that hold a number backwards."""
LONGEST_KEY = 60
_TERMS = 8
_LONGEST_TERM = 100
_NUMBER = re.compile(r"[0-9]{2,18}x?|[0-9-]{4,20}|x")
_DAY_SIGNS = re.compile("[./年月日]")
_AND_UP = 2


def comparable(words: str) -> str:
    """Return ``words`` as keys are written: half width, lower case, without blanks at the ends."""
    if words.isascii():
        return words.lower().strip()
    return unicodedata.normalize("NFKC", words).lower().strip()


@singledispatch
def keys_of(kind: Kind[Any], value: Any) -> Iterable[str]:
    """Return the keys by whose beginnings ``value`` is found."""
    written = comparable(kind.show(value))
    return [written[start:] for start in range(min(len(written), LONGEST_KEY))]


@keys_of.register
def _keys_of_name(_kind: kinds.PersonName, value: str) -> Iterable[str]:
    return pinyin.name_keys(value)


@keys_of.register
def _keys_of_numbered_name(_kind: kinds.NumberedName, value: str) -> Iterable[str]:
    return {*keys_of(kinds.Text(), value), *pinyin.name_keys(value)}


@keys_of.register
def _keys_of_pinyin(_kind: kinds.Pinyin, value: str) -> Iterable[str]:
    return pinyin.name_keys("", manual=value)


@keys_of.register(kinds.ResidentId)
def _keys_of_id(_kind: Kind[Any], value: str) -> Iterable[str]:
    number = value.lower()
    return number, _backwards(number)


@keys_of.register(kinds.Phone)
def _keys_of_phone(_kind: Kind[Any], value: str) -> Iterator[str]:
    for number in value.split(SEPARATOR):
        digits = number.replace("-", "")
        yield from {number, digits, _backwards(digits)}


def _backwards(digits: str) -> str:
    """Return the key by which the last digits of a number, however many, are found: the number from its end."""
    return TAIL + digits[::-1]


@keys_of.register
def _keys_of_day(_kind: kinds.Date, value: dt.date) -> Iterable[str]:
    return value.isoformat(), f"{value:%Y%m%d}"


@keys_of.register(kinds.AddressKind)
def _keys_of_address(_kind: Kind[Any], value: Address) -> Iterator[str]:
    parts = [part.lower() for part in (value.building, value.unit, value.room) if part]
    if parts:
        yield "-".join(parts) + "-"
    if value.room:
        yield value.room.lower()
    if value.place:
        yield from keys_of(kinds.Text(), value.place)


@singledispatch
def asked_of(_kind: Kind[Any], term: str) -> tuple[str, ...]:
    """Return the beginnings of keys that ``term`` asks a field of ``kind`` for."""
    return (term,)


@asked_of.register
def _asked_of_name(_kind: kinds.PersonName, term: str) -> tuple[str, ...]:
    return (pinyin.comparable(term),)


@asked_of.register
def _asked_of_numbered_name(_kind: kinds.NumberedName, term: str) -> tuple[str, ...]:
    return (term, pinyin.comparable(term))


@asked_of.register(kinds.ResidentId)
@asked_of.register(kinds.Phone)
def _asked_of_number(_kind: Kind[Any], term: str) -> tuple[str, ...]:
    return (term, _backwards(term)) if _NUMBER.fullmatch(term) else ()


@asked_of.register
def _asked_of_day(_kind: kinds.Date, term: str) -> tuple[str, ...]:
    return (_DAY_SIGNS.sub("-", term).rstrip("-"),)


@asked_of.register(kinds.AddressKind)
def _asked_of_address(_kind: Kind[Any], term: str) -> tuple[str, ...]:
    """Turn ``3号楼2单元`` into the key it begins, ``3-2-``; other texts are looked for as they stand."""
    try:
        address = parse_address(term)
    except Unreadable:
        return ()
    if not address.building or address.place:
        return (term,)
    return ("-".join(part.lower() for part in (address.building, address.unit, address.room) if part) + "-",)


class _Values:
    """The values of a statement, each under a name of its own."""

    def __init__(self) -> None:
        self.bound: list[BindParameter[str]] = []

    def name(self, value: str) -> str:
        """Bind ``value`` and return what stands for it in the statement."""
        self.bound.append(bindparam(f"asked_{len(self.bound)}", value, unique=True))
        return f":asked_{len(self.bound) - 1}"


def found_by(shelf: Shelf, words: str) -> ColumnElement[bool]:
    """Return the condition that every one of ``words`` (parted by blanks) finds the living record.

    It is written as text: putting it together from objects took longer than finding one of 200,000 persons. Only
    the names of tables and columns are put into it; what was typed is bound.
    """
    values = _Values()
    terms = [term[:_LONGEST_TERM] for term in comparable(words).split()[:_TERMS]]
    conditions = [f"{shelf.table.name}.id IN ({_ids_found_by(shelf, term, values)})" for term in terms]
    return cast(ColumnElement[bool], text(" AND ".join(conditions) or "1 = 1").bindparams(*values.bound))


def held_by(shelf: Shelf, words: str) -> ColumnElement[bool]:
    """Return the condition that every one of ``words`` stands in a searched field; reads every row.

    The recycle bin is searched so: what lies there is in no index.
    """
    fields = [*_with_keys(shelf.record), *shelf.searched(Search.words)]
    columns = [func.lower(shelf.table.c[shelf.slot(each.name).columns[0]]) for each in fields]
    return and_(
        literal(True),
        *(or_(literal(False), *(func.instr(each, term) > 0 for each in columns)) for term in comparable(words).split()),
    )


def _ids_found_by(shelf: Shelf, term: str, values: _Values) -> str:
    """Select the ids that ``term`` finds: only the indexes are read, so that the database has no choice to make."""
    ways = _ids_of_keys(shelf.table.name, _with_keys(shelf.record), term, values) if shelf.keys is not None else []
    ways += [way for each in _searched_links(shelf.record) for way in _ids_linking_to_what(shelf, each, term, values)]
    ways += [way for _field, part in shelf.parts for way in _ids_owning_what(shelf, part, term, values)]
    if shelf.words and len(term) >= _AND_UP:
        ways.append(_ids_whose_words_hold(shelf, term, values))
    return " UNION ".join(ways) or "SELECT 0 WHERE 1 = 0"


def _with_keys(record: type[Record]) -> list[Field]:
    """Return the fields of ``record`` that have keys of their own; a link is found by the keys of its target."""
    return [each for each in record.fields if each.search is Search.keys and not isinstance(each.kind, kinds.Link)]


def _searched_links(record: type[Record]) -> list[Field]:
    return [each for each in record.fields if each.search is Search.keys and isinstance(each.kind, kinds.Link)]


def _ids_of_keys(table: str, fields: Iterable[Field], term: str, values: _Values) -> list[str]:
    """Select one range of the index of ``table`` for each beginning of a key that ``term`` asks for."""
    asked = sorted({key for each in fields for key in asked_of(each.kind, term) if key})
    return [
        f'SELECT id FROM {table}_key WHERE "key" >= {values.name(each)} AND "key" < {values.name(each + LAST)}'  # noqa: S608 - a name of the schema
        for each in asked
    ]


def _ids_linking_to_what(shelf: Shelf, link: Field, term: str, values: _Values) -> list[str]:
    """Select the living records whose ``link`` leads to a record that ``term`` finds: a member by the person's name."""
    start = f"SELECT id FROM {shelf.table.name} WHERE removed_at IS NULL AND"  # noqa: S608 - names of the schema
    return [f"{start} {linked}" for linked in _linking_to_what(shelf, link, term, values)]


def _ids_owning_what(shelf: Shelf, part: Shelf, term: str, values: _Values) -> list[str]:
    """Select the living records that own a part whose link leads to a record that ``term`` finds."""
    start = f"SELECT id FROM {shelf.table.name} WHERE removed_at IS NULL AND id IN"  # noqa: S608 - names of the schema
    linked = [each for link in _searched_links(part.record) for each in _linking_to_what(part, link, term, values)]
    return [f"{start} (SELECT owner_id FROM {part.table.name} WHERE {each})" for each in linked]  # noqa: S608 - names of the schema


def _linking_to_what(shelf: Shelf, link: Field, term: str, values: _Values) -> list[str]:
    """Name the conditions that the ``link`` of a row of ``shelf`` leads to a record that ``term`` finds."""
    target = cast(kinds.Link, link.kind).target()
    linked = shelf.slot(link.name).columns[0]
    return [f"{linked} IN ({each})" for each in _ids_of_keys(table_name(target), _with_keys(target), term, values)]


def _ids_whose_words_hold(shelf: Shelf, term: str, values: _Values) -> str:
    """Select the ids whose long texts hold ``term``: the pairs say which may, the text itself which do."""
    pairs, held = values.name(" ".join(_pairs(term))), values.name(term)
    holds = " OR ".join(f"instr(lower(texts.{each.name}), {held}) > 0" for each in shelf.searched(Search.words))
    return (
        f"SELECT texts.id FROM {shelf.words} JOIN {shelf.table.name} AS texts ON texts.id = {shelf.words}.rowid "  # noqa: S608 - names of the schema
        f"WHERE {shelf.words} MATCH {pairs} AND ({holds})"
    )


@lru_cache(maxsize=4096)
def _pairs(words: str) -> tuple[str, ...]:
    """Name each pair of neighbouring characters in plain letters, so that no tokenizer has an opinion on it."""
    return tuple(f"{ord(one):x}x{ord(other):x}" for one, other in pairwise(words.lower()))


def index(connection: Connection, shelf: Shelf, records: Sequence[Record]) -> None:
    """Write what ``records`` are found by; nothing of them may be in the index yet."""
    if shelf.keys is not None:
        write_rows(connection, shelf.keys, ("key", "id"), _keys(shelf, records))
    if shelf.words:
        names = [each.name for each in shelf.searched(Search.words)]
        rows = [(pairs, record.id) for record in records if (pairs := _all_pairs(record, names))]
        if rows:
            connection.exec_driver_sql(f"INSERT INTO {shelf.words} (pairs, rowid) VALUES (?, ?)", rows)  # noqa: S608 - a name of the schema


def unindex(connection: Connection, shelf: Shelf, records: Sequence[Record]) -> None:
    """Forget what ``records``, as they were when they were indexed, are found by.

    The keys are computed again rather than looked up: an index by record would double the cost of every import.
    """
    if shelf.keys is not None:
        keys = [{"gone": key, "whose": number} for key, number in _keys(shelf, records)]
        one = and_(shelf.keys.c.key == bindparam("gone"), shelf.keys.c.id == bindparam("whose"))
        if keys:
            connection.execute(delete(shelf.keys).where(one), keys)
    if shelf.words:
        forget = text(f"DELETE FROM {shelf.words} WHERE rowid = :gone")  # noqa: S608 - a name of the schema
        connection.execute(forget, [{"gone": record.id} for record in records])


def _keys(shelf: Shelf, records: Sequence[Record]) -> list[tuple[str, int]]:
    """Return every key of ``records`` once with its record's id; neighbours in the index are written together."""
    found: set[tuple[str, int]] = set()
    for each in _with_keys(shelf.record):
        kind, keys = each.kind, keys_of.dispatch(type(each.kind))
        held = [(cast(int, record.id), value) for record in records if (value := record.__dict__[each.name])]
        found.update([(key[:LONGEST_KEY], number) for number, value in held for key in keys(kind, value) if key])
    return sorted(found, key=itemgetter(0))


def _all_pairs(record: Record, names: Iterable[str]) -> str:
    return " ".join(filter(None, [_pairs_in(getattr(record, name)) for name in names]))


@lru_cache(maxsize=4096)
def _pairs_in(words: str) -> str:
    return " ".join(_pairs(comparable(words)))


def create_word_tables(connection: Connection, schema: Schema) -> None:
    """Create the full-text tables, which SQLAlchemy has no words for."""
    for shelf in schema.shelves():
        if shelf.words:
            connection.execute(
                text(
                    f"CREATE VIRTUAL TABLE {shelf.words} USING fts5"
                    "(pairs, content='', contentless_delete=1, detail='none', tokenize='ascii')"
                )
            )
