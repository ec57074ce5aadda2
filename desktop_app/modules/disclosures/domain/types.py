"""Types of disclosure: data files that say what may stand on the paper, in which words, for how long.

Whatever a type does not allow cannot reach the paper: its columns are checked against its own
allow-list when the file is read, and the words may hold only the known fields in braces.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

FOLDER = Path(__file__).resolve().parents[4] / "resources" / "templates" / "disclosures"
LARGEST_TYPE = 200_000
"""Bytes; a larger file is no type of disclosure."""
FACTS = frozenset({"name", "sex", "birth_month", "ethnicity", "education", "branch", "employer", "building"})
"""What of a person a type may allow at all; neither ID number, phone nor bank card is among them."""
NUMBER = "number"
WORDS = frozenset(
    {"proposer", "count", "first_day", "last_day", "working_days", "contact", "phone", "address", "signer"}
)
"""What may stand in braces in a type's words."""
SIGNERS = frozenset({"party_organisation", "committee"})
_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Line:
    """One paragraph or heading; left out when the word ``needs`` names is not filled in."""

    text: str
    is_heading: bool = False
    needs: str = ""


@dataclass(frozen=True)
class FactColumn:
    """One column of the table of persons."""

    head: str
    fact: str


@dataclass(frozen=True)
class DisclosureType:
    """One type of disclosure, as its file declares it."""

    code: str
    version: str
    name: str
    title: str
    kicker: str
    """The line over the title of a poster."""
    signer: str
    period_rule: str
    allowed: tuple[str, ...]
    opening: tuple[Line, ...]
    columns: tuple[FactColumn, ...]
    after_table: tuple[Line, ...]


class BadType(AppError):
    """A file that declares no right type of disclosure; the sentence says what is wrong."""


class UnknownType(AppError):
    """No type of disclosure has this code."""


@cache
def disclosure_types() -> tuple[DisclosureType, ...]:
    """Return the types that come with the program, in the order of their codes."""
    return tuple(read_type(path) for path in sorted(FOLDER.glob("*.toml")))


def type_called(code: str) -> DisclosureType:
    """Return the type with ``code``; raises :class:`UnknownType` naming those that exist."""
    for each in disclosure_types():
        if each.code == code:
            return each
    known = ", ".join(each.code for each in disclosure_types())
    raise UnknownType(_("There is no disclosure type “{code}”; there are: {known}.", code=code, known=known))


def read_type(path: Path) -> DisclosureType:
    """Read and check the type at ``path``; raises :class:`BadType`."""
    if path.stat().st_size > LARGEST_TYPE:
        raise BadType(_("“{file}” is too large for a type of disclosure.", file=path.name))
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        read = _type(table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as mistake:
        raise BadType(
            _("“{file}” is no type of disclosure: {mistake}.", file=path.name, mistake=str(mistake))
        ) from None
    _check(path.name, read)
    return read


def _type(table: Mapping[str, Any]) -> DisclosureType:
    texts = {
        name: _text(table, name) for name in ("code", "version", "name", "title", "kicker", "signer", "period_rule")
    }
    return DisclosureType(
        **texts,
        allowed=tuple(str(name) for name in _several(table, "allowed")),
        opening=tuple(_line(each) for each in _several(table, "opening")),
        columns=tuple(FactColumn(_text(each, "head"), _text(each, "fact")) for each in _several(table, "column")),
        after_table=tuple(_line(each) for each in _several(table, "after_table")),
    )


def _text(table: Mapping[str, Any], name: str) -> str:
    if not isinstance(table[name], str):
        raise TypeError(name)
    return str(table[name])


def _several(table: Mapping[str, Any], name: str) -> Sequence[Any]:
    if not isinstance(table[name], list):
        raise TypeError(name)
    return list(table[name])


def _line(given: str | Mapping[str, Any]) -> Line:
    if isinstance(given, str):
        return Line(given)
    if "heading" in given:
        return Line(_text(given, "heading"), is_heading=True, needs=str(given.get("needs", "")))
    return Line(_text(given, "text"), needs=str(given.get("needs", "")))


def _check(file: str, read: DisclosureType) -> None:
    strange = set(read.allowed) - FACTS
    strange |= {column.fact for column in read.columns} - {*read.allowed, NUMBER}
    strange |= {word for line in (*read.opening, *read.after_table) for word in _BRACES.findall(line.text)} - WORDS
    strange |= {line.needs for line in (*read.opening, *read.after_table)} - {*WORDS, ""}
    strange |= {read.signer} - SIGNERS
    if strange:
        named = ", ".join(sorted(strange))
        raise BadType(_("“{file}” asks for what no type may show: {names}.", file=file, names=named))


def fill(words: str, values: Mapping[str, str]) -> str:
    """Put ``values`` into the braces of ``words``; nothing in a value is read as a brace again."""
    return _BRACES.sub(lambda brace: values[brace[1]], words)
