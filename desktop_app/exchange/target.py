"""What a workbook is read into: the fields of a room, the heads they stand under, the words their cells hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message
from desktop_app.domain.kinds import Kind
from desktop_app.domain.record import Record
from desktop_app.exchange.cells import Cell, Row

NO_WORDS: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class TargetField:
    """One field that a column can be read into.

    ``heads`` are the words offices write above such a column, as :func:`~desktop_app.exchange.heads.head_word`
    leaves them. ``words`` are what cells of a choice hold and what each means. ``looks`` tells typical words
    of a text field. ``guessable`` fields are recognised by their values under an unknown head.
    """

    name: str
    label: Message
    kind: Kind[Any]
    heads: tuple[str, ...]
    required: bool = False
    words: Mapping[str, Any] = field(default_factory=dict)
    looks: Callable[[str], bool] | None = None
    guessable: bool = True
    strict: bool = False
    """A word that is none of ``words`` refuses the row; otherwise the field stays empty and a hint says so."""
    stands_for: str = ""
    """The field that such a column holds in a sheet without a column of that: a roster of heads alone names them so."""
    record: type[Record] | None = None
    """The record this field is declared by; None for what the room works up into other fields."""

    @property
    def called(self) -> str:
        """The field's name for programs: English words, such as ``resident ID``."""
        return called(self.name)


def called(name: str) -> str:
    """Return the name of a field as programs are told it: ``resident_id`` becomes ``resident ID``."""
    return " ".join("ID" if word == "id" else word for word in name.split("_"))


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, which blanks part; lists of heads read better so."""
    return tuple(text.split())


def field_of(
    record: type[Record],
    name: str,
    heads: str,
    words: Mapping[str, Any] = NO_WORDS,
    looks: Callable[[str], bool] | None = None,
    *,
    guessable: bool = True,
    strict: bool = False,
) -> TargetField:
    """Return the target for the field ``name`` declared by ``record``; ``heads`` are parted by blanks.

    The others are as in :class:`TargetField`.
    """
    declared = record.field(name)
    required = declared.required and not words  # a choice that must hold something begins with its first member
    return TargetField(
        name, declared.label, declared.kind, words_in(heads), required, words, looks, guessable, strict, record=record
    )


@dataclass(slots=True)
class Draft:
    """One row on its way to becoming values: read cell by cell, then completed by its room."""

    number: int
    """The row's number in the sheet, from 1."""
    cells: Row
    places: Mapping[str, int]
    """The column of every field that is read."""
    section: Mapping[str, Any]
    """What the headings of sections above say of this row."""
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    hints: list[Problem] = field(default_factory=list)

    def cell(self, name: str) -> Cell:
        """Return the cell of the field ``name``, '' where no column is read into it."""
        place = self.places.get(name)
        return "" if place is None else self.cells[place]

    def complain(self, name: str, message: Message, why: str) -> None:
        """Refuse the row for ``why``."""
        self.problems.append(Problem(name, message, why))

    def take_back(self, name: str, why: str) -> Problem | None:
        """Remove the complaint ``why`` about the field ``name`` and return it; None where there is none."""
        for problem in self.problems:
            if (problem.field, problem.why) == (name, why):
                self.problems.remove(problem)
                return problem
        return None


@dataclass(frozen=True)
class Target:
    """A sort of roster: ``name`` for programs (``people``), its fields, what its room knows of whole rows.

    ``section`` tells what the heading of a section says of the rows below it, by field; nothing where the room
    knows no such heading. ``other_heads`` belong to columns that are known and not read. ``complete`` adds what
    follows from other values (the birth from the resident ID) and complains about rows that contradict themselves.
    """

    name: str
    fields: tuple[TargetField, ...]
    complete: Callable[[Draft], None]
    section: Callable[[str], Mapping[str, Any]] = lambda _heading: {}
    other_heads: frozenset[str] = frozenset()

    def field(self, name: str) -> TargetField:
        """Return the field called ``name``; KeyError where there is none."""
        for each in self.fields:
            if each.name == name:
                return each
        raise KeyError(name)
