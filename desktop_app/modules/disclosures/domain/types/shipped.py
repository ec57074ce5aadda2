"""The types that come with the program, and what an office may make of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from desktop_app.domain.errors import AppError, Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import AddressKind, PersonName
from desktop_app.modules.disclosures.domain.types.declared import DisclosureType, Group
from desktop_app.modules.disclosures.domain.types.field_kinds import FullName, RowColumn, Rows
from desktop_app.modules.disclosures.domain.types.reading import read_type

FOLDER = Path(__file__).resolve().parents[5] / "resources" / "templates" / "disclosures"
_MASKED = (PersonName, AddressKind)


class UnknownType(AppError):
    """No type of disclosure has this code."""


@cache
def disclosure_types() -> tuple[DisclosureType, ...]:
    """Return the types that come with the program, group by group, in each by their codes."""
    read = [read_type(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(read, key=lambda kind: (list(Group).index(kind.group), kind.code)))


def type_called(code: str, among: Sequence[DisclosureType] = ()) -> DisclosureType:
    """Return the type with ``code``, also one of the office's own ``among``.

    Raises :class:`UnknownType` naming those that exist.
    """
    there = (*disclosure_types(), *among)
    for each in there:
        if each.code == code:
            return each
    known = ", ".join(each.code for each in there)
    raise UnknownType(_("There is no disclosure type “{code}”; there are: {known}.", code=code, known=known))


def an_own_type_shows_no_more_than_the_one_it_was_made_from(own: DisclosureType) -> Iterator[Problem]:
    """An office words its papers as it likes and can only narrow what they show (docs/decisions/0005)."""
    shipped = {each.code: each for each in disclosure_types()}
    base = shipped.get(own.base)
    if base is None:
        said = _("“base” must name the type of the program that it was made from, not “{code}”.", code=own.base)
        yield Problem("text", said, "no base")
        return
    more = sorted(set(own.allowed) - set(base.allowed))
    if more:
        said = _("It shows more of a person than “{base}” may: {names}.", base=base.name, names=", ".join(more))
        yield Problem("text", said, "shows more")
    if _full_names(own) > _full_names(base):
        said = _("It prints more full names than “{base}” may.", base=base.name)
        yield Problem("text", said, "shows more")
    if base.persons is None and own.persons is not None:
        yield Problem("text", _("“{base}” names no persons of the roster.", base=base.name), "shows more")
    for place in _typed_more_freely(own, base):
        said = _("“{place}” must be as in “{base}”, where it is masked or not asked for.", place=place, base=base.name)
        yield Problem("text", said, "shows more")


def an_own_type_keeps_period_and_objections(own: DisclosureType) -> Iterator[Problem]:
    """What must hang for a time and be open to objections stays so, whatever the words say."""
    base = next((each for each in disclosure_types() if each.code == own.base), own)
    if base.period_rule != own.period_rule:
        said = _("The rule of its period must stay “{rule}”.", rule=base.period_rule)
        yield Problem("text", said, "another period")
    if base.objections and not own.objections:
        yield Problem("text", _("It must go on asking for objections."), "no objections")
    if own.code in {each.code for each in disclosure_types()}:
        yield Problem("text", _("The program has a type “{code}” already.", code=own.code), "taken")


def _typed_more_freely(own: DisclosureType, base: DisclosureType) -> Iterator[str]:
    """Name what an own type would let be typed in clear about persons: what was masked, or a column not there before.

    A type that shows nobody may ask for whatever it likes.
    """
    masked = {each.code: each.kind for each in base.fields if isinstance(each.kind, _MASKED)}
    for each in own.fields:
        if masked.get(each.code, each.kind) != each.kind:
            yield each.label
    columns = [(column.code, column.head, column.kind) for column in _typed_columns(base)]
    if masked or base.persons or any(isinstance(kind, _MASKED) for _code, _head, kind in columns):
        yield from (each.head for each in _typed_columns(own) if (each.code, each.head, each.kind) not in columns)


def _typed_columns(kind: DisclosureType) -> list[RowColumn]:
    """Return the columns that are typed, of tables and beside persons."""
    beside = kind.persons.own if kind.persons else ()
    return [*beside, *(column for each in kind.fields if isinstance(each.kind, Rows) for column in each.kind.columns)]


def _full_names(kind: DisclosureType) -> int:
    return sum(isinstance(each.kind, FullName) for each in kind.fields)
