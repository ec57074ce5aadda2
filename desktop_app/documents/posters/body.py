"""The text of a poster as rows: paragraphs, facts, articles, lists of names, tables, signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from desktop_app.documents.description import Block, Document, Heading, Paragraph, Table, spans_of, text_of
from desktop_app.documents.faces import Role
from desktop_app.documents.flow import Row, attachment_rows, rows_of_blocks
from desktop_app.documents.lines import Align, Line, break_lines, text_width
from desktop_app.documents.pages import EM_ABOVE_BASELINE, Area, Item, Look, Rule, TableStyle, Words, moved
from desktop_app.documents.posters.design import WHITE, Dress, Facts
from desktop_app.documents.posters.geometry import rounded
from desktop_app.documents.posters.names import names_in, names_rows
from desktop_app.documents.titles import title_lines
from desktop_app.documents.units import Span, Type

_FACT = re.compile(r"([^：:，。；\s（）()]{2,9})(?<!\d)[：:]\s*(\S.{0,80})")
_ARTICLE = re.compile(
    r"(第[〇零一二三四五六七八九十百]+条|[一二三四五六七八九十]+、|\d{1,2}[.、．](?!\d))\s*(\S.*)", re.DOTALL
)
_LINES = 100  # more than any poster has: its height is not cut into pages
GAP = 0.36  # ems between two parts
GAPS = {"heading": 0.62, "facts": 0.7, "names": 0.5}
USUAL_AIR = 0.62  # ems between two lines; where there is less, parts stand closer too
UNDER_A_HEADING = 0.08
_FACT_SIZE, _FACT_PITCH = 1.1, 1.95
_LEAD_SIZE = 1.16
_BOARD_SIZE, _BOARD_PITCH = 1.22, 2.05
FEW_WORDS = 110
_SHORT_PARAGRAPH = 26
LARGEST_SIGNATURE = 0.045  # of the column's width
_NARROWER = (0.92, 0.85, 0.78, 0.71, 0.64, 0.58)  # of the column, tried so that few lines become alike
_FEW_LINES = 3
_EVEN = 0.4  # of the column: how long the last of few lines should be
_MARKS = frozenset("，、；。：）—")
_ONE_LINE = 24  # characters of a fact that should stand on one line
LOST = 0.34  # of the column: a last line shorter than this looks lost
_LONGEST_FACT = 60


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


def is_of_few_words(document: Document) -> bool:
    """Tell whether a text is so short that its type may grow beyond that of others."""
    return not tables_of(document) and sum(map(len, text_of(document))) - len(document.title) < FEW_WORDS


def is_a_call(document: Document) -> bool:
    """Tell whether a text is a few short lines that look best in the middle."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    texts = ["".join(span.text for span in spans_of(block.text)) for block in paragraphs]
    plain = len(paragraphs) == len(document.blocks) and not document.addressee and not document.attachments
    return plain and all(len(text) <= _SHORT_PARAGRAPH and not _FACT.fullmatch(text) for text in texts)


def tables_of(document: Document) -> list[Table]:
    """Return the tables of a document."""
    return [block for block in document.blocks if isinstance(block, Table)]


def body_rows(document: Document, setting: Setting) -> list[Row]:
    """Return addressee, text and attachments as rows, with a little air between two parts."""
    look = setting.look
    rows: list[Row] = []
    if document.addressee:
        rows += [_line_row(part, look) for part in break_lines([Span(document.addressee)], look.body, look.width)]
    before = ""
    for kind, blocks in _grouped(document.blocks, setting):
        if rows:
            gap = UNDER_A_HEADING if before == "heading" else GAPS.get(kind, GAP)
            rows.append(Row(gap * look.body.size * min((setting.dress.pitch - 1) / USUAL_AIR, 1.0)))
        rows += _rows_of_part(kind, blocks, setting)
        before = kind
    if document.attachments:
        rows += attachment_rows(document.attachments, look)
    return rows


def _grouped(blocks: Sequence[Block], setting: Setting) -> Iterator[tuple[str, list[Block]]]:
    """Yield the parts of a text with their kinds; facts in a row are one part, a call at the beginning is a lead."""
    rest = blocks
    if setting.dress.lead_in_middle and len(blocks) > 1 and _is_a_lead(blocks[0]):
        yield "lead", [blocks[0]]
        rest = blocks[1:]
    for kind, group in groupby(_parts(rest, setting.dress), lambda block: _kind_of(block, setting)):
        if kind == "facts":
            yield kind, list(group)
        else:
            yield from ((kind, [block]) for block in group)


def _is_a_lead(block: Block) -> bool:
    return isinstance(block, Paragraph) and len(_text(block)) <= _SHORT_PARAGRAPH and not _FACT.fullmatch(_text(block))


