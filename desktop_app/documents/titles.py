"""Titles of several lines: broken between words, in the shape of a trapezium or a lozenge.

Source: GB/T 9704-2012, 7.3.1: a title that runs over is broken so that words stay whole and the lines are
symmetrical, as a trapezium or a lozenge. Words are found with a small list of what offices write about.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path

from desktop_app.documents.characters import visible
from desktop_app.documents.lines import Align, Line, break_lines
from desktop_app.documents.units import Span, Type, Unit, may_part, units_of

_WORDS = Path(__file__).resolve().parents[2] / "resources" / "typesetting" / "title_words.txt"
_MOST_LINES = 4
_LEADS = frozenset("的地得了着过等们之")  # cling to what stands before them
_JOINS = frozenset("和与及或暨并至向对在为将把被从由于因按拟")  # cling to what follows them
_COUNTED = frozenset("年月日号届次级项期户名人个条批度季周岁元万亿")
_BEGINNERS = {"关于": 4.0} | dict.fromkeys(  # words that begin a new thought, and how good a line is that begins so
    ("拟", "开展", "征求", "进一步", "公开", "实施", "召开", "举办", "面向"), 1.0
)
_CLINGING = frozenset(
    ("关于", "进一步", "做好", "开展", "加强", "推进", "落实", "实施", "印发", "举办", "召开", "征求")
)
_SPLIT_WORD, _SPLIT_UNKNOWN, _BAD_EDGE = 40.0, 2.5, 8.0


def title_lines(title: str, type_: Type, width: float) -> list[Line]:
    """Set ``title`` centred in the fewest lines at most ``width`` points wide; its own line ends are kept."""
    return [line for part in title.split("\n") if part.strip() for line in _lines_of_part(part.strip(), type_, width)]


@lru_cache(maxsize=64)
def _lines_of_part(title: str, type_: Type, width: float) -> tuple[Line, ...]:
    units = units_of([Span(title)], type_)
    total = sum(unit.width + unit.space_width for unit in units)
    if total <= width or total > _MOST_LINES * width:
        return tuple(break_lines([Span(title)], type_, width, align=Align.centre))
    for count in range(2, _MOST_LINES + 1):
        cuts = _best_cuts(units, count, width)
        if cuts:
            edges = [0, *cuts, len(units)]
            parts = [_text(units[start:end]) for start, end in pairwise(edges)]
            return tuple(line for part in parts for line in break_lines([Span(part)], type_, width, align=Align.centre))
    return tuple(break_lines([Span(title)], type_, width, align=Align.centre))


def _text(units: Sequence[Unit]) -> str:
    return "".join(unit.text + unit.space for unit in units).strip()


def _best_cuts(units: Sequence[Unit], count: int, width: float) -> tuple[int, ...]:
    """Return where ``count`` lines begin (after the first), () when they cannot hold the title."""
    ends = [0.0]
    for unit in units:
        ends.append(ends[-1] + unit.width + unit.space_width)
    places = {place: cost for place, cost in _cost_of_cuts(units).items() if count == 2 or cost < _SPLIT_WORD}
    best: tuple[float, tuple[int, ...]] = (float("inf"), ())
    for cuts in combinations(sorted(places), count - 1):
        edges = [0, *cuts, len(units)]
        widths = [ends[end] - ends[start] for start, end in pairwise(edges)]
        if max(widths) <= width:
            cost = sum(places[cut] for cut in cuts) + _cost_of_shape(widths)
            best = min(best, (cost, cuts))
    return best[1] if best[0] < _SPLIT_WORD or count == _MOST_LINES else ()


def _cost_of_shape(widths: Sequence[float]) -> float:
    """How far lines are from a trapezium or lozenge of fair proportions; 0 is good, 10 is ugly."""
    longest = max(widths)
    parts = [width / longest for width in widths]
    cost = sum(20 * (0.45 - part) for part in parts if part < 0.45)
    cost += 3 * sum(1 - part for part in parts) / len(parts)
    if len(parts) == 2:
        return cost + (0.5 if abs(parts[0] - parts[1]) < 0.04 else 0.0)
    waist = min(parts[1:-1])
    if waist < min(parts[0], parts[-1]) - 0.02:
        cost += 10.0  # an hourglass
    rising = all(a <= b for a, b in pairwise(parts))
    falling = all(a >= b for a, b in pairwise(parts))
    lozenge = max(parts[0], parts[-1]) <= waist
    return cost if rising or falling or lozenge else cost + 4.0


def _cost_of_cuts(units: Sequence[Unit]) -> dict[int, float]:
    """Cost of ending a line before each unit, for every unit before which a line may end at all."""
    costs = {}
    text = visible("".join(unit.text + unit.space for unit in units))
    cut_words = _boundaries(text)
    place = len(units[0].text + units[0].space)
    depth = _depth(units[0].text)
    for number in range(1, len(units)):
        before, after = units[number - 1], units[number]
        if may_part(before, after):
            costs[number] = _cost_of_edge(before, after, cut_words.get(place, _SPLIT_WORD)) + (3.0 if depth else 0.0)
        depth += _depth(after.text)
        place += len(after.text + after.space)
    return costs


def _depth(text: str) -> int:
    return sum((character in "《（“") - (character in "》）”") for character in text)


def _cost_of_edge(before: Unit, after: Unit, cost: float) -> float:
    last, first = before.text[-1:], after.text[:1]
    if first in _LEADS or (last in _JOINS and cost >= _SPLIT_UNKNOWN):
        cost += _BAD_EDGE
    if (last.isdigit() and first in _COUNTED) or (before.space and not before.wide):
        cost += _BAD_EDGE if last.isdigit() else 0.0
    if last == "的" or first in "《（“" or last in "》）”":
        cost -= 1.0
    return cost


def _boundaries(text: str) -> dict[int, float]:
    """Place -> cost of a cut there by the best division of ``text`` into known words (inside a word: not listed)."""
    words = _known_words()
    longest = max(map(len, words))
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        choices = [(best[end - 1][0] + 1.6, end - 1)]
        starts = range(max(0, end - longest), end - 1)
        choices += [(best[start][0] + 1.0, start) for start in starts if text[start:end] in words]
        best.append(min(choices))
    edges, end = [], len(text)
    while end:
        edges.append((best[end][1], end))
        end = best[end][1]
    costs = {end: _cost_at(text, start, end) for start, end in edges}
    single = {(start, end) for start, end in edges if end - start == 1}
    ends_alone = {end for _start, end in single}
    starts_alone = {start for start, _end in single}
    for end in costs:
        costs[end] += _SPLIT_UNKNOWN * ((end in ends_alone) + (end in starts_alone))
    return costs


def _cost_at(text: str, start: int, end: int) -> float:
    """Cost of a cut after the word ``text[start:end]`` for what the words around it mean."""
    word, rest = text[start:end], text[end:]
    if word in _CLINGING or word.startswith("第"):
        return _BAD_EDGE
    if rest[:1].isdigit() and not word[-1:].isdigit():
        return -1.0
    return next((-gain for beginning, gain in _BEGINNERS.items() if rest.startswith(beginning)), 0.0)


@cache
def _known_words() -> frozenset[str]:
    return frozenset(_WORDS.read_text("utf-8").split())
