"""The line breaker: justified Chinese with mixed Latin, by the rules for marks, and no character lost.

A line takes as much as fits. Marks that may not begin a line stay with the character before them, those that may not
end one with the character after; such a cluster is pulled in by squeezing full-width marks, or pushed out and the
rest is spread, whichever disturbs the line less (GB/T 15834-2011 5.1; W3C "Requirements for Chinese Text Layout"
3.1.6). A cluster wider than a whole line is divided, because ink beyond the margin is worse than a mark out of place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from desktop_app.documents.characters import CLOSING, OPENING
from desktop_app.documents.directions import holds_right_to_left, in_drawing_order
from desktop_app.documents.faces import Face
from desktop_app.documents.units import (
    Span,
    Type,
    Unit,
    cell_width,
    divided,
    may_part,
    piece_width,
    place_in_cell,
    units_of,
)

EPSILON = 0.01  # points: what rounding may cost
LONG_WORD = 0.4  # of the line: a word longer than this may be divided at the marks of a web address
MOST_AIR = 0.6  # ems between two characters; a line that would need more stays ragged
LONGEST_KEPT = 1000  # characters of a text whose lines are kept for the next time it is set
MOST_KEPT = 1000  # texts: the unchanged ones of a preview, the common ones of a thousand letters
_AIR_THAT_SHOWS = 0.06  # ems of air as disturbing as a mark squeezed to its limit


class Align(Enum):
    """Where a line stands in its column."""

    justified = "justified"
    left = "left"
    centre = "centre"
    right = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face at a regular step, drawn in one go; ``x`` from the left edge of the column, in points."""

    x: float
    face: Face
    text: str
    size: float
    air: float = 0.0  # added after each character
    stretch: float = 1.0  # horizontal scale of the pictures


@dataclass(frozen=True, slots=True)
class Line:
    """One set line: what is drawn, the text it holds (hanging spaces too) and how wide the drawn part is (points)."""

    runs: tuple[Run, ...]
    text: str
    width: float


class _Cluster:
    """Units between which no line may end.

    ``hanging`` is the width of the spaces that a line end swallows, ``places`` how often air may be put after a unit.
    """

    __slots__ = ("hanging", "places", "shrink", "units", "width")

    def __init__(self, units: list[Unit]) -> None:
        self.units = units
        last = units[-1]
        self.hanging = last.space_width
        if len(units) == 1:
            self.width = last.width + last.space_width
            self.shrink = last.blank_before + last.blank_after
            self.places = 0 if last.solid else 1
        else:
            self.width = sum([unit.width + unit.space_width for unit in units])
            self.shrink = sum([unit.blank_before + unit.blank_after for unit in units])
            self.places = sum([not unit.solid for unit in units])


def break_lines(
    spans: Iterable[Span], type_: Type, width: float, indent: float = 0.0, align: Align = Align.justified
) -> list[Line]:
    """Set ``spans`` in lines at most ``width`` points wide, the first one ``indent`` in; at least one line.

    Every visible character is in exactly one line, in order. Raises nothing: whatever cannot be divided well is
    divided badly, and only a single character wider than the column may stand out of it.
    """
    spans = tuple(spans)
    if sum([len(span.text) for span in spans]) > LONGEST_KEPT:
        return list(_broken(spans, type_, width, indent, align))
    return list(_kept(spans, type_, width, indent, align))


def _broken(spans: tuple[Span, ...], type_: Type, width: float, indent: float, align: Align) -> tuple[Line, ...]:
    units = units_of(spans, type_)
    if not units:
        return (Line((), "", 0.0),)
    clusters = _clusters(units, type_, width, indent)
    chosen = _fill(clusters, type_, width, indent)
    if len(chosen) > 1 and _is_lonely(chosen[-1]):
        chosen = _without_lonely_end(clusters, chosen, type_, width, indent)
    last = len(chosen) - 1
    return tuple(
        _set(line, type_, width - (0.0 if place else indent), 0.0 if place else indent, align, place == last)
        for place, line in enumerate(chosen)
    )


_kept = lru_cache(maxsize=MOST_KEPT)(_broken)


def text_width(text: str, type_: Type) -> float:
    """Natural width of ``text`` on one line, in points."""
    return _Cluster(units_of([Span(text)], type_)).width if text else 0.0


def _clusters(units: Sequence[Unit], type_: Type, width: float, indent: float) -> list[_Cluster]:
    """Join units between which no line may end; what is wider than a line is divided first."""
    pieces: list[Unit] = []
    longest = min(width * LONG_WORD, width - indent)
    for unit in units:
        if not unit.wide and unit.width > longest and len(unit.text) > 1:
            pieces += divided(unit, type_, width - indent)
        else:
            pieces.append(unit)
    groups: list[list[Unit]] = [[pieces[0]]]
    for before, after in pairwise(pieces):
        if (before.free and after.free) or may_part(before, after):
            groups.append([after])
        else:
            groups[-1].append(after)
    clusters: list[_Cluster] = []
    for group in groups:
        cluster = _Cluster(group)
        if len(group) == 1:
            clusters.append(cluster)
            continue
        room = width if clusters else width - indent
        fits = cluster.width - cluster.shrink - cluster.hanging <= room + EPSILON
        clusters += [cluster] if fits else [_Cluster([unit]) for unit in group]
    return clusters


