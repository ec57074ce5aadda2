"""An address inside the community: building, unit and room, in whatever form it was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.numerals import chinese_digits
from desktop_app.domain.wording import halfwidth, plain

LONGEST = 200

_PAD = 5
_STORED = "|"
_PART = r"[A-Za-z]?[0-9]{1,5}[A-Za-z]?|[A-Za-z]"
_BUILDING_SIGN = r"号楼|#楼|号?栋|号?幢|号?座|#"
_BUILDING = rf"(?P<building>{_PART})(?:{_BUILDING_SIGN}|(?:号|楼)(?=(?:{_PART})(?:单元|门))|号(?=(?:{_PART})室))"
_UNIT = rf"(?P<unit>{_PART})(?:单元|门(?!牌)|梯|(?=-))"
_FLOOR = r"(?:-?[0-9]{1,3}(?:楼|层))?"
_ROOM = rf"(?P<room>{_PART})(?:号?房间?|室|户|号)?"
_NOTE = r"(?P<note>\(.*\))?"
_WORDED = re.compile(rf"(?P<place>.*?){_BUILDING}-?(?:{_UNIT}-?)?(?:{_FLOOR}-?{_ROOM})?{_NOTE}")
_SHORT = r"[A-Za-z]?[0-9]{1,3}[A-Za-z]?|[A-Za-z]"
_DASHED = re.compile(
    rf"(?P<place>.*?)(?<![0-9A-Za-z\-/])(?P<building>{_SHORT})[-/](?:(?P<unit>{_SHORT})[-/])?(?P<room>{_PART})"
    rf"(?:室|号|户)?{_NOTE}"
)
_PLAINEST = re.compile(r"([1-9][0-9]{0,3})(?:号楼|栋|幢|-)([1-9][0-9]?)(?:单元|-)([1-9][0-9]{2,4})室?")
_DASHES = re.compile(r"[‐-―−–—~]")
_BLANKS = re.compile(r"\s+")
_NUMERAL_WITH_UNIT = re.compile(r"[〇零一二三四五六七八九十百]+(?=号?(?:楼|栋|幢|座)|单元|门|室|层)")
_NUMBERED = re.compile(r"第(?=[0-9〇零一二三四五六七八九十百]+(?:号?(?:楼|栋|幢|座)|#|单元|门|室))")
_ZEROS = re.compile(r"^([A-Z]?)0+(?=[0-9])")
_BUILDING_ALONE = re.compile(rf"({_PART})(?:{_BUILDING_SIGN})")
_PART_ALONE = re.compile(rf"({_PART})(?:{_BUILDING_SIGN}|楼|单元|门|梯|号?房间?|号|室|户)?")
_INSIDE_A_BUILDING = re.compile(rf"(?:(?P<unit>{_SHORT})(?:单元|门|梯|-|/)-?)?{_FLOOR}-?{_ROOM}{_NOTE}")
_SHORTEST_ROOM = 3
_LETTER = re.compile(r"[A-Z]")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Address:
    """Where somebody lives. What was not recognised stands whole in ``place``, with the other parts ''.

    ``place`` is what comes before the building (street, housing estate), ``note`` what was added in brackets.
    """

    building: str = ""
    unit: str = ""
    room: str = ""
    place: str = ""
    note: str = ""

    def write(self) -> str:
        """Write it for the store: texts sort by building, unit and room as numbers do."""
        numbers = (_padded(part) for part in (self.building, self.unit, self.room))
        return _STORED.join((*numbers, self.place, self.note))

    def show(self) -> str:
        """Write it as people do: ``3号楼2单元2202室``."""
        building = self.building and self.building + ("座" if _LETTER.fullmatch(self.building) else "号楼")
        unit = self.unit and f"{self.unit}单元"
        room = self.room and f"{self.room}室"
        return self.place + building + unit + room + (f"（{self.note}）" if self.note else "")


def parse_address(text: str) -> Address:
    """Return the address written in ``text``, by people or by :meth:`Address.write`.

    Raises ``Unreadable`` (``wrong length``) only where there is nothing or far too much: an address of
    another form is kept as free text in ``place``.
    """
    plainest = _PLAINEST.fullmatch(text)
    if plainest:
        return Address(*plainest.groups())
    if text.count(_STORED) == 4:
        return _stored(text)
    written = plain(text.replace(_STORED, " "))
    if not written or len(written) > LONGEST:
        raise Unreadable("wrong length", _("An address has 1 to {most} characters.", most=LONGEST))
    compact = _compact(written)
    found = _WORDED.fullmatch(compact) or _DASHED.fullmatch(compact)
    if not found or not _is_believable(found):
        return Address(place=_BLANKS.sub(" ", written))
    parts = found.groupdict()
    return Address(
        _number(parts["building"]),
        _number(parts["unit"]),
        _number(parts["room"]),
        parts["place"].rstrip(" -,"),
        (parts["note"] or "").strip("()"),
    )


def parse_address_within(text: str, around: Address) -> Address:
    """Return the address written in ``text`` under a heading that has named the building, and perhaps the unit.

    There ``2-1003``, ``2单元1003`` and ``1003`` leave out what the heading says; an address that names its
    own building keeps it. Raises ``Unreadable`` as :func:`parse_address` does.
    """
    address = parse_address(text)
    found = _INSIDE_A_BUILDING.fullmatch(_compact(plain(text)))
    if not found or (address.building and address.unit):
        return address if address.building else replace(address, building=around.building, unit=around.unit)
    unit = _number(found["unit"]) or around.unit
    return Address(around.building, unit, _number(found["room"]), "", (found["note"] or "").strip("()"))


def building_of(text: str) -> str:
    """Return the building that ``text`` names and nothing else (``3号楼``, ``三栋``, ``A座``), '' where it does not."""
    found = _BUILDING_ALONE.fullmatch(_compact(plain(text)))
    return _number(found[1]) if found else ""


def part_of(text: str) -> str:
    """Return the bare number of a building, unit or room written in a cell of its own (``3号楼``, ``2单元``, ``02``).

    Raises ``Unreadable`` (``not a number``) where the cell holds something else.
    """
    found = _PART_ALONE.fullmatch(_compact(plain(text)))
    if not found:
        raise Unreadable("not a number", _("This is no number of a building, unit or room."))
    return _number(found[1])


def _compact(written: str) -> str:
    text = _NUMBERED.sub("", _BLANKS.sub("", _DASHES.sub("-", halfwidth(written))))
    return _NUMERAL_WITH_UNIT.sub(lambda found: chinese_digits(found.group()), text)


def _is_believable(found: re.Match[str]) -> bool:
    """Refuse to see a building in ``2-3`` or in a day: two numbers tell building and room only by the room's length."""
    if found.re is _WORDED:
        return True
    return found["unit"] is not None or len(found["room"]) >= _SHORTEST_ROOM


def _number(part: str | None) -> str:
    return _ZEROS.sub(r"\1", part.upper()) if part else ""


def _padded(part: str) -> str:
    if part.isdecimal():
        return part.zfill(_PAD)
    return part and _DIGITS.sub(lambda digits: digits.group().zfill(_PAD), part)


def _stored(text: str) -> Address:
    building, unit, room, place, note = text.split(_STORED)
    return Address(_number(building), _number(unit), _number(room), place, note)
