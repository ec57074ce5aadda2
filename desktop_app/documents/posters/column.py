"""The column a poster's text is set in: its look, and rows that say when a paragraph ends badly."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.documents.faces import Role
from desktop_app.documents.flow import Row
from desktop_app.documents.lines import Line
from desktop_app.documents.pages import EM_ABOVE_BASELINE, Look, TableStyle, Words
from desktop_app.documents.posters.design import WHITE, Dress
from desktop_app.documents.units import Type

_LINES = 100  # more than any poster has: its height is not cut into pages


@dataclass(frozen=True, slots=True)
class LostEnd(Row):
    """The last line of a paragraph, so short that it looks lost."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One way of setting a text: its look, how it is dressed, and how many times side by side tables are laid."""

    look: Look
    dress: Dress
    folds: int = 1
    centred: bool = False


def look_of(dress: Dress, width: float, size: float, table: float, air: float) -> Look:
    """Return the look of a column ``width`` points wide in type of ``size``; tables in ``table`` times that."""
    heading = Type(Role.hei, size * 1.08)
    return Look(
        paper=(width, width),
        left=0,
        top=0,
        width=width,
        height=size * dress.pitch * _LINES,
        rows=_LINES,
        body=Type(dress.body, size),
        title=Type(Role.title, size * 1.6),
        title_pitch=size * 2.2,
        table_sizes=(size * table, size * table * 0.92, size * table * 0.85),
        headings=(heading, heading, Type(dress.body, size), Type(dress.body, size)),
        numbered=False,
        heading_bold=0.03,
        ink=dress.ink,
        heading_ink=dress.main,
        table=TableStyle(Role.hei, WHITE, dress.main, dress.tint, dress.main, upright=False, air=air),
    )


def words_of(line: Line, type_: Type, pitch: float, look: Look) -> Words:
    """Return a line in the middle of a strip ``pitch`` points high."""
    baseline = (pitch - type_.size) / 2 + EM_ABOVE_BASELINE * type_.size
    return Words(0.0, baseline, line.runs, look.ink)
