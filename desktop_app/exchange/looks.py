"""Which values look like which kind: the evidence for columns without a head and for rows that have slipped."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import singledispatch
from typing import Any, TypeAlias

from desktop_app.domain import kinds
from desktop_app.domain.address import parse_address
from desktop_app.domain.days import parse_partial_date
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.kinds import Kind
from desktop_app.domain.phone import parse_phones
from desktop_app.domain.wording import halfwidth, unspaced
from desktop_app.exchange.cells import Cell, is_blank, text_of
from desktop_app.exchange.target import TargetField

Look: TypeAlias = Callable[[Cell], bool]

_RESIDENT_ID = re.compile(r"[1-9][0-9]{14}(?:[0-9]{2}[0-9X])?|[0-9](?:\.[0-9]+)?E\+1[4-8]", re.IGNORECASE)
_NAME = re.compile(
    r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]{2,4}"
    r"|[\u3400-\u4dbf\u4e00-\u9fff]{1,8}(?:·[\u3400-\u4dbf\u4e00-\u9fff]{1,8})+"
)
_STREET = re.compile(r"[路街巷弄村苑园庄里区道].*[0-9]")
_DAY_WITHOUT_SIGNS = re.compile(r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_LEAST_YEAR, _MOST_YEAR = 1900, 2100


def look_of(field: TargetField) -> Look | None:
    """Return the test whether a cell that is not blank looks like a value of ``field``; None where none is typical."""
    if field.words:
        words = field.words
        return lambda cell: unspaced(text_of(cell)) in words
    if field.looks:
        looks = field.looks
        return lambda cell: isinstance(cell, str) and looks(unspaced(cell))
    return _look(field.kind)


@singledispatch
def _look(_kind: Kind[Any]) -> Look | None:
    return None


@_look.register
def _resident_id_look(_kind: kinds.ResidentId) -> Look | None:
    return looks_like_resident_id


@_look.register
def _phone_look(_kind: kinds.Phone) -> Look | None:
    return looks_like_phone


@_look.register
def _name_look(_kind: kinds.PersonName) -> Look | None:
    return looks_like_name


@_look.register(kinds.Partial)
@_look.register(kinds.Date)
def _date_look(_kind: Kind[Any]) -> Look | None:
    return looks_like_date


@_look.register
def _address_look(_kind: kinds.AddressKind) -> Look | None:
    return looks_like_address


def looks_like_resident_id(cell: Cell) -> bool:
    """Tell resident ID numbers, sound or wrong, also those a spreadsheet has rounded."""
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return False
    return bool(_RESIDENT_ID.fullmatch(unspaced(halfwidth(text_of(cell)))))


def looks_like_phone(cell: Cell) -> bool:
    """Tell phone numbers of at least seven digits; ``20190831`` is rather a day that has slipped in."""
    if isinstance(cell, dt.date | dt.time | dt.timedelta) or is_blank(cell):
        return False
    text = text_of(cell)
    try:
        return not _DAY_WITHOUT_SIGNS.fullmatch(text) and bool(parse_phones(text))
    except Unreadable:
        return False


def looks_like_name(cell: Cell) -> bool:
    """Tell short words of Han characters, as names are."""
    if not isinstance(cell, str):
        return False
    return bool(_NAME.fullmatch(cell) or _NAME.fullmatch(unspaced(cell).replace("•", "·").replace("・", "·")))


def looks_like_date(cell: Cell) -> bool:
    """Tell days between 1900 and 2100; bare years and short numbers could be anything."""
    if isinstance(cell, dt.date):
        return True
    text = text_of(cell)
    if len(text) < 6 or len(text) > 20:
        return False
    try:
        return _LEAST_YEAR <= parse_partial_date(text).year <= _MOST_YEAR
    except Unreadable:
        return False


def looks_like_address(cell: Cell) -> bool:
    """Tell addresses with a building, and streets with a number."""
    if not isinstance(cell, str) or not any(character.isdigit() for character in cell):
        return False
    try:
        return bool(parse_address(cell).building) or bool(_STREET.search(cell))
    except Unreadable:
        return False
