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
from desktop_app.modules.people.exchange.words import FIELDS, GRID_NAME, OTHER_HEADS, UNIT_NAME

_PARTS = ("building", "unit", "room", "estate")


def complete(draft: Draft) -> None:
    """Add what follows from other values of the row, and complain where the row contradicts itself."""
    put_the_address_together(draft)
    if "grid" in draft.section:
        draft.values.setdefault("grid", draft.section["grid"])
    if draft.values.get("resident_id"):
        read_the_resident_id(draft)
    the_birth_is_not_in_the_future(draft)


def put_the_address_together(draft: Draft) -> None:
    """Make one address of the address column, columns for building, unit and room, and the heading of the section."""
    if not draft.section and draft.values.keys().isdisjoint(_PARTS):
        return
    estate = draft.values.pop("estate", "")
    parts = [_part(draft, name) for name in ("building", "unit", "room")]
    around = _named_above(draft.section)
    written = draft.values.get("address")
    if any(parts):
        building, unit, room = parts
        building = building or around.building
        unit = unit or (around.unit if building == around.building else "")
        draft.values["address"] = Address(building, unit, room, estate or (written.place if written else ""))
    elif around.building and written and not is_blank(draft.cell("address")):
        draft.values["address"] = parse_address_within(text_of(draft.cell("address")), around)
    elif around.building and not written:
        draft.values["address"] = around


def _named_above(section: Mapping[str, Any]) -> Address:
    """Return what the headings above a row say of its address: a building, and perhaps a unit below it."""
    around: Address = section.get("address", Address())
    return replace(around, unit=section["unit"]) if around.building and section.get("unit") else around


def _part(draft: Draft, name: str) -> str:
    """Return the bare number of one part; what is no number refuses the row."""
    written = draft.values.pop(name, "")
    if not written:
        return ""
    try:
        return part_of(written)
    except Unreadable as unreadable:
        draft.complain("address", unreadable.message, unreadable.why)
        return ""


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
