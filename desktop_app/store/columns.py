"""How the values of each kind lie in columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from functools import singledispatch
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Integer, String, Text
from sqlalchemy.types import TypeEngine

from desktop_app.domain import kinds
from desktop_app.domain.kinds import Kind
from desktop_app.domain.numbered_names import order_of
from desktop_app.domain.pinyin import full_pinyin
from desktop_app.domain.values import Period

SORT = "_sort"
"""Ending of the column that keeps what a name is sorted by."""


@singledispatch
def column_types(kind: Kind[Any]) -> dict[str, TypeEngine[Any]]:
    """Return the column types that keep a value of ``kind``, by the ending of the column's name."""
    raise TypeError(type(kind))


@column_types.register(kinds.Text)
@column_types.register(kinds.ResidentId)
@column_types.register(kinds.Phone)
@column_types.register(kinds.Uscc)
@column_types.register(kinds.AddressKind)
@column_types.register(kinds.Choice)
@column_types.register(kinds.Choices)
def _short(_kind: Kind[Any]) -> dict[str, TypeEngine[Any]]:
    return {"": String(400)}


@column_types.register(kinds.LongText)
@column_types.register(kinds.AttachmentKind)
def _long(_kind: Kind[Any]) -> dict[str, TypeEngine[Any]]:
    return {"": Text()}


@column_types.register(kinds.PersonName)
@column_types.register(kinds.NumberedName)
def _sorted_name(_kind: Kind[Any]) -> dict[str, TypeEngine[Any]]:
    return {"": String(400), SORT: String(400)}


@column_types.register
def _date(_kind: kinds.Date) -> dict[str, TypeEngine[Any]]:
    return {"": Date()}


@column_types.register
def _partial(_kind: kinds.Partial) -> dict[str, TypeEngine[Any]]:
    return {"": String(10)}


@column_types.register
def _whole(_kind: kinds.Whole) -> dict[str, TypeEngine[Any]]:
    return {"": Integer()}


@column_types.register
def _money(_kind: kinds.Money) -> dict[str, TypeEngine[Any]]:
    return {"": BigInteger()}


@column_types.register
def _flag(_kind: kinds.Flag) -> dict[str, TypeEngine[Any]]:
    return {"": Boolean()}


@column_types.register
def _period(_kind: kinds.PeriodKind) -> dict[str, TypeEngine[Any]]:
    return {"_first": Date(), "_last": Date()}


def columns(kind: Kind[Any], name: str) -> list[Column[Any]]:
    """Return fresh columns for a field called ``name`` of ``kind`` (links and parts are the schema's own work)."""
    return [Column(name + ending, column, nullable=True) for ending, column in column_types(kind).items()]


Put = Callable[[Any], tuple[Any, ...]]
Take = Callable[..., Any]


def _put_period(value: Period | None) -> tuple[dt.date | None, dt.date | None]:
    return (value.first, value.last) if value else (None, None)


def _take_period(first: dt.date | None, last: dt.date | None) -> Period | None:
    return Period(first, last) if first else None


def _put_name(value: str) -> tuple[str, str]:
    return value, full_pinyin(value)


def _put_numbered(value: str) -> tuple[str, str]:
    return value, order_of(value)


def _put_money(value: Decimal | None) -> tuple[int | None]:
    return (None if value is None else int(value * 100),)


def _take_money(fen: int | None) -> Decimal | None:
    return None if fen is None else Decimal(fen).scaleb(-2)


_TEXTS = kinds.Text | kinds.LongText | kinds.ResidentId | kinds.Uscc | kinds.Phone


class Lies(Enum):
    """How a value lies in its columns; the first two spare an import a call for each value."""

    as_it_is = "as it is"
    as_written = "as its kind writes it"
    otherwise = "as its put says"


def lies(kind: Kind[Any]) -> Lies:
    """Return how values of ``kind`` lie in their columns."""
    if type(kind) in _PUTS:
        return Lies.otherwise
    return Lies.as_it_is if isinstance(kind, _TEXTS | kinds.Date | kinds.Whole | kinds.Flag) else Lies.as_written


def put(kind: Kind[Any]) -> Put:
    """Return the function that turns a value of ``kind`` into the values of its columns, in their order."""
    if lies(kind) is Lies.as_it_is:
        return lambda value: (value,)
    return _PUTS.get(type(kind)) or (lambda value: (kind.write(value),) if value else _NOTHING)


def take(kind: Kind[Any]) -> Take:
    """Return the function that turns the values of its columns into a value of ``kind``."""
    if type(kind) in _TAKES:
        return _TAKES[type(kind)]
    if isinstance(kind, _TEXTS):
        return lambda raw: raw or ""
    if isinstance(kind, kinds.Date | kinds.Whole):
        return lambda raw: raw
    return lambda raw: kind.empty if raw in (None, "") else kind.parse(raw)


_NOTHING = (None,)
_PUTS: dict[type[Kind[Any]], Put] = {
    kinds.PersonName: _put_name,
    kinds.NumberedName: _put_numbered,
    kinds.PeriodKind: _put_period,
    kinds.Money: _put_money,
    kinds.Link: lambda value: (value.id if value else None,),
}
_TAKES: dict[type[Kind[Any]], Take] = {
    kinds.PersonName: lambda name, _sort: name or "",
    kinds.NumberedName: lambda name, _sort: name or "",
    kinds.PeriodKind: _take_period,
    kinds.Money: _take_money,
    kinds.Flag: bool,
}
