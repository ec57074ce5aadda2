"""Rules that a law, the Party or the office sets: dated data, never code.

A rule pack is a TOML file of ``[[rule]]`` tables. Each rule says what it is worth, since when, by
which source and how sure that is; a record that was judged by a rule keeps its code and version.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

PACKS = Path(__file__).resolve().parents[2] / "resources" / "rules"
LARGEST_PACK = 1_000_000
"""Bytes; a larger file is no rule pack."""


class Certainty(Enum):
    """How sure a rule's value is."""

    sure = _("read in the text")
    weak = _("from one secondary source; to be confirmed by the office")
    open = _("not settled; to be confirmed by the office")


@dataclass(frozen=True)
class Rule:
    """One rule. ``value`` is a whole number in ``unit``; ``until`` None means still in force."""

    code: str
    version: str
    title: str
    value: int
    unit: str
    source: str
    certainty: Certainty
    since: dt.date
    until: dt.date | None = None

    def in_force_on(self, day: dt.date) -> bool:
        """Tell whether the rule holds on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)


class BadRulePack(AppError):
    """A file that is no rule pack; the sentence names the place."""


def read_pack(path: Path) -> tuple[Rule, ...]:
    """Return the rules of the pack at ``path``; raises :class:`BadRulePack` naming the line or the rule."""
    if path.stat().st_size > LARGEST_PACK:
        raise BadRulePack(_("“{file}” is too large for a rule pack.", file=path.name))
    try:
        read = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        raise BadRulePack(_("“{file}” cannot be read: {mistake}.", file=path.name, mistake=str(mistake))) from mistake
    tables = read.get("rule")
    if not isinstance(tables, list) or not tables:
        raise BadRulePack(_("“{file}” holds no rules.", file=path.name))
    return tuple(_rule(path.name, number, table) for number, table in enumerate(tables, 1))


def _rule(file: str, number: int, table: Mapping[str, Any]) -> Rule:
    try:
        return Rule(
            code=_text(table, "code"),
            version=_text(table, "version"),
            title=_text(table, "title"),
            value=_whole(table, "value"),
            unit=_text(table, "unit"),
            source=_text(table, "source"),
            certainty=Certainty[_text(table, "certainty")],
            since=_day(table, "since"),
            until=_day(table, "until") if "until" in table else None,
        )
    except (KeyError, TypeError) as mistake:
        said = _("“{file}”: rule {number} lacks a right “{entry}”.", file=file, number=number, entry=mistake.args[0])
        raise BadRulePack(said) from mistake


def _text(table: Mapping[str, Any], name: str) -> str:
    if not isinstance(table[name], str) or not table[name].strip():
        raise TypeError(name)
    return str(table[name])


def _whole(table: Mapping[str, Any], name: str) -> int:
    if not isinstance(table[name], int) or isinstance(table[name], bool):
        raise TypeError(name)
    return int(table[name])


def _day(table: Mapping[str, Any], name: str) -> dt.date:
    given = table[name]
    if not isinstance(given, dt.date) or isinstance(given, dt.datetime):
        raise TypeError(name)
    return given


class NoRule(AppError):
    """No rule of that code is in force on that day."""


def rule_on(rules: Iterable[Rule], code: str, day: dt.date) -> Rule:
    """Return the rule called ``code`` that holds on ``day``, the youngest where several do; raises :class:`NoRule`."""
    holding: Iterator[Rule] = (rule for rule in rules if rule.code == code and rule.in_force_on(day))
    found = max(holding, key=lambda rule: (rule.since, rule.version), default=None)
    if found is None:
        raise NoRule(_("No rule “{code}” is in force on {day}.", code=code, day=day.isoformat()))
    return found