def _parts(blocks: Sequence[Block], dress: Dress) -> Iterator[Block]:
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
        case [Heading(text=head), *_rest] if _FACT.fullmatch(head):
            return Paragraph(head), 1
        case [Heading(text=head), Paragraph() as line, *rest] if not rest or isinstance(rest[0], Heading):
            text = _text(line)
            together = f"{head}：{text}"
            if len(text) <= _LONGEST_FACT and _FACT.fullmatch(together) and not _FACT.fullmatch(text):
                return Paragraph(together), 2
    return blocks[0], 1


def _kind_of(block: Block, setting: Setting) -> str:
    if isinstance(block, Paragraph):
        text = _text(block)
        if _FACT.fullmatch(text):
            return "facts"
        if setting.dress.names_in_columns and names_in(block):
            return "names"
        return "article" if _ARTICLE.fullmatch(text) else "text"
    if isinstance(block, Table):
        return "names" if setting.dress.names_in_columns and names_in(block) else "table"
    return "heading" if isinstance(block, Heading) else "text"


def _text(block: Paragraph) -> str:
    return "".join(span.text for span in spans_of(block.text))


def _rows_of_part(kind: str, blocks: Sequence[Block], setting: Setting) -> list[Row]:
    rows: Iterable[Row]
    match kind, blocks[0]:
        case "facts", _first:
            rows = _facts_rows([_text(block) for block in blocks if isinstance(block, Paragraph)], setting)
        case "lead", Paragraph() as first:
            rows = _lead_rows(_text(first), setting)
        case "names", Paragraph() | Table() as first:
            rows = names_rows(names_in(first), setting.look, setting.dress)
        case "article", Paragraph() as first:
            rows = _article_rows(_text(first), setting)
        case "heading", Heading() as first:
            rows = _heading_rows(first, setting)
        case _kind, Paragraph() as first:
            rows = _text_rows(replace(first, indent=0, align=Align.centre) if setting.centred else first, setting.look)
        case _kind, first:
            rows = rows_of_blocks([folded(first, setting.folds)], setting.look)
    return list(rows)


def _text_rows(paragraph: Paragraph, look: Look) -> list[Row]:
    indent = paragraph.indent * look.cell
    lines = break_lines(spans_of(paragraph.text), look.body, look.width, indent, paragraph.align)
    if len(lines) > _FEW_LINES or not _ends_lost(lines, look.width):
        return _with_end_marked([_line_row(line, look) for line in lines], lines, look.width)
    for part in _NARROWER:
        others = break_lines(spans_of(paragraph.text), look.body, look.width * part, indent, Align.left)
        if len(others) == len(lines) and others[-1].width >= _EVEN * look.width:
            lines = others
            break
    rows = [_line_row(line, look) for line in lines]
    return [*rows[:-1], LostEnd(rows[-1].height, rows[-1].items, is_text=True)]


def _with_end_marked(rows: list[Row], lines: Sequence[Line], width: float) -> list[Row]:
    if _ends_lost(lines, width):
        rows[-1] = LostEnd(rows[-1].height, rows[-1].items, is_text=True)
    return rows


def _ends_lost(lines: Sequence[Line], width: float) -> bool:
    return len(lines) > 1 and lines[-1].width < LOST * width


