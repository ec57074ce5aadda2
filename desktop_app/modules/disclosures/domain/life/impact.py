"""The impact note: what personal data a paper shows, why it needs them, on what basis, and who agreed.

Personal Information Protection Law, articles 6, 13 and 55: the smallest scope, a legal basis, and an assessment that is
recorded before personal data are made public.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain import kinds
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import Date, Kind, Link, LongText, Text
from desktop_app.domain.record import Record, field
from desktop_app.domain.values import Reference
from desktop_app.modules.disclosures.domain.kept import type_of, values_of
from desktop_app.modules.disclosures.domain.records import Disclosure
from desktop_app.modules.disclosures.domain.types import DisclosureType, FullName, RowColumn, Rows, TypedField

CONSENT_BASIS = "取得个人同意（《个人信息保护法》第十三条第一款第一项）"
"""The basis of a type that no law or rule asks for."""
_TELLING = (kinds.PersonName, kinds.AddressKind)
"""Kinds of value that tell who somebody is or where they live."""
_FACTS: dict[str, Message] = {
    "name": _("name, masked"),
    "full_name": _("full name"),
    "sex": _("sex"),
    "birth_month": _("month of birth"),
    "ethnicity": _("ethnicity"),
    "education": _("education"),
    "branch": _("Party branch"),
    "employer": _("employer"),
    "building": _("building"),
}


@dataclass(frozen=True)
class PersonalData:
    """What of persons a paper can show. ``codes`` name the data free of language, ``about`` are the persons' uids."""

    codes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.codes)

    def mark(self) -> str:
        """Return a mark that is another for other data or other persons, and tells nothing of them."""
        told = json.dumps([sorted(self.codes), sorted(self.about)])
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def show(self) -> str:
        """Say which data."""
        return "、".join(self.words)


class ImpactNote(Record):
    """Why a disclosure may show personal data, agreed before it was printed."""

    title = _("Impact note")
    plural = _("Impact notes")
    called = "approver"
    order_by = ("approved_on",)

    disclosure: Reference | None = field(_("Disclosure"), Link(lambda: Disclosure), required=True, in_list=False)
    data: str = field(_("Personal data shown"), LongText(), required=True)
    purpose: str = field(_("Why they are needed"), LongText(), required=True)
    basis: str = field(_("Legal basis"), Text(), required=True)
    approver: str = field(_("Approved by"), Text(), required=True)
    approved_on: dt.date | None = field(_("Approved on"), Date(), required=True)
    covers: str = field(_("Mark of what it covers"), Text(), in_list=False)


def personal_data(disclosure: Disclosure) -> PersonalData:
    """Return what personal data the paper of ``disclosure`` can show: by its type's facts, and in its filled fields."""
    kind = type_of(disclosure)
    uids = tuple(part.person.uid for part in disclosure.persons if part.person)
    found = [*(_of_persons(kind) if uids else ()), *_of_fields(kind, disclosure)]
    return PersonalData(tuple(code for code, _word in found), tuple(word for _code, word in found), uids)


def begun_note(disclosure: Disclosure, approver: str, day: dt.date) -> ImpactNote:
    """Return the note for ``disclosure`` as its type offers it: purpose and basis, to be looked at by ``approver``."""
    kind, data = type_of(disclosure), personal_data(disclosure)
    return ImpactNote(
        data=data.show(),
        purpose=kind.purpose,
        basis=kind.basis or CONSENT_BASIS,
        approver=approver,
        approved_on=day,
        covers=data.mark(),
    )


def a_note_covers_what_the_paper_shows(disclosure: Disclosure, note: ImpactNote | None) -> Iterator[Problem]:
    """Personal data go on the wall only after somebody agreed to these data of these persons (PIPL art. 55)."""
    data = personal_data(disclosure)
    if not data:
        return
    if note is None:
        yield Problem("impact", _("This paper shows personal data. Write the impact note first."), "no impact note")
    elif note.covers != data.mark():
        said = _("Persons or data have changed since the impact note was approved. Approve a new one.")
        yield Problem("impact", said, "other data")


def _of_persons(kind: DisclosureType) -> Iterator[tuple[str, str]]:
    for fact in kind.allowed:
        if fact in _FACTS:
            yield fact, str(_FACTS[fact])
    for column in kind.persons.own if kind.persons else ():
        yield f"beside.{column.code}", column.head


def _of_fields(kind: DisclosureType, disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    values = values_of(disclosure)
    for each in kind.fields:
        if not values.get(each.code):
            continue
        if isinstance(each.kind, Rows):
            yield from _of_columns(each, each.kind.columns)
        elif isinstance(each.kind, _TELLING):
            yield f"field.{each.code}", _in_full(each.label, each.kind)


def _of_columns(table: TypedField, columns: tuple[RowColumn, ...]) -> Iterator[tuple[str, str]]:
    """Yield every column of a table that names persons: what stands beside a name is about that person."""
    if any(isinstance(column.kind, _TELLING) for column in columns):
        for column in columns:
            yield f"field.{table.code}.{column.code}", column.head


def _in_full(label: str, kind: Kind[object]) -> str:
    return str(_("{field} (in full)", field=label)) if isinstance(kind, FullName) else label
