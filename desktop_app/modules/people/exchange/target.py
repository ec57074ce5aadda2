"""What a row of a roster of residents is read into, and what follows from its address and its resident ID."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from desktop_app.domain import resident_id
from desktop_app.domain.address import Address, building_of, parse_address, parse_address_within, part_of
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.exchange.cells import is_blank, text_of
from desktop_app.exchange.target import Draft, Target
from desktop_app.modules.people.exchange.households import name_the_household
from desktop_app.modules.people.exchange.words import FIELDS, GRID_NAME, OTHER_HEADS, UNIT_NAME

_NOTHING_SAID = Address()
_PARTS = ("building", "unit", "room", "estate")


def complete(draft: Draft) -> None:
    """Add what follows from other values of the row, and complain where the row contradicts itself."""
    put_the_address_together(draft)
    if "grid" in draft.section:
        draft.values.setdefault("grid", draft.section["grid"])
    if draft.values.get("resident_id"):
        read_the_resident_id(draft)
    the_birth_is_not_in_the_future(draft)
    name_the_household(draft)


def put_the_address_together(draft: Draft) -> None:
    """Make one address of the address column, columns for building, unit and room, and the heading of the section."""
    if not draft.section and draft.values.keys().isdisjoint(_PARTS):
        return
    estate = draft.values.pop("estate", "")
    around = _named_above(draft.section)
    parts = _of_the_parts(draft, around)
    written = draft.values.get("address")
    if parts != _NOTHING_SAID:
        draft.values["address"] = _beside_the_address(draft, parts, around, estate)
    elif around.building and written and not is_blank(draft.cell("address")):
        draft.values["address"] = parse_address_within(text_of(draft.cell("address")), around)
    elif around.building and not written:
        draft.values["address"] = around


def _named_above(section: Mapping[str, Any]) -> Address:
    """Return what the headings above a row say of its address: a building, a unit, or a unit below a building."""
    around: Address = section.get("address", Address())
    return replace(around, unit=section["unit"]) if section.get("unit") else around


def _of_the_parts(draft: Draft, around: Address) -> Address:
    """Return what the columns for building, unit and room say together; what is none of these refuses the row."""
    numbers: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for name in ("building", "unit", "room"):
        written = draft.values.pop(name, "")
        try:
            numbers[name] = part_of(written) if written else ""
        except Unreadable:
            others.append((name, written))
    parts = Address(**numbers)
    for name, written in others:
        try:
            part = _more_than_a_part(draft, name, written, parts if parts.building else around)
        except Unreadable as unreadable:
            draft.complain("address", unreadable.message, unreadable.why)
        else:
            parts = _joined(draft, parts, part)
    return parts


def _more_than_a_part(draft: Draft, name: str, written: str, around: Address) -> Address:
    """Return the address in a cell that is no bare number, as ``3-2-1201`` below ``房号`` is none.

    In a sheet with a column of buildings a cell ``2-1201`` beside an empty one names no building.
    """
    if isinstance(draft.cell(name), dt.date):
        raise Unreadable("spoiled number", _("Excel has turned this address into a day. Type it again as text."))
    more = parse_address_within(written, around) if around.building else parse_address(written)
    is_more = more.room or (name == "building" and more.unit)
    if not is_more or (name == "room" and "building" in draft.places and not around.building and not more.unit):
        raise Unreadable("not a number", _("This is no number of a building, unit or room."))
    return more


def _joined(draft: Draft, one: Address, other: Address) -> Address:
    """Return what two columns say of one address; the row is refused where they name different places."""
    if not _agree(one, other):
        draft.complain("address", _("Two columns name different buildings, units or rooms."), "contradiction")
    return Address(
        one.building or other.building,
        one.unit or other.unit,
        one.room or other.room,
        _together(one.place, other.place),
        _together(one.note, other.note),
    )


def _agree(one: Address, other: Address) -> bool:
    pairs = ((one.building, other.building), (one.unit, other.unit), (one.room, other.room))
    return all(not a or not b or a == b for a, b in pairs)


def _together(first: str, second: str) -> str:
    if first in second or second in first:
        return max(first, second, key=len)
    return first + second


def _beside_the_address(draft: Draft, parts: Address, around: Address, estate: str) -> Address:
    """Return the whole address that ``parts`` make with the address column and what stands above the row.

    ``门牌`` beside columns for building and unit holds the room; beside one for the room too it is of the street.
    """
    building = parts.building or around.building
    unit = parts.unit or (around.unit if building == around.building else "")
    if "address" not in draft.values:
        return Address(building, unit, parts.room, _together(estate, parts.place), parts.note)
    parts = replace(parts, building=building, unit=unit)
    text = text_of(draft.cell("address"))
    readings = [parse_address(text), *([parse_address_within(text, parts)] if building else [])]
    in_order = readings if parts.room else readings[::-1]
    agreeing = [each for each in in_order if _agree(parts, each)]
    parts = _joined(draft, parts, (agreeing or in_order)[0])
    return replace(parts, place=_together(estate, parts.place))


def read_the_resident_id(draft: Draft) -> None:
    """Take birth and sex from the number, the surest of the three; other values that contradict it refuse the row.

    A number with a right check digit beside another person's birthday means that a column was sorted without
    its neighbours or a line was skipped: writing it would give somebody a stranger's identity.
    """
    number = draft.values["resident_id"]
    birth = PartialDate.of(resident_id.birth_of(number))
    if draft.take_back("birth", "unclear date"):
        draft.hints.append(
            Problem("birth", _("The date of birth was taken from the resident ID number: {day}.", day=birth.iso()))
        )
    given = draft.values.get("birth")
    if given is not None and not given.agrees_with(birth) and not _is_a_month_cell(draft, given, birth):
        said = _("The resident ID number says {day}.", day=birth.iso())
        draft.complain("birth", said, "contradicts resident ID")
    sex = resident_id.sex_of(number)
    if draft.values.get("sex", sex) is not sex:
        draft.complain("sex", _("The resident ID number says otherwise."), "contradicts resident ID")
    draft.values["birth"], draft.values["sex"] = birth, sex
    if not resident_id.region_of(number):
        draft.hints.append(
            Problem("resident_id", _("The first six digits are no region in the table."), "unknown region")
        )


def _is_a_month_cell(draft: Draft, given: PartialDate, birth: PartialDate) -> bool:
    """Know a month that Excel has turned into the first day of it: ``1958年11月`` typed into a cell is 1958-11-01."""
    month = (given.year, given.month) == (birth.year, birth.month)
    return month and given.day == 1 and isinstance(draft.cell("birth"), dt.date)


def the_birth_is_not_in_the_future(draft: Draft) -> None:
    """Nobody on a roster is still to be born."""
    birth = draft.values.get("birth")
    if birth is not None and resident_id.is_after(birth.earliest()):
        draft.complain("birth", _("This day is still to come."), "no such day")


def section(heading: str) -> Mapping[str, Any]:
    """Return what a heading such as ``3号楼``, ``3号楼2单元`` or ``第二网格`` says of the rows below it."""
    if building_of(heading):
        return {"address": Address(building_of(heading)), "unit": ""}
    if UNIT_NAME.fullmatch(heading):
        return {"unit": part_of(heading)}
    if len(heading) <= 12 and GRID_NAME.fullmatch(heading):
        return {"grid": heading}
    address = parse_address(heading) if heading and len(heading) <= 20 else Address()
    return {"address": address, "unit": ""} if address.building and not address.room else {}


PEOPLE = Target("people", FIELDS, complete, section, OTHER_HEADS)
