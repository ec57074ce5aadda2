"""A TOML file asked for what it must hold; every complaint names the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import Message, _

LARGEST_TYPE = 200_000
"""Characters; a larger file is no type of disclosure."""
LONGEST_TEXT = 400
MOST_TABLES = 60
_AT_LINE = re.compile(r"\(at line (\d+)")


class BadType(AppError):
    """A text that declares no right type of disclosure; the sentence says where and why. ``line`` counts from 1."""

    def __init__(self, file: str, line: int, complaint: Message) -> None:
        said = _("“{file}”, line {line}: {complaint}", file=file, line=line, complaint=complaint)
        super().__init__(said)
        self.line, self.complaint = line, complaint


@dataclass(frozen=True)
class Source:
    """The text of a file and what it is called."""

    file: str
    text: str

    def complaint(self, line: int, said: Message) -> BadType:
        """Return the complaint about one line, to be raised."""
        return BadType(self.file, line, said)

    def line_of(self, table: str, place: int, key: str) -> int:
        """Return the line of ``key`` in the ``place``-th [[table]] (from 1; '' and 0: before any), else of its head."""
        head, seen, count = 1, "", dict[str, int]()
        for number, line in enumerate(self.text.splitlines(), 1):
            begun = re.fullmatch(r"\s*\[{1,2}\s*([\w.]+)\s*\]{1,2}\s*(?:#.*)?", line)
            if begun:
                seen = begun[1]
                count[seen] = count.get(seen, 0) + 1
                head = number if (seen, count[seen]) == (table, place) else head
            elif (seen, count.get(seen, 0)) == (table, place) and re.match(rf"\s*{re.escape(key)}\s*=", line):
                return number
        return head


class Entries:
    """One table of the file; what it lacks, has too much of or has wrong raises :class:`BadType`."""

    def __init__(self, source: Source, given: Mapping[str, Any], table: str = "", place: int = 0) -> None:
        self.source, self._given = source, given
        self._table, self._place = table, place
        self._asked: set[str] = set()

    def complaint(self, key: str, said: Message) -> BadType:
        """Return a complaint about ``key``, to be raised."""
        return self.source.complaint(self.line(key), said)

    def line(self, key: str) -> int:
        """Return the line on which ``key`` stands."""
        return self.source.line_of(self._table, self._place, key)

    def has(self, key: str) -> bool:
        """Tell whether ``key`` is there."""
        return key in self._given

    def text(self, key: str, default: str | None = None, most: int = LONGEST_TEXT) -> str:
        """Return a text; one without a ``default`` must be there and hold something."""
        given = self._get(key, default)
        if not isinstance(given, str) or (default is None and not given.strip()):
            raise self.complaint(key, _("“{entry}” must be a text.", entry=key))
        if len(given) > most:
            raise self.complaint(key, _("“{entry}” has more than {most} characters.", entry=key, most=most))
        return given

    def code(self, key: str) -> str:
        """Return a name of the file's own: small letters, digits and ``_``."""
        given = self.text(key)
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,40}", given):
            raise self.complaint(key, _("“{entry}” must be small letters, digits and _.", entry=key))
        return given

    def one_of(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        """Return one of ``options``."""
        given = self.text(key, default)
        if given not in options:
            known = ", ".join(each for each in options if each)
            raise self.complaint(key, _("“{value}” is none of {known}.", value=given, known=known))
        return given

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        given = self._get(key, default)
        if not isinstance(given, bool):
            raise self.complaint(key, _("“{entry}” must be true or false.", entry=key))
        return given

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; () where it is missing."""
        given = self._get(key, [])
        if not isinstance(given, list) or not all(
            isinstance(each, str) and len(each) <= LONGEST_TEXT for each in given
        ):
            raise self.complaint(key, _("“{entry}” must be a list of texts.", entry=key))
        return tuple(given)

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return a list of lists of texts; () where it is missing."""
        given = self._get(key, [])
        if not isinstance(given, list) or not all(
            isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in given
        ):
            raise self.complaint(key, _("“{entry}” must be a list of lists of texts.", entry=key))
        return tuple(tuple(row) for row in given)

    def tables(self, key: str) -> tuple[Entries, ...]:
        """Return the tables called ``key`` inside this one, in order."""
        given = self._get(key, [])
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in given) or len(given) > MOST_TABLES:
            raise self.complaint(key, _("“{entry}” must be a list of tables.", entry=key))
        name = f"{self._table}.{key}" if self._table else key
        before = self.source.text.splitlines()[: self.line("")] if self._table else []
        start = sum(line.strip() == f"[[{name}]]" for line in before)
        return tuple(Entries(self.source, each, name, start + place) for place, each in enumerate(given, 1))

    def table(self, key: str) -> Entries | None:
        """Return the one table called ``key``; None where it is missing."""
        given = self._get(key, {})
        if not isinstance(given, dict):
            raise self.complaint(key, _("“{entry}” must be a table.", entry=key))
        return Entries(self.source, given, key, 1) if given or self.has(key) else None

    def finish(self) -> None:
        """Refuse whatever nobody has asked for: it is a slip, or meant for another program."""
        for key in self._given:
            if key not in self._asked:
                raise self.complaint(key, _("“{entry}” is not known here.", entry=key))

    def _get(self, key: str, default: object) -> object:
        self._asked.add(key)
        if key not in self._given and default is None:
            raise self.complaint(key, _("“{entry}” is missing.", entry=key))
        return self._given.get(key, default)


def entries_of(source: Source) -> Entries:
    """Read a TOML text; raises :class:`BadType`."""
    if len(source.text) > LARGEST_TYPE:
        raise source.complaint(1, _("It is too large for a type of disclosure."))
    try:
        return Entries(source, tomllib.loads(source.text))
    except (tomllib.TOMLDecodeError, RecursionError) as mistake:
        at = _AT_LINE.search(str(mistake))
        said = _("This is not written as TOML asks: {mistake}.", mistake=str(mistake).partition(" (at")[0])
        raise source.complaint(int(at[1]) if at else 1, said) from None
