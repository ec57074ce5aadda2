"""A record is declared once: its class is also its table, form, list, search, import and export.

The declaration knows neither Qt, nor SQL, nor PDF. Each of those packages reads
``Record.fields`` and does its own part.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, Self, dataclass_transform

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import Choice, Kind, Parts

_SPEC = "field"


class Search(Enum):
    """How a field helps to find its record."""

    none = "none"
    keys = "keys"
    """By the beginning of any of its keys: characters, pinyin, initials, tails of numbers."""
    words = "words"
    """By any piece of a long text."""


@dataclass(frozen=True)
class Field:
    """One field as people see it."""

    label: Message
    kind: Kind[Any]
    required: bool = False
    in_list: bool = True
    private: bool = False
    """Shown masked in lists; written in full only where the clerk asks for it."""
    search: Search = Search.none
    section: Message | None = None
    """The heading in the form under which this field and those after it stand."""
    hint: Message | None = None
    name: str = ""

    def holds_nothing(self, value: object) -> bool:
        """Tell whether ``value`` means that nothing has been filled in."""
        return value is None or (value == self.kind.empty and not isinstance(value, bool))


def field(label: Message, kind: Kind[Any], *, default: object = dataclasses.MISSING, **spec: Any) -> Any:
    """Declare a field; ``spec`` are the further attributes of :class:`Field`."""
    start: Any = kind.empty if default is dataclasses.MISSING else default
    if isinstance(kind, Choice) and default is dataclasses.MISSING and spec.get("required"):
        start = next(iter(kind.options.__members__.values()))
    return dataclasses.field(default=start, metadata={_SPEC: Field(label, kind, **spec)})


@dataclass_transform(kw_only_default=True, frozen_default=True)
@dataclass(kw_only=True, frozen=True)
class Record:
    """Base of everything the store keeps; a value that is replaced, never changed in place.

    ``called`` names the field by which a record calls itself, ``order_by`` the fields of its
    usual order. ``uid`` is the same in every store (UUIDv7), ``id`` is this store's own number,
    ``version`` counts the saves and guards against lost updates.
    """

    title: ClassVar[Message] = _("Record")
    plural: ClassVar[Message] = _("Records")
    called: ClassVar[str] = "name"
    order_by: ClassVar[tuple[str, ...]] = ()
    unique: ClassVar[tuple[str, ...]] = ()
    """Fields whose value no two living records may share."""
    rules: ClassVar[tuple[Callable[[Any], Iterable[Problem]], ...]] = ()
    fields: ClassVar[tuple[Field, ...]] = ()

    id: int | None = None
    uid: str = ""
    version: int = 0

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        dataclass(kw_only=True, frozen=True)(cls)
        cls.fields = tuple(_declared(cls))

    @classmethod
    def field(cls, name: str) -> Field:
        """Return the field called ``name``; KeyError when there is none."""
        for declared in cls.fields:
            if declared.name == name:
                return declared
        raise KeyError(name)

    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong with this record: first its fields, then its rules, then its parts."""
        missing = [
            Problem(each.name, _("{field} is required.", field=each.label), "required")
            for each in self.fields
            if each.required and each.holds_nothing(getattr(self, each.name))
        ]
        broken = [problem for rule in type(self).rules for problem in rule(self)]
        return (*missing, *broken, *self._problems_of_parts())

    def _problems_of_parts(self) -> Iterator[Problem]:
        for each in self.fields:
            if isinstance(each.kind, Parts):
                for place, part in enumerate(getattr(self, each.name), 1):
                    for problem in part.problems():
                        said = _("No. {place}: {complaint}", place=place, complaint=problem.message)
                        yield Problem(each.name, said, problem.why)

    def written(self) -> dict[str, str]:
        """Write every field that holds something, free of language; ``uid`` stands beside the fields."""
        written = {"uid": self.uid}
        for each in self.fields:
            value = getattr(self, each.name)
            if value or not each.holds_nothing(value):
                written[each.name] = each.kind.write(value)
        return written

    def called_as(self) -> str:
        """Say which record this is, as people call it."""
        declared = type(self).field(type(self).called)
        value = getattr(self, declared.name)
        return "" if declared.holds_nothing(value) else declared.kind.show(value)

    def kept_as(self, number: int, uid: str, version: int) -> Self:
        """Return this record under the id, uid and version by which a store keeps it."""
        return self.with_values(id=number, uid=uid, version=version)

    def with_values(self, **values: Any) -> Self:
        """Return a copy with other ``values``; TypeError for a name that is no field.

        A record checks nothing when it is made, so the copy goes round ``__init__``: an import makes very many.
        """
        if not values.keys() <= self.__dict__.keys():
            raise TypeError(f"{type(self).__name__} has no {sorted(values.keys() - self.__dict__.keys())}")
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__, **values)
        return copy


def _declared(cls: type[Record]) -> Iterator[Field]:
    for member in dataclasses.fields(cls):
        spec = member.metadata.get(_SPEC)
        if spec is not None:
            yield dataclasses.replace(spec, name=member.name)


def faults_of_declaration(record: type[Record]) -> list[str]:
    """Say in English what is wrong with the declaration of ``record``; read by a test over every record."""
    names = {each.name for each in record.fields}
    named = {record.called, *record.order_by, *record.unique}
    faults = [f"{record.__name__}: no field {name}" for name in sorted(named - names)]
    faults += [
        f"{record.__name__}.{each.name}: required, yet nothing may be its value for a flag"
        for each in record.fields
        if each.required and each.kind.empty is False
    ]
    faults += [f"{record.__name__}.{each.name}: no label" for each in record.fields if not each.label.text]
    if record.title == Record.title or record.plural == Record.plural:
        faults.append(f"{record.__name__}: no title")
    return faults
