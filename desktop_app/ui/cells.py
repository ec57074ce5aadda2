"""How a value stands in a list: its words, its width and its side."""

from __future__ import annotations

from functools import singledispatch

from PySide6.QtCore import Qt

from desktop_app.domain import kinds
from desktop_app.domain.kinds import Kind
from desktop_app.domain.masking import masked_phone, masked_resident_id
from desktop_app.domain.record import Field

NOTHING = ""
_LONGEST = 120
"""Characters of a long text that a cell can show at most."""
_TAIL = 4


def shown(field: Field, value: object) -> str:
    """Return what a list shows of ``value``: on one line, private values masked, '' for nothing."""
    if field.holds_nothing(value) or value is False:
        return NOTHING
    if field.private:
        return masked(field.kind, value)
    return in_a_cell(field.kind, value)


@singledispatch
def in_a_cell(kind: Kind[object], value: object) -> str:
    """Return ``value`` on one line."""
    return kind.show(value)


@in_a_cell.register
def _first_line(kind: kinds.LongText, value: object) -> str:
    return " ".join(kind.show(value)[:_LONGEST].split())


@singledispatch
def masked(kind: Kind[object], value: object) -> str:  # noqa: ARG001 - a kind without a mask of its own hides all
    """Return ``value`` as it may stand on a screen others look at."""
    return "****"


@masked.register
def _masked_id(_kind: kinds.ResidentId, value: str) -> str:
    return "****" + masked_resident_id(value)[-_TAIL:]


@masked.register
def _masked_phone(_kind: kinds.Phone, value: str) -> str:
    return masked_phone(value)


_WIDTHS: dict[type[Kind[object]], int] = {
    kinds.Text: 150,
    kinds.NumberedName: 150,
    kinds.PersonName: 104,
    kinds.Date: 102,
    kinds.Partial: 102,
    kinds.Whole: 84,
    kinds.Money: 110,
    kinds.Flag: 70,
    kinds.PeriodKind: 196,
    kinds.ResidentId: 104,
    kinds.Phone: 112,
    kinds.Uscc: 184,
    kinds.AddressKind: 170,
    kinds.LongText: 220,
    kinds.Link: 150,
    kinds.Parts: 200,
}
_OTHER_WIDTH = 130
_NARROWEST, _WIDEST = 56, 170
_HALF = 8
_FIRST_FULL_WIDTH = "\u2e80"


def natural_width(kind: Kind[object]) -> int:
    """Return the width (design pixels) of a column of such values before the clerk has chosen one."""
    if isinstance(kind, kinds.Choice):
        longest = max((_halves(kind.show(option)) for option in kind.options), default=0)
        return min(max(_NARROWEST, longest * _HALF + 24), _WIDEST)
    return _WIDTHS.get(type(kind), _OTHER_WIDTH)


def _halves(words: str) -> int:
    """Count the columns ``words`` take: Han characters are twice as wide as letters."""
    return sum(2 if sign >= _FIRST_FULL_WIDTH else 1 for sign in words)


def side(kind: Kind[object]) -> Qt.AlignmentFlag:
    """Return the side on which values of ``kind`` stand: numbers at the right."""
    right = isinstance(kind, kinds.Whole | kinds.Money)
    return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