def folded(block: Block, folds: int) -> Block:
    """Set a long narrow table as several side by side, to be read down and then across."""
    if folds == 1 or not isinstance(block, Table) or len(block.rows) < 2 * folds:
        return block
    height = -(-len(block.rows) // folds)
    empty = ("",) * len(block.columns)
    rows = [
        tuple(
            text
            for fold in range(folds)
            for text in (block.rows[number + fold * height] if number + fold * height < len(block.rows) else empty)
        )
        for number in range(height)
    ]
    return replace(block, columns=block.columns * folds, rows=tuple(rows))


def _facts_rows(texts: Sequence[str], setting: Setting) -> Iterator[Row]:
    pairs = [found.groups() for text in texts if (found := _FACT.fullmatch(text))]
    match setting.dress.facts:
        case Facts.board:
            yield from _board_rows(pairs, setting)
        case Facts.chips:
            yield from _chip_rows(pairs, setting)
        case Facts.plain:
            yield from _plain_facts_rows(pairs, setting)


def _lead_rows(text: str, setting: Setting) -> Iterator[Row]:
    look = setting.look
    type_ = Type(Role.hei, look.body.size * _LEAD_SIZE)
    pitch = type_.size * 1.5
    for line in break_lines([Span(text)], type_, look.width, align=Align.centre):
        placed = _words(line, type_, pitch, look)[0]
        yield Row(pitch, (replace(placed, colour=setting.dress.main, bold=0.02),), is_text=True)


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
            items = list(moved(_words(line, look.body, look.pitch, look), start, 0.0))
            if number == 0:
                items += moved(
                    (replace(_words(head, word, look.pitch, look)[0], colour=setting.dress.main),), left, 0.0
                )
            yield Row(look.pitch, tuple(items), is_text=True)


def _chip_rows(pairs: Sequence[Sequence[str]], setting: Setting) -> Iterator[Row]:
    """Yield the word in a coloured field and the text beside it, ruled off from the next."""
    look, dress = setting.look, setting.dress
    size = look.body.size * _FACT_SIZE
    word, value_type = Type(Role.hei, size * 0.92), Type(Role.hei, size)
    chip = max(text_width(label, word) for label, _value in pairs) + 1.3 * size
    start, pitch = chip + 0.7 * size, size * _FACT_PITCH
    for label, value in pairs:
        lines = _broken_well(value, value_type, look.width - start)
        inner = size * 1.42
        height = pitch + (len(lines) - 1) * inner
        head = break_lines([Span(label)], word, chip, align=Align.centre)[0]
        items: list[Item] = [rounded(0, (pitch - size * 1.5) / 2, chip, size * 1.5, size * 0.22, dress.main)]
        items.append(replace(_words(head, word, pitch, look)[0], colour=WHITE))
        for number, line in enumerate(lines):
            placed = replace(_words(line, value_type, pitch, look)[0], bold=0.012)
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
        items: list[Item] = list(_words(head, word, pitch, look))
        if first - label_width > 1.6 * size:
            items.append(
                Rule(label_width + 0.5 * size, level, first - 0.5 * size, level, size * 0.05, dress.main, size * 0.12)
            )
        for number, line in enumerate(lines):
            placed = replace(_words(line, large, pitch, look)[0], colour=dress.main, bold=0.02)
            items += moved((placed,), shift, number * size * 1.4)
        yield Row(pitch + (len(lines) - 1) * size * 1.4, tuple(items), is_text=True)


def _article_rows(text: str, setting: Setting) -> list[Row]:
    """Return an article: its number in colour, the text turned in beside it."""
    found = _ARTICLE.fullmatch(text)
    label, rest = found.groups() if found else ("", text)
    look, dress = setting.look, setting.dress
    number = Type(Role.title, look.body.size * 1.12)
    start = max(text_width(label, number) + 0.35 * look.body.size, 2.2 * look.body.size)
    lines = break_lines([Span(rest)], look.body, look.width - start)
    head = replace(
        _words(break_lines([Span(label)], number, look.width)[0], number, look.pitch, look)[0], colour=dress.main
    )
    rows = []
    for place, line in enumerate(lines):
        items = moved(_words(line, look.body, look.pitch, look), start, 0.0)
        rows.append(Row(look.pitch, (head, *items) if place == 0 else items, is_text=True))
    return _with_end_marked(rows, lines, look.width)


def _heading_rows(heading: Heading, setting: Setting) -> Iterator[Row]:
    """Yield a heading behind a small upright bar."""
    look, dress = setting.look, setting.dress
    type_ = look.headings[min(max(heading.level, 1), 4) - 1]
    mark = setting.dress.heading_mark
    indent = 0.75 * type_.size if mark else 2 * look.cell
    pitch = look.pitch * 1.06
    for place, line in enumerate(break_lines([Span(heading.text)], type_, look.width - indent, align=Align.left)):
        placed = replace(_words(line, type_, pitch, look)[0], colour=dress.main, bold=look.heading_bold)
        items: tuple[Item, ...] = moved((placed,), indent, 0.0)
        if mark and place == 0:
            items = (Area(0, (pitch - type_.size) / 2, type_.size * 0.26, type_.size * 1.02, fill=dress.main), *items)
        yield Row(pitch, items, keeps_next=True, is_text=True)


def _line_row(line: Line, look: Look) -> Row:
    return Row(look.pitch, _words(line, look.body, look.pitch, look), is_text=True)


def _words(line: Line, type_: Type, pitch: float, look: Look) -> tuple[Words]:
    baseline = (pitch - type_.size) / 2 + EM_ABOVE_BASELINE * type_.size
    return (Words(0.0, baseline, line.runs, look.ink),)


def signature_rows(document: Document, setting: Setting, texts: Sequence[str]) -> Iterator[Row]:
    """Yield bodies and date at the right, centred over one another, with air above."""
    look = setting.look
    type_ = replace(look.body, size=min(look.body.size, look.width * LARGEST_SIGNATURE))
    widest = min(max(text_width(text, type_) for text in texts), look.width)
    yield Row(look.pitch * (0.7 if document.blocks else 0.0))
    for text in texts:
        for line in break_lines([Span(text)], type_, widest + 1, align=Align.centre):
            placed = _words(line, type_, type_.size * 1.6, look)
            yield Row(type_.size * 1.6, moved(placed, max(look.width - widest - 1.0 * type_.size, 0.0), 0.0))
