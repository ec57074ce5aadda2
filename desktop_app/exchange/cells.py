"""The cells of a workbook: what they hold, and how a value of a kind is read from one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import singledispatch
from typing import Any, TypeAlias

from desktop_app.domain import kinds
from desktop_app.domain.days import PartialDate, parse_day, parse_day_number, parse_partial_date
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Kind
from desktop_app.domain.phone import SEPARATOR, parse_phone_number, parse_phones
from desktop_app.domain.wording import halfwidth, unspaced

Cell: TypeAlias = str | float | int | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""What python-calamine gives for a cell, '' where it is empty; an error is the text of it, such as ``#N/A``."""
Row: TypeAlias = list[Cell]
Reader: TypeAlias = Callable[[Cell], Any]

_EXACT_DIGITS = 1e15
"""From here on a spreadsheet's number no longer keeps every digit."""
_NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "---",
        "—",
        "——",
        "/",
        "//",
        "\\",
        "、",
        ".",
        "·",
        "*",
        "N/A",
        "n/a",
        "NA",
        "null",
        "NULL",
        "None",
    )
)
ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
"""What a cell shows whose formula found nothing; in a column of names or numbers somebody's value is lost there."""
_NOT_TO_BE_LOST = (kinds.PersonName, kinds.ResidentId, kinds.Phone, kinds.AddressKind)
_NOTHING_IN_WORDS = frozenset(
    ("无", "無", "没有", "暂无", "空", "不详", "未知", "不清楚", "未提供", "未填", "无电话", "无身份证")
)
_REMARK = re.compile(r"[(（【\[][^()（）【】\[\]]*[^\W\d_][^()（）【】\[\]]*[)）】\]]")
_SERIAL_AS_TEXT = re.compile(r"[1-5][0-9]{4}")
_NUMBER_OF_ANOTHER_KIND = re.compile(r"1[3-9][0-9]{9}|[0-9]{17}[0-9Xx]")


def text_of(cell: Cell) -> str:
    """Return what ``cell`` says, digits as they are shown; numbers that have lost digits stay scientific."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float | int):
        return _digits(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(" ")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)


def _digits(number: float) -> str:
    whole = abs(number) < _EXACT_DIGITS and number == int(number)
    return str(int(number)) if whole else repr(float(number))


def is_blank(cell: Cell) -> bool:
    """Say whether ``cell`` holds nothing that anybody could see."""
    return cell == "" or (isinstance(cell, str) and (not cell or cell.isspace()))


def words_for_nothing(kind: Kind[Any]) -> frozenset[str]:
    """Return what cells of a column of ``kind`` say when they say nothing: a dash, or ``无`` where that is no value."""
    nothing = _NOTHING if isinstance(kind, kinds.PersonName | kinds.Flag) else _NOTHING | _NOTHING_IN_WORDS
    return nothing if isinstance(kind, _NOT_TO_BE_LOST) else nothing | ERRORS


def formula_error() -> Unreadable:
    """The complaint about a cell that shows an error where a name, number or address belongs."""
    return Unreadable("formula error", _("The formula in this cell shows an error. Type in what belongs there."))


@singledispatch
def reader(kind: Kind[Any]) -> Reader:
    """Return the function that reads a cell that is not empty as a value of ``kind``; it raises ``Unreadable``."""
    parse = kind.parse
    return lambda cell: parse(cell if isinstance(cell, str) else text_of(cell))


@reader.register
def _phone_reader(_kind: kinds.Phone) -> Reader:
    return read_phones


@reader.register
def _partial_reader(_kind: kinds.Partial) -> Reader:
    return read_partial_date


@reader.register
def _date_reader(_kind: kinds.Date) -> Reader:
    return read_day


@reader.register
def _address_reader(kind: kinds.AddressKind) -> Reader:
    """Read an address; ``3-2-02`` typed into a spreadsheet has become a day."""
    read_words = _worded_reader(kind)

    def read(cell: Cell) -> object:
        if isinstance(cell, dt.date | dt.time | dt.timedelta):
            raise Unreadable("spoiled number", _("Excel has turned this address into a day. Type it again as text."))
        if cell in ERRORS:
            raise formula_error()
        return read_words(cell)

    return read


@reader.register(kinds.Text)
@reader.register(kinds.LongText)
def _worded_reader(kind: Kind[Any]) -> Reader:
    """Read words; a cell that is nothing but a phone or resident ID number has slipped in from another column."""
    parse = kind.parse

    def read(cell: Cell) -> object:
        text = text_of(cell)
        if text[:1].isdigit() and _NUMBER_OF_ANOTHER_KIND.fullmatch(unspaced(halfwidth(text[:40]))):
            raise Unreadable("other kind", _("A phone or resident ID number stands where words belong."))
        return parse(text)

    return read


@reader.register
def _link_reader(_kind: kinds.Link) -> Reader:
    """Read the name of a record; whoever writes to the store looks it up there."""
    return reader(kinds.Text())


def read_phones(cell: Cell) -> str:
    """Return the phone numbers in ``cell``, joined by ``、``."""
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return parse_phone_number(cell)
    return SEPARATOR.join(parse_phones(text_of(cell)))


def parted_from_its_remarks(cell: Cell) -> tuple[str, str]:
    """Return the text of ``cell`` without the words in brackets, and those: ``13812345678（儿子）`` is two things."""
    text = text_of(cell)
    return _REMARK.sub(" ", text).strip(), "".join(_REMARK.findall(text))


def read_partial_date(cell: Cell) -> PartialDate:
    """Return what ``cell`` tells of a day: a date cell, a text, a serial or a number such as ``19620520``."""
    if isinstance(cell, str):
        return parse_day_number(int(cell)) if _SERIAL_AS_TEXT.fullmatch(cell) else parse_partial_date(cell)
    if isinstance(cell, dt.date):
        return PartialDate(cell.year, cell.month, cell.day)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return parse_day_number(cell)
    return parse_partial_date(text_of(cell))


def read_day(cell: Cell) -> dt.date:
    """Return the whole day in ``cell``; raises ``Unreadable`` (``no day``) where only the month is known."""
    if isinstance(cell, dt.date) or not isinstance(cell, str):
        return parse_day(read_partial_date(cell).iso())
    return parse_day(read_partial_date(cell).iso() if cell[:1].isdigit() else cell)
