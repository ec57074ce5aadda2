"""Lists of names in columns, as on a roll of honour: kai type, names of two characters spread to three."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop_app.documents.description import Paragraph, Table, spans_of
from desktop_app.documents.faces import Role
from desktop_app.documents.flow import Row
from desktop_app.documents.lines import Align, break_lines, text_width
from desktop_app.documents.pages import EM_ABOVE_BASELINE, Item, Look, Rule, Words, moved
from desktop_app.documents.posters.design import Dress
from desktop_app.documents.units import Span, Type

_NUMBERS = ("序号", "编号", "No.")
_NAMES = ("姓名", "名单", "获奖人", "志愿者")
_BETWEEN_NAMES = re.compile(r"[、，,\s\u3000]+")
_HAN = re.compile(r"[\u3400-\u9fff\uff0a\U00020000-\U0003ffff]+")
_FEWEST, _LONGEST_NAME, _LONGEST_DETAIL = 4, 12, 14
MOST_COLUMNS = 6
_SIZE = 1.5  # ems of the text: how large a name is
_DETAIL = 0.62  # of a name
_APART = 1.1  # ems between two names at least
_PITCH, _PITCH_WITH_DETAIL = 1.75, 2.3
FEWEST_EMS_OF_A_ROW = _SIZE * _PITCH


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of the list: a name and what is said of it, '' for nothing."""

    name: str
    detail: str = ""


def names_in(block: Paragraph | Table) -> tuple[Named, ...]:
    """Return the entries of a block that is nothing but a list of names, () for any other."""
    if isinstance(block, Paragraph):
        parts = [part for part in _BETWEEN_NAMES.split("".join(span.text for span in spans_of(block.text))) if part]
        is_list = len(parts) >= _FEWEST and all(2 <= len(part) <= 4 and _HAN.fullmatch(part) for part in parts)
        return tuple(map(Named, parts)) if is_list else ()
    kept = [place for place, column in enumerate(block.columns) if column.title not in _NUMBERS]
    if not 1 <= len(kept) <= 2 or not block.rows:
        return ()
    kept.sort(key=lambda place: block.columns[place].title not in _NAMES)
    entries = [Named(*[row[place].strip() for place in kept]) for row in block.rows]
    fits = all(len(entry.name) <= _LONGEST_NAME and len(entry.detail) <= _LONGEST_DETAIL for entry in entries)
    return tuple(entries) if fits else ()


def names_rows(names: Sequence[Named], look: Look, dress: Dress) -> list[Row]:
    """Return the entries in as few rows as their width allows, evenly filled, each ruled off from the next."""
    name = Type(dress.names, look.body.size * _SIZE)
    detail = Type(Role.hei, name.size * _DETAIL)
    widest = max(max(_name_width(each.name, name), text_width(each.detail, detail)) for each in names)
    most = max(min(int(look.width / (widest + _APART * name.size)), MOST_COLUMNS), 1)
    height = math.ceil(len(names) / most)
    across = math.ceil(len(names) / height)
    pitch = name.size * (_PITCH_WITH_DETAIL if any(each.detail for each in names) else _PITCH)
    rows = []
    for start in range(0, len(names), across):
        part = names[start : start + across]
        width = look.width / (across if len(names) > MOST_COLUMNS else len(part))
        items: list[Item] = []
        for place, each in enumerate(part):
            items += moved(tuple(_entry(each, name, detail, width, dress)), place * width, 0.0)
        if start + across < len(names):
            items.append(Rule(0.0, pitch, look.width, pitch, name.size * 0.02, dress.main, name.size * 0.06))
        rows.append(Row(pitch, tuple(items), is_text=True))
    return rows


def _name_width(name: str, type_: Type) -> float:
    return 3 * type_.size if len(name) == 2 and _HAN.fullmatch(name) else text_width(name, type_)


def _entry(each: Named, name: Type, detail: Type, width: float, dress: Dress) -> Iterator[Item]:
    height = name.size * (1.35 if each.detail else _PITCH)
    baseline = (height - name.size) / 2 + EM_ABOVE_BASELINE * name.size
    spread = replace(name, cell=name.size * 1.5) if len(each.name) == 2 and _HAN.fullmatch(each.name) else name
    line = break_lines([Span(each.name)], spread, width, align=Align.centre)[0]
    yield Words(0.0, baseline, line.runs, dress.ink, bold=0.01)
    if each.detail:
        below = break_lines([Span(each.detail)], detail, width, align=Align.centre)[0]
        yield Words(0.0, height + EM_ABOVE_BASELINE * detail.size, below.runs, dress.main)
