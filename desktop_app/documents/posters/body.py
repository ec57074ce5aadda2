"""The text of a poster as rows: paragraphs, facts, articles, lists of names, tables, signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from desktop_app.documents.description import Block, Document, Heading, Paragraph, Table, spans_of, text_of
from desktop_app.documents.faces import Role
from desktop_app.documents.flow import Row, attachment_rows, rows_of_blocks
from desktop_app.documents.lines import Align, Line, break_lines, text_width
from desktop_app.documents.pages import Area, Item, Look, moved
from desktop_app.documents.posters.column import LostEnd, Setting, words_of
from desktop_app.documents.posters.facts import facts_rows, is_fact, plain_text, with_facts
from desktop_app.documents.posters.names import names_in, names_rows
from desktop_app.documents.titles import title_lines
from desktop_app.documents.units import Span, Type

_ARTICLE = re.compile(
    r"(第[〇零一二三四五六七八九十百]+条|[一二三四五六七八九十]+、|\d{1,2}[.、．](?!\d))\s*(\S.*)", re.DOTALL
)
GAP = 0.36  # ems between two parts
GAPS = {"heading": 0.62, "facts": 0.7, "names": 0.5}
USUAL_AIR = 0.62  # ems between two lines; where there is less, parts stand closer too
UNDER_A_HEADING = 0.08
_LEAD_SIZE = 1.16
FEW_WORDS = 110
_SHORT_PARAGRAPH = 26
LARGEST_SIGNATURE = 0.045  # of the column's width
_MARKS = frozenset("，、；。：）")
LOST = 0.34  # of the column: a last line shorter than this looks lost


def is_of_few_words(document: Document) -> bool:
    """Tell whether a text is so short that its type may grow beyond that of others."""
    return not tables_of(document) and sum(map(len, text_of(document))) - len(document.title) < FEW_WORDS


def is_a_call(document: Document) -> bool:
    """Tell whether a text is a few short lines that look best in the middle."""
    paragraphs = [block for block in document.blocks if isinstance(block, Paragraph)]
    plain = len(paragraphs) == len(document.blocks) and not document.addressee and not document.attachments
    return plain and all(map(_is_a_call, map(plain_text, paragraphs)))


def _is_a_call(text: str) -> bool:
    return len(text) <= _SHORT_PARAGRAPH and not is_fact(text) and not _ARTICLE.fullmatch(text)


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
    for kind, group in groupby(with_facts(rest, setting.dress), lambda block: _kind_of(block, setting)):
        if kind == "facts":
            yield kind, list(group)
        else:
            yield from ((kind, [block]) for block in group)


def _is_a_lead(block: Block) -> bool:
    text = plain_text(block) if isinstance(block, Paragraph) else ""
    return bool(text) and _is_a_call(text)


def _kind_of(block: Block, setting: Setting) -> str:
    if isinstance(block, Paragraph):
        text = plain_text(block)
        if is_fact(text):
            return "facts"
        if setting.dress.names_in_columns and names_in(block):
            return "names"
        return "article" if _ARTICLE.fullmatch(text) else "text"
    if isinstance(block, Table):
        return "names" if setting.dress.names_in_columns and names_in(block) else "table"
    return "heading" if isinstance(block, Heading) else "text"


def _rows_of_part(kind: str, blocks: Sequence[Block], setting: Setting) -> list[Row]:
    rows: Iterable[Row]
    match kind, blocks[0]:
        case "facts", _first:
            rows = facts_rows([plain_text(block) for block in blocks if isinstance(block, Paragraph)], setting)
        case "lead", Paragraph() as first:
            rows = _lead_rows(plain_text(first), setting)
        case "names", Paragraph() | Table() as first:
            rows = names_rows(names_in(first), setting.look, setting.dress)
        case "article", Paragraph() as first:
            rows = _article_rows(plain_text(first), setting)
        case "heading", Heading() as first:
            rows = _heading_rows(first, setting)
        case _kind, Paragraph() as first:
            rows = _call_rows(plain_text(first), setting.look) if setting.centred else _text_rows(first, setting.look)
        case _kind, first:
            rows = rows_of_blocks([folded(first, setting.folds)], setting.look)
    return list(rows)


def _lead_rows(text: str, setting: Setting) -> Iterator[Row]:
    look = setting.look
    type_ = Type(Role.hei, look.body.size * _LEAD_SIZE)
    pitch = type_.size * 1.5
    for line in break_lines([Span(text)], type_, look.width, align=Align.centre):
        placed = words_of(line, type_, pitch, look)
        yield Row(pitch, (replace(placed, colour=setting.dress.main, bold=0.02),), is_text=True)


def _text_rows(paragraph: Paragraph, look: Look) -> list[Row]:
    indent = paragraph.indent * look.cell
    lines = break_lines(spans_of(paragraph.text), look.body, look.width, indent, paragraph.align)
    if len(lines) == 2 and _ends_lost(lines, look.width):
        lines = _broken_earlier(plain_text(paragraph), look, indent) or lines
        rows = [_line_row(line, look) for line in lines]
        return [rows[0], LostEnd(rows[1].height, rows[1].items, is_text=True)]
    return _with_end_marked([_line_row(line, look) for line in lines], lines, look.width)


def _call_rows(text: str, look: Look) -> list[Row]:
    return [_line_row(line, look) for line in title_lines(text, look.body, look.width)]


def _broken_earlier(text: str, look: Look, indent: float) -> list[Line]:
    """Set a text in two lines of which the second is not short, broken after a mark, else between words; [] if not."""
    room = look.width - indent
    after_marks = [text[:place] for place in range(len(text) - 1, 0, -1) if text[place - 1] in _MARKS]
    between_words = [line.text for line in title_lines(text, look.body, room)[:-1]]
    for first in (*after_marks, *between_words):
        widths = text_width(first, look.body), text_width(text[len(first) :], look.body)
        if widths[0] <= room and LOST * look.width <= widths[1] <= look.width and widths[0] > 0.5 * room:
            return [
                *break_lines([Span(first)], look.body, look.width, indent, Align.left),
                *break_lines([Span(text[len(first) :])], look.body, look.width, 0.0, Align.left),
            ]
    return []


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


def _article_rows(text: str, setting: Setting) -> list[Row]:
    """Return an article: its number in colour, the text turned in beside it."""
    found = _ARTICLE.fullmatch(text)
    label, rest = found.groups() if found else ("", text)
    look, dress = setting.look, setting.dress
    number = Type(Role.title, look.body.size * 1.12)
    start = max(text_width(label, number) + 0.35 * look.body.size, 2.2 * look.body.size)
    lines = break_lines([Span(rest)], look.body, look.width - start)
    head = replace(
        words_of(break_lines([Span(label)], number, look.width)[0], number, look.pitch, look), colour=dress.main
    )
    rows = []
    for place, line in enumerate(lines):
        items = moved((words_of(line, look.body, look.pitch, look),), start, 0.0)
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
        placed = replace(words_of(line, type_, pitch, look), colour=dress.main, bold=look.heading_bold)
        items: tuple[Item, ...] = moved((placed,), indent, 0.0)
        if mark and place == 0:
            items = (Area(0, (pitch - type_.size) / 2, type_.size * 0.26, type_.size * 1.02, fill=dress.main), *items)
        yield Row(pitch, items, keeps_next=True, is_text=True)


def _line_row(line: Line, look: Look) -> Row:
    return Row(look.pitch, (words_of(line, look.body, look.pitch, look),), is_text=True)


def signature_rows(document: Document, setting: Setting, texts: Sequence[str]) -> Iterator[Row]:
    """Yield bodies and date at the right, centred over one another, with air above."""
    look = setting.look
    type_ = Type(setting.dress.body, min(look.body.size, look.width * LARGEST_SIGNATURE))
    widest = min(max(text_width(text, type_) for text in texts), look.width)
    yield Row(look.pitch * (0.7 if document.blocks else 0.0))
    for text in texts:
        for line in break_lines([Span(text)], type_, widest + 1, align=Align.centre):
            placed = words_of(line, type_, type_.size * 1.6, look)
            yield Row(type_.size * 1.6, moved((placed,), max(look.width - widest - 1.0 * type_.size, 0.0), 0.0))
