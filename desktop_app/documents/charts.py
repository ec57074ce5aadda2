"""Figures drawn as bars, lines or a pie: in greys and dashes, so that a photocopy still tells them apart."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from desktop_app.documents.description import Chart, ChartKind
from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Align, break_lines, text_width
from desktop_app.documents.pages import BLACK, Area, Colour, Item, Look, Path, Rule, Words
from desktop_app.documents.units import Span, Type

GREYS: tuple[Colour, ...] = tuple((shade, shade, shade) for shade in (0.25, 0.65, 0.45, 0.82, 0.1, 0.55))
_FAINT: Colour = (0.8, 0.8, 0.8)
_DASHES = (0.0, 4.0, 2.0, 7.0, 1.2, 10.0)
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MOST_STEPS = 5
_BAR_OF_ITS_PLACE = 0.7


def chart_items(chart: Chart, look: Look, width: float, height: float) -> Iterator[Item]:
    """Yield a chart ``width`` x ``height`` points large; raises ValueError when a series does not match the labels."""
    if any(len(series.values) != len(chart.labels) for series in chart.series):
        raise ValueError("a series of the chart does not match its labels")
    type_ = Type(Role.hei, min(look.body.size * 0.68, 14))
    if not chart.labels or not chart.series:
        return
    if chart.kind is ChartKind.pie:
        yield from _pie(chart, type_, width, height)
    else:
        yield from _axes_and_figures(chart, type_, width, height)


def written(value: float) -> str:
    """Return a figure without needless decimals, thousands apart."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def scale_of(values: Sequence[float]) -> tuple[float, float, float]:
    """Return lowest and highest figure of an axis that holds ``values`` and nought, and its step: 1, 2, 2.5 or 5."""
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low) / _MOST_STEPS or 1.0
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    return math.floor(low / step) * step, math.ceil(high / step) * step or step, step


def _text(text: str, type_: Type, x: float, middle: float, align: Align = Align.left) -> Item:
    """Set a text with its middle at ``middle``; ``x`` is its left edge, its middle or its right edge by ``align``."""
    line = break_lines([Span(text)], type_, text_width(text, type_) + 1, align=Align.left)[0]
    back = {Align.left: 0.0, Align.centre: line.width / 2, Align.right: line.width}[align]
    return Words(x - back, middle + 0.36 * type_.size, line.runs)


def _axes_and_figures(chart: Chart, type_: Type, width: float, height: float) -> Iterator[Item]:
    low, high, step = scale_of([value for series in chart.series for value in series.values])
    ticks = [low + step * number for number in range(round((high - low) / step) + 1)]
    left = max(text_width(written(tick), type_) for tick in ticks) + type_.size * 0.6
    top, bottom = (
        type_.size * (1.8 if chart.unit else 0.8),
        height - type_.size * (3.4 if len(chart.series) > 1 else 1.8),
    )

    def y(value: float) -> float:
        return bottom - (value - low) / (high - low) * (bottom - top)

    for tick in ticks:
        yield Rule(left, y(tick), width, y(tick), 0.8 if tick == 0 else 0.4, BLACK if tick == 0 else _FAINT)
        yield _text(written(tick), type_, left - type_.size * 0.4, y(tick), Align.right)
    if chart.unit:
        yield _text(chart.unit, type_, 0.0, type_.size * 0.5)
    place = (width - left) / len(chart.labels)
    yield from _labels(chart.labels, type_, left, place, bottom + type_.size)
    heights = [[y(value) for value in series.values] for series in chart.series]
    if chart.kind is ChartKind.bars:
        yield from _bars(chart, type_, heights, left, place, y(0.0))
    else:
        yield from _lines(chart, type_, heights, left, place)
    if len(chart.series) > 1:
        names = [series.name for series in chart.series]
        yield from _legend(names, chart.kind, type_, width, height - type_.size * 0.7)


def _labels(labels: Sequence[str], type_: Type, left: float, place: float, middle: float) -> Iterator[Item]:
    """Name the places of the axis, only every second or third where they would touch each other."""
    widest = max(text_width(label, type_) for label in labels) + type_.size * 0.4
    every = max(1, math.ceil(widest / place))
    for number, label in list(enumerate(labels))[::every]:
        yield _text(label, type_, left + (number + 0.5) * place, middle, Align.centre)


