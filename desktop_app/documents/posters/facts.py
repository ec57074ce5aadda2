"""Facts: lines such as ``时间：…``, whose word and text are set apart so that they are found at a glance."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.documents.description import Block, Heading, Paragraph, spans_of
from desktop_app.documents.faces import Role
from desktop_app.documents.flow import Row
from desktop_app.documents.lines import Align, Line, break_lines, text_width
from desktop_app.documents.pages import Item, Rule, moved
from desktop_app.documents.posters.column import LostEnd, Setting, words_of
from desktop_app.documents.posters.design import WHITE, Dress, Facts
from desktop_app.documents.posters.geometry import rounded
from desktop_app.documents.titles import title_lines
from desktop_app.documents.units import Span, Type

_FACT = re.compile(r"([^：:，。；\s（）()]{2,9})(?<!\d)[：:]\s*(\S.{0,80})")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十0-9]+[）)、.．]")
_SIZE, _PITCH = 1.1, 1.95  # of the text, and ems from one fact to the next
_BOARD_SIZE, _BOARD_PITCH = 1.22, 2.05
_LONGEST = 60  # characters of a line that makes a fact with the heading over it
_ONE_LINE = 24  # characters of a fact that should stand on one line
_MARKS = frozenset("，、；。：）—")


def is_fact(text: str) -> bool:
    """Tell whether a line is a word, a colon and what is said about it."""
    return _FACT.fullmatch(text) is not None


def plain_text(block: Paragraph) -> str:
    """Return the characters of a paragraph."""
    return "".join(span.text for span in spans_of(block.text))


def with_facts(blocks: Sequence[Block], dress: Dress) -> Iterator[Block]:
    """Yield the blocks; where facts have a dress of their own, a heading with its line is one."""
    if dress.facts is Facts.plain:
        yield from blocks
        return
    place = 0
    while place < len(blocks):
        part, taken = _fact_of(blocks[place : place + 3])
        yield part
        place += taken


def _fact_of(blocks: Sequence[Block]) -> tuple[Block, int]:
    """Return the fact that begins ``blocks``, else their first, and how many of them it takes."""
    match blocks:
        case [Heading(text=head), *_rest] if _NUMBERED.match(head):
            return blocks[0], 1
        case [Heading(text=head), *_rest] if _FACT.fullmatch(head):
            return Paragraph(head), 1
        case [Heading(text=head), Paragraph() as line, *rest] if not rest or isinstance(rest[0], Heading):
            text = plain_text(line)
            together = f"{head}：{text}"
            if len(text) <= _LONGEST and _FACT.fullmatch(together) and not _FACT.fullmatch(text):
                return Paragraph(together), 2
    return blocks[0], 1


def facts_rows(texts: Sequence[str], setting: Setting) -> Iterator[Row]:
    """Yield lines such as ``时间：…`` as the design dresses them."""
    pairs = [found.groups() for text in texts if (found := _FACT.fullmatch(text))]
    match setting.dress.facts:
        case Facts.board:
            yield from _board_rows(pairs, setting)
        case Facts.chips:
            yield from _chip_rows(pairs, setting)
        case Facts.plain:
            yield from _plain_facts_rows(pairs, setting)


def _plain_facts_rows(pairs: Sequence[Sequence[str]], setting: Setting) -> Iterator[Row]:
    """Yield the word in colour with its colon, all texts beginning under each other."""
    look = setting.look
    word = Type(Role.hei, look.body.size)
    left = 2 * look.body.size
    start = left + max(text_width(label + "：", word) for label, _value in pairs) + 0.2 * look.body.size
    for label, value in pairs:
        lines = break_lines([Span(value)], look.body, look.width - start, align=Align.left)
        head = break_lines([Span(label + "：")], word, look.width)[0]
        for number, line in enumerate(lines):
            items = list(moved((words_of(line, look.body, look.pitch, look),), start, 0.0))
            if number == 0:
                items += moved((replace(words_of(head, word, look.pitch, look), colour=setting.dress.main),), left, 0.0)
            yield Row(look.pitch, tuple(items), is_text=True)


def _chip_rows(pairs: Sequence[Sequence[str]], setting: Setting) -> Iterator[Row]:
    """Yield the word in a coloured field and the text beside it, ruled off from the next."""
    look, dress = setting.look, setting.dress
    size = look.body.size * _SIZE
    word, value_type = Type(Role.hei, size * 0.92), Type(Role.hei, size)
    chip = max(text_width(label, word) for label, _value in pairs) + 1.3 * size
    start, pitch = chip + 0.7 * size, size * _PITCH
    for label, value in pairs:
        lines = _broken_well(value, value_type, look.width - start)
        inner = size * 1.42
        height = pitch + (len(lines) - 1) * inner
        head = break_lines([Span(label)], word, chip, align=Align.centre)[0]
        items: list[Item] = [rounded(0, (pitch - size * 1.5) / 2, chip, size * 1.5, size * 0.22, dress.main)]
        items.append(replace(words_of(head, word, pitch, look), colour=WHITE))
        for number, line in enumerate(lines):
            placed = replace(words_of(line, value_type, pitch, look), bold=0.012)
            items += moved((placed,), start, number * inner)
        items.append(Rule(start, height - size * 0.04, look.width, height - size * 0.04, size * 0.04, dress.tint))
        row = LostEnd if len(lines) > 1 and len(value) <= _ONE_LINE else Row
        yield row(height, tuple(items), is_text=True)


def _broken_well(text: str, type_: Type, width: float) -> list[Line]:
    """Set a short text in lines that end after a mark in its middle, else between two words."""
    lines = break_lines([Span(text)], type_, width, align=Align.left)
    if len(lines) != 2:
        return lines
    places = sorted(range(1, len(text)), key=lambda place: abs(2 * place - len(text)))
    for place in places[: len(text) // 2]:
        if text[place - 1] in _MARKS and max(text_width(text[:place], type_), text_width(text[place:], type_)) <= width:
            return [
                break_lines([Span(part)], type_, width, align=Align.left)[0] for part in (text[:place], text[place:])
            ]
    between_words = title_lines(text, type_, width)
    return [_at_left(line) for line in between_words] if len(between_words) == 2 else lines


def _at_left(line: Line) -> Line:
    first = min((run.x for run in line.runs), default=0.0)
    return replace(line, runs=tuple(replace(run, x=run.x - first) for run in line.runs))


def _board_rows(pairs: Sequence[Sequence[str]], setting: Setting) -> Iterator[Row]:
    """Yield the word at the left, the text large at the right, and dots that lead from one to the other."""
    look, dress = setting.look, setting.dress
    size = look.body.size * _BOARD_SIZE
    word, large = Type(Role.hei, size * 0.88), Type(Role.hei, size)
    pitch = size * _BOARD_PITCH
    for label, value in pairs:
        label_width = text_width(label, word)
        lines = break_lines([Span(value)], large, look.width - label_width - 1.5 * size, align=Align.right)
        shift = label_width + 1.5 * size
        first = min((run.x for run in lines[0].runs), default=0.0) + shift
        level = pitch / 2 + size * 0.26
        head = break_lines([Span(label)], word, look.width)[0]
        items: list[Item] = [words_of(head, word, pitch, look)]
        if first - label_width > 1.6 * size:
            items.append(
                Rule(label_width + 0.5 * size, level, first - 0.5 * size, level, size * 0.05, dress.main, size * 0.12)
            )
        for number, line in enumerate(lines):
            placed = replace(words_of(line, large, pitch, look), colour=dress.main, bold=0.02)
            items += moved((placed,), shift, number * size * 1.4)
        yield Row(pitch + (len(lines) - 1) * size * 1.4, tuple(items), is_text=True)
