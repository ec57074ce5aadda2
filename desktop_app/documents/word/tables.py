"""Tables for Word: the widths of the printed page, heads repeated, cells merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.description import Merge, Table
from desktop_app.documents.faces import Role
from desktop_app.documents.lines import Align
from desktop_app.documents.pages import Look
from desktop_app.documents.tables import AIR_BESIDE, size_and_widths
from desktop_app.documents.word.markup import KEEP_NEXT, aligned, paragraph, run, twips

_JC = {Align.justified: "left", Align.left: "left", Align.centre: "center", Align.right: "right"}
_EDGES = (("top", 8), ("left", 8), ("bottom", 8), ("right", 8), ("insideH", 4), ("insideV", 4))


def table_of(table: Table, look: Look) -> str:
    """Return ``table`` with its caption; a paragraph follows it, as the format demands between two tables."""
    size, widths = size_and_widths(table, look)
    heads = (*table.heads, tuple(column.title for column in table.columns))
    borders = "".join(f'<w:{edge} w:val="single" w:sz="{sz}" w:space="0" w:color="000000"/>' for edge, sz in _EDGES)
    air = twips(AIR_BESIDE * size)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    centred = [Align.centre] * len(widths)
    rows = "".join(
        [
            *_rows(heads, table.head_merges, widths, centred, Role.hei, size),
            *_rows(table.rows, table.merges, widths, [each.align for each in table.columns], look.table.role, size),
        ]
    )
    caption = paragraph(run(table.caption, Role.hei), KEEP_NEXT + aligned("center")) if table.caption else ""
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{air}"'
        f' w:type="dxa"/><w:right w:w="{air}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f'{rows}</w:tbl><w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
    )


def _rows(
    rows: Sequence[Sequence[str]], merges: Sequence[Merge], widths: Sequence[float], aligns: Sequence[Align],
    role: Role, size: float,
) -> Iterator[str]:  # fmt: skip
    begins = {(merge.row, merge.column): merge for merge in merges}
    under = {(row, merge.column): merge for merge in merges for row in range(merge.row + 1, merge.row + merge.rows)}
    head = "<w:tblHeader/>" if role is Role.hei else ""
    for number, texts in enumerate(rows):
        cells, column = [], 0
        while column < len(widths):
            place = number, column
            merge = begins.get(place) or under.get(place) or Merge(number, column)
            joined = ("restart" if place in begins else "continue") if merge.rows > 1 else ""
            width = sum(widths[column : column + merge.columns])
            words = _words(texts[column], "center" if merge.columns > 1 else _JC[aligns[column]], role, size)
            cells.append(_cell(words, width, merge.columns, joined))
            column += merge.columns
        yield f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(words: str, width: float, across: int, joined: str) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merged = f'<w:vMerge w:val="{joined}"/>' if joined else ""
    properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>{span}{merged}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{words}</w:tc>"


def _words(text: str, how: str, role: Role, size: float) -> str:
    looks = f'<w:snapToGrid w:val="0"/><w:spacing w:line="{twips(size * 1.3)}" w:lineRule="exact"/>{aligned(how)}'
    return "".join(paragraph(run(line, role, size), looks) for line in text.split("\n"))
