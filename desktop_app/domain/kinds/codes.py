"""Kinds whose texts are checked numbers, or a place inside the community."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from desktop_app.domain.address import Address, parse_address
from desktop_app.domain.kinds.base import Kind
from desktop_app.domain.phone import SEPARATOR, parse_phones
from desktop_app.domain.resident_id import parse_resident_id
from desktop_app.domain.uscc import parse_uscc


@dataclass(frozen=True)
class ResidentId(Kind[str]):
    """A resident ID number, 18 characters (GB 11643)."""

    empty = ""

    def parse(self, text: str) -> str:
        return parse_resident_id(text)


@dataclass(frozen=True)
class Phone(Kind[str]):
    """One or several phone numbers, each in its canonical form, joined by ``、``."""

    empty = ""

    def parse(self, text: str) -> str:
        return SEPARATOR.join(parse_phones(text))


@dataclass(frozen=True)
class Uscc(Kind[str]):
    """A unified social credit code (GB 32100)."""

    empty = ""

    def parse(self, text: str) -> str:
        return parse_uscc(text)


@dataclass(frozen=True)
class AddressKind(Kind[Address]):
    """Building, unit and room; sorts by their numbers."""

    def parse(self, text: str) -> Address:
        return parse_address(text)

    def write(self, value: Any) -> str:
        return str(value.write())

    def show(self, value: Any) -> str:
        return str(value.show())