def _fill(clusters: Sequence[_Cluster], type_: Type, width: float, indent: float) -> list[list[_Cluster]]:
    lines: list[list[_Cluster]] = []
    start, room = 0, width - indent
    while start < len(clusters):
        end = _end_of_line(clusters, start, room, type_.size)
        lines.append(list(clusters[start:end]))
        start, room = end, width
    return lines


def _end_of_line(clusters: Sequence[_Cluster], start: int, room: float, size: float) -> int:
    """Return the index after the last cluster of the line that begins at ``start``; always at least one."""
    natural = shrink = 0.0
    end = start
    while end < len(clusters):
        cluster = clusters[end]
        if natural + cluster.width - cluster.hanging > room + EPSILON:
            break
        natural += cluster.width
        shrink += cluster.shrink
        end += 1
    if end == len(clusters):
        return end
    following = clusters[end]
    excess = natural + following.width - following.hanging - room
    squeezable = shrink + following.shrink
    if excess > squeezable + EPSILON:
        return max(end, start + 1)
    if end == start:
        return end + 1
    left_over = room - natural + clusters[end - 1].hanging
    places = sum([cluster.places for cluster in clusters[start:end]]) - 1
    air = left_over / max(places, 1) / size / _AIR_THAT_SHOWS
    return end + 1 if (excess / squeezable) ** 2 <= air**2 else end


def _is_lonely(line: Sequence[_Cluster]) -> bool:
    """Tell whether a line holds a single Han character, alone or with its marks (单字不成行)."""
    if len(line) != 1 or not all(unit.wide for unit in line[0].units):
        return False
    return sum([unit.text not in CLOSING and unit.text not in OPENING for unit in line[0].units]) <= 1


def _without_lonely_end(
    clusters: list[_Cluster], chosen: list[list[_Cluster]], type_: Type, width: float, indent: float
) -> list[list[_Cluster]]:
    joined = _Cluster(clusters[-2].units + clusters[-1].units)
    if joined.width > width / 2 or len(chosen[-2]) < 2:
        return chosen
    return _fill([*clusters[:-2], joined], type_, width, indent)


def _set(line: Sequence[_Cluster], type_: Type, room: float, left: float, align: Align, last: bool) -> Line:
    units = [unit for cluster in line for unit in cluster.units]
    text = "".join([unit.text + unit.space for unit in units])
    if holds_right_to_left(text):
        units = in_drawing_order(units)
    natural = sum([cluster.width for cluster in line]) - line[-1].hanging
    squeeze, air = 0.0, 0.0
    if natural > room + EPSILON:
        squeeze = min((natural - room) / max(sum([cluster.shrink for cluster in line]), EPSILON), 1.0)
    elif align is Align.justified and not last:
        places = sum([cluster.places for cluster in line]) - (not units[-1].solid)
        air = (room - natural) / places if places else 0.0
        air = air if air <= MOST_AIR * type_.size else 0.0
    runs, width = _runs(units, type_, squeeze, air)
    shift = left
    if align is Align.centre:
        shift += max(room - width, 0.0) / 2
    elif align is Align.right:
        shift += max(room - width, 0.0)
    return Line(tuple([_moved(run, shift) for run in runs]) if shift else tuple(runs), text, width)


def _moved(run: Run, shift: float) -> Run:
    return Run(run.x + shift, run.face, run.text, run.size, run.air, run.stretch)


def _runs(units: Sequence[Unit], type_: Type, squeeze: float, air: float) -> tuple[list[Run], float]:
    """Place the units and join what one drawing operation can draw; also returns where the ink's cell ends."""
    runs: list[Run] = []
    x = edge = 0.0
    step = type_.step + air
    plain: list[str] = []
    plain_x, plain_face = 0.0, None
    for unit in units:
        start = x
        width = unit.width
        if squeeze and unit.may_shrink:
            width -= squeeze * unit.may_shrink
            start -= squeeze * unit.blank_before
        face = unit.regular
        if face is not None and plain and face is plain_face and abs(plain_x + len(plain) * step - start) < 1e-3:
            plain.append(unit.text)
        else:
            if plain and plain_face is not None:
                runs.append(_regular_run(plain_x, plain_face, plain, type_, step))
            plain = []
            if face is not None:
                plain, plain_x, plain_face = [unit.text], start, face
            else:
                runs += _single_runs(unit, start, type_)
        edge = x + width
        x = edge + unit.space_width + (0.0 if unit.solid else air)
    if plain and plain_face is not None:
        runs.append(_regular_run(plain_x, plain_face, plain, type_, step))
    return runs, edge


def _regular_run(x: float, face: Face, characters: list[str], type_: Type, step: float) -> Run:
    return Run(x + (type_.step - type_.size) / 2, face, "".join(characters), type_.size, step - type_.size)


def _single_runs(unit: Unit, x: float, type_: Type) -> list[Run]:
    """Draw one unit by itself: a word, or a full-width character whose picture is narrower than its cell."""
    size = type_.size
    face, text = unit.pieces[0] if unit.pieces else (None, "")
    if face is None:
        return []
    advance = face.width(text[0]) * size
    if unit.wide and text[0] in "—―" and advance:
        return [Run(x, face, text, size, 0.0, type_.step / advance)]
    if unit.wide and len(unit.pieces) == 1:
        shift = place_in_cell(text[0], advance, cell_width(face, text[0], type_))
        return [Run(x + shift, face, text, size, type_.step - advance)]
    runs = []
    for piece_face, piece in unit.pieces:
        runs.append(Run(x, piece_face, piece, size))
        x += piece_width(piece_face, piece) * size
    return runs
