"""Kinds that need no number with a check and no other record."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeVar

from desktop_app.domain import days
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds.base import Kind
from desktop_app.domain.names import parse_name
from desktop_app.domain.values import Period

E = TypeVar("E", bound=Enum)

TEXT_LIMIT = 200
"""Characters a one-line text may have."""
LONG_TEXT_LIMIT = 200_000
"""Characters a long text may have."""


def _half_width(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _clean(text: str, limit: int, kept: str = "") -> str:
    cleaned = "".join(c for c in text if c in kept or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
    if len(cleaned) > limit:
        raise Unreadable("too long", _("At most {limit} characters fit here.", limit=limit))
    return cleaned.strip()


@dataclass(frozen=True)
class Text(Kind[str]):
    """One line of text."""

    empty = ""

    def parse(self, text: str) -> str:
        return _clean(text, TEXT_LIMIT)


@dataclass(frozen=True)
class NumberedName(Text):
    """The name of a body or a place, perhaps with a number: sorted by its worth; found also by pinyin and initials."""


@dataclass(frozen=True)
class LongText(Kind[str]):
    """Text of several paragraphs."""

    empty = ""

    def parse(self, text: str) -> str:
        return _clean(text.replace("\r\n", "\n").replace("\r", "\n"), LONG_TEXT_LIMIT, kept="\n\t")


@dataclass(frozen=True)
class PersonName(Kind[str]):
    """The name of a human being; found by its characters, its pinyin and its initials."""

    empty = ""

    def parse(self, text: str) -> str:
        return parse_name(text)


@dataclass(frozen=True)
class Pinyin(Text):
    """A name's pinyin typed by hand, syllables apart (``li chu``), where no dictionary knows its characters."""

    def parse(self, text: str) -> str:
        spoken = " ".join(_half_width(text).lower().replace("'", " ").split())
        if not all("a" <= letter <= "z" or letter in "ü " for letter in spoken):
            raise Unreadable("not pinyin", _("Pinyin is letters without tones, a blank after each syllable: li chu."))
        return _clean(spoken.replace("ü", "v"), TEXT_LIMIT)


@dataclass(frozen=True)
class Date(Kind[dt.date]):
    """A calendar day."""

    def parse(self, text: str) -> dt.date:
        return days.parse_day(text)

    def write(self, value: Any) -> str:
        return str(value.isoformat())


@dataclass(frozen=True)
class Partial(Kind[days.PartialDate]):
    """A date of which perhaps only the year, or the year and the month, are known."""

    def parse(self, text: str) -> days.PartialDate:
        return days.parse_partial_date(text)

    def write(self, value: Any) -> str:
        return str(value.iso())


@dataclass(frozen=True)
class Whole(Kind[int]):
    """A whole number between ``least`` and ``most``."""

    least: int = 0
    most: int = 2_000_000_000

    def parse(self, text: str) -> int:
        try:
            number = int(_half_width(text).replace(",", ""))
        except ValueError:
            raise Unreadable("not a number", _("“{text}” is not a whole number.", text=text.strip())) from None
        if not self.least <= number <= self.most:
            raise Unreadable("out of range", _("Between {least} and {most}, please.", least=self.least, most=self.most))
        return number


@dataclass(frozen=True)
class Money(Kind[Decimal]):
    """An amount in yuan with at most two decimals."""

    def parse(self, text: str) -> Decimal:
        figures = _half_width(text).replace(",", "").removeprefix("¥").removesuffix("元").strip()
        try:
            amount = Decimal(figures)
        except InvalidOperation:
            raise Unreadable("not an amount", _("“{text}” is not an amount of money.", text=text.strip())) from None
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 12:
            raise Unreadable("out of range", _("This amount is too large."))
        fen = amount.quantize(Decimal("0.01"))
        if fen != amount:
            raise Unreadable("too many decimals", _("An amount has at most two decimals."))
        return fen

    def show(self, value: Any) -> str:
        return f"{value:,.2f}"


YES: Message = _("yes")
NO: Message = _("no")


@dataclass(frozen=True)
class Flag(Kind[bool]):
    """Yes or no."""

    empty = False

    def parse(self, text: str) -> bool:
        word = _half_width(text).lower()
        if word in ("1", "true", "yes", "y", "是", "有", "√", "✓", str(YES)):
            return True
        if word in ("0", "false", "no", "n", "否", "无", "無", "×", "", str(NO)):
            return False
        raise Unreadable("neither yes nor no", _("“{text}” is neither yes nor no.", text=text.strip()))

    def write(self, value: Any) -> str:
        return "1" if value else "0"

    def show(self, value: Any) -> str:
        return str(YES if value else NO)


@dataclass(frozen=True)
class Choice(Kind[E]):
    """One member of an enumeration; its name is stored, its value is the label."""

    options: type[E]

    def parse(self, text: str) -> E:
        word = text.strip()
        for option in self.options:
            if word in (option.name, str(option.value)):
                return option
        raise Unreadable("not an option", _("“{text}” is not one of the options.", text=word))

    def write(self, value: Any) -> str:
        return str(value.name)

    def show(self, value: Any) -> str:
        return str(value.value)


@dataclass(frozen=True)
class Choices(Kind[tuple[E, ...]]):
    """Any number of members of an enumeration, kept in the enumeration's order."""

    options: type[E]
    empty = ()

    def parse(self, text: str) -> tuple[E, ...]:
        one = Choice(self.options)
        words = unicodedata.normalize("NFKC", text).replace("、", " ").replace(",", " ").replace(";", " ").split()
        chosen = {one.parse(word) for word in words}
        return tuple(option for option in self.options if option in chosen)

    def write(self, value: Any) -> str:
        return " ".join(option.name for option in value)

    def show(self, value: Any) -> str:
        return "、".join(str(option.value) for option in value)


@dataclass(frozen=True)
class PeriodKind(Kind[Period]):
    """Days from one to another, both included; ``2024-03-01/2029-02-28`` or open: ``2024-03-01/``."""

    def parse(self, text: str) -> Period:
        first, mark, last = text.partition("/")
        if not mark:
            first, _dash, last = text.partition("至")
        return Period(days.parse_day(first), days.parse_day(last) if last.strip() else None)

    def write(self, value: Any) -> str:
        return f"{value.first.isoformat()}/{value.last.isoformat() if value.last else ''}"

    def show(self, value: Any) -> str:
        return f"{value.first.isoformat()} – {value.last.isoformat() if value.last else ''}".rstrip()