def _bars(
    chart: Chart, type_: Type, heights: Sequence[Sequence[float]], left: float, place: float, nought: float
) -> Iterator[Item]:
    bar = place * _BAR_OF_ITS_PLACE / len(heights)
    for number, (series, tops) in enumerate(zip(chart.series, heights, strict=True)):
        for label, (value, top) in enumerate(zip(series.values, tops, strict=True)):
            x = left + (label + (1 - _BAR_OF_ITS_PLACE) / 2) * place + number * bar
            yield Area(x, min(top, nought), bar * 0.94, abs(nought - top), fill=GREYS[number % len(GREYS)])
            if text_width(written(value), type_) <= place / len(heights):
                above = top - type_.size * 0.6 if value >= 0 else top + type_.size * 0.6
                yield _text(written(value), type_, x + bar * 0.47, above, Align.centre)


def _lines(chart: Chart, type_: Type, heights: Sequence[Sequence[float]], left: float, place: float) -> Iterator[Item]:
    dot = type_.size * 0.2
    for number, tops in enumerate(heights):
        points = [(left + (label + 0.5) * place, top) for label, top in enumerate(tops)]
        for (x0, y0), (x1, y1) in pairwise(points):
            yield Rule(x0, y0, x1, y1, 1.6, GREYS[number % len(GREYS)], _DASHES[number % len(_DASHES)])
        for x, y in points:
            yield Area(x - dot, y - dot, 2 * dot, 2 * dot, fill=GREYS[number % len(GREYS)])
        if len(heights) == 1:
            for value, (x, y) in zip(chart.series[0].values, points, strict=True):
                yield _text(written(value), type_, x, y - type_.size * 0.8, Align.centre)


def _legend(names: Sequence[str], kind: ChartKind, type_: Type, width: float, middle: float) -> Iterator[Item]:
    em = type_.size
    widths = [text_width(name, type_) + 3.4 * em for name in names]
    x = max((width - sum(widths)) / 2, 0.0)
    for number, (name, taken) in enumerate(zip(names, widths, strict=True)):
        grey = GREYS[number % len(GREYS)]
        if kind is ChartKind.bars:
            yield Area(x, middle - em * 0.4, em * 1.4, em * 0.8, fill=grey)
        else:
            yield Rule(x, middle, x + em * 1.6, middle, 1.6, grey, _DASHES[number % len(_DASHES)])
        yield _text(name, type_, x + em * 1.9, middle)
        x += taken


def _pie(chart: Chart, type_: Type, width: float, height: float) -> Iterator[Item]:
    """Yield the slices of the first series clockwise from the top, each named at the right; nothing below nought."""
    values = [max(value, 0.0) for value in chart.series[0].values]
    total = sum(values)
    if not total:
        return
    radius = min(height * 0.46, width * 0.25)
    middle = (radius + width * 0.04, height / 2)
    start = -math.pi / 2
    pitch = min(type_.size * 1.8, height / len(values))
    top = (height - pitch * (len(values) - 1)) / 2
    x = middle[0] + radius + width * 0.06
    for number, (label, value) in enumerate(zip(chart.labels, values, strict=True)):
        grey = GREYS[number % len(GREYS)]
        end = start + 2 * math.pi * value / total
        if value:
            yield Path(tuple(_slice(middle, radius, start, end)), fill=grey, outline=1.2, colour=(1.0, 1.0, 1.0))
        start = end
        y = top + number * pitch
        yield Area(x, y - type_.size * 0.4, type_.size * 1.2, type_.size * 0.8, fill=grey)
        share = f"{label}　{written(value)}{chart.unit}（{value / total:.1%}）"
        yield _text(share, type_, x + type_.size * 1.8, y)


def _slice(middle: tuple[float, float], radius: float, start: float, end: float) -> Iterator[tuple[float, ...]]:
    """Yield a slice as a path from the middle, its arc in pieces of at most a quarter circle."""
    yield middle
    pieces = max(1, math.ceil((end - start) / (math.pi / 2) - 1e-9))
    turn = (end - start) / pieces
    reach = 4 / 3 * math.tan(turn / 4) * radius
    yield middle[0] + radius * math.cos(start), middle[1] + radius * math.sin(start)
    for number in range(pieces):
        (x0, y0), (x1, y1) = (_direction(start + (number + more) * turn) for more in (0, 1))
        yield (
            middle[0] + radius * x0 - reach * y0, middle[1] + radius * y0 + reach * x0,
            middle[0] + radius * x1 + reach * y1, middle[1] + radius * y1 - reach * x1,
            middle[0] + radius * x1, middle[1] + radius * y1,
        )  # fmt: skip


def _direction(angle: float) -> tuple[float, float]:
    return math.cos(angle), math.sin(angle)
