"""Every word of a type's wording with its value: what each disclosure has, what was typed, what adds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from desktop_app.domain.kinds import Money
from desktop_app.domain.phone import SEPARATOR
from desktop_app.modules.disclosures.domain.filled import entries_in
from desktop_app.modules.disclosures.domain.kept import type_of, values_of
from desktop_app.modules.disclosures.domain.records import Disclosure
from desktop_app.modules.disclosures.domain.types import (
    COUNT,
    OF_THE_PERIOD,
    TOTAL,
    DisclosureType,
    OfficePhone,
    RowColumn,
    Rows,
    TypedField,
    fill,
    on_paper,
    written_day,
)

SEVERAL = "；"
"""Stands between bodies that sign together."""


def words_of_values(kind: DisclosureType, disclosure: Disclosure) -> dict[str, str]:
    """Return the text of every word of ``kind``; '' for what may be empty and is, 〔label〕 for what must not be."""
    values = values_of(disclosure)
    words = {**_of_every_disclosure(disclosure), **{each.code: _typed(each, values) for each in kind.fields}}
    amounts = amounts_in(kind, values)
    return words | {code: text for code, text in amounts.items() if code not in words}


def texts_filled_in(disclosure: Disclosure) -> Iterator[tuple[str, str]]:
    """Yield what every filled field is called and its text, whether it is printed or not."""
    for name in ("heading", "contact", "address", "signer"):
        yield str(type(disclosure).field(name).label), getattr(disclosure, name)
    if disclosure.proposer:
        yield str(type(disclosure).field("proposer").label), disclosure.proposer.title
    for entry in entries_in(disclosure.filled):
        yield entry.label, entry.written
    for part in disclosure.persons:
        for entry in entries_in(part.given):
            yield entry.label, entry.written


def office_phones(disclosure: Disclosure) -> tuple[str, ...]:
    """Return the numbers in fields that take phones of offices only: landlines and service numbers, never a mobile."""
    values = values_of(disclosure)
    fields = [each for each in type_of(disclosure).fields if isinstance(each.kind, OfficePhone)]
    return tuple(number for each in fields for number in values.get(each.code, "").split(SEPARATOR) if number)


def title_of(kind: DisclosureType, disclosure: Disclosure) -> str:
    """Return the title with its fields in place; what is still missing stands as 〔label〕."""
    return fill(kind.title, words_of_values(kind, disclosure))


def signing_bodies(disclosure: Disclosure) -> tuple[str, ...]:
    """Return who signs, one body for each part of the field."""
    return tuple(part.strip() for part in disclosure.signer.replace(";", SEVERAL).split(SEVERAL) if part.strip())


def _of_every_disclosure(disclosure: Disclosure) -> dict[str, str]:
    signer = "、".join(signing_bodies(disclosure))
    days = {name: _day(getattr(disclosure, name)) for name in sorted(OF_THE_PERIOD - {"working_days"})}
    return {
        **days,
        "proposer": disclosure.proposer.title if disclosure.proposer else signer,
        "count": str(len(disclosure.persons)),
        "working_days": str(disclosure.working_days or "〔工作日〕"),
        "posted_on": _day(disclosure.posted_on),
        "contact": disclosure.contact.strip(),
        "phone": disclosure.phone.strip(),
        "address": disclosure.address.strip(),
        "signer": signer,
    }


def _day(day: dt.date | None) -> str:
    return written_day(day) if day else "〔日期〕"


def _typed(each: TypedField, values: Mapping[str, Any]) -> str:
    if isinstance(each.kind, Rows):
        return ""
    if each.code in values:
        return on_paper(each.kind, values[each.code])
    return f"〔{each.label}〕" if each.required else ""


def amounts_in(kind: DisclosureType, values: Mapping[str, Any]) -> dict[str, str]:
    """Return every total, count and computed amount as it stands in a sentence."""
    known: dict[str, Decimal | int] = {
        each.code: values[each.code] for each in kind.fields if isinstance(values.get(each.code), Decimal | int)
    }
    whole = {code for code, value in known.items() if isinstance(value, int)}
    for each, rows in kind.tables:
        filled = values.get(each.code, ())
        known[f"{each.code}{COUNT}"] = len(filled)
        for place, column in enumerate(rows.columns):
            if column.total:
                known[f"{each.code}_{column.code}{TOTAL}"] = total_of(column, filled, place)
    for computed in kind.computed:
        plus, minus = (sum(known.get(code, 0) for code in codes) for codes in (computed.plus, computed.minus))
        known[computed.code] = plus - minus
    return {code: written_amount(value) for code, value in known.items() if code not in whole}


def total_of(column: RowColumn, rows: Iterable[Sequence[object]], place: int) -> Decimal | int:
    """Return what ``column``, at ``place`` in ``rows``, adds up to; empty cells count nothing."""
    nothing: Decimal | int = Decimal("0.00") if isinstance(column.kind, Money) else 0
    return sum((amount for row in rows if isinstance(amount := row[place], Decimal | int)), start=nothing)


def written_amount(value: Decimal | int) -> str:
    """Write an amount of money with two decimals, a number of things without."""
    return Money().show(value) if isinstance(value, Decimal) else str(value)
