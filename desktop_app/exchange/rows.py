"""Telling the rows of a roster apart: persons, headings of sections, totals, footers, heads said again."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from desktop_app.domain.wording import unspaced
from desktop_app.exchange.cells import ERRORS, Cell, Row, is_blank, text_of
from desktop_app.exchange.heads import head_word
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.looks import looks_like_name, looks_like_resident_id
from desktop_app.exchange.target import Target

_TOTAL = re.compile(
    r"(?:本[页栋幢楼户]|楼栋|全部|第?[0-9一二三四五六七八九十]{1,4}(?:号楼|[栋幢座楼]|单元|号?网格|[组队]))?(?:合计|小计|总计|共计|累计|总数|总人数|合共)"
)
_FOOTER = re.compile(
    r"(?:填表|制表|审核|复核|经办|负责|填报|报送|统计|打印|分管|联系)(?:人|单位|日期|时间|领导)?[:]|"
    r"(?:备注|注|说明|附注|注意|填表说明|填写说明)[:、.]|(?:盖章|签字|签名)|[(]?(?:盖章|公章)[)]?|"
    r"以下(?:均?[为是]?空白|均?[为是]空|无正文|无内容)|此页无正文"
)
_NOTE = re.compile(r"(?:备注|注|说明|附注|注意事项?|填表说明|填写说明|填写要求|填报说明|填表须知|填写须知)[:、.]?")
_EXAMPLES = frozenset(
    before + word + after
    for word in ("示例", "样例", "范例", "举例", "例", "例如", "示例行", "填写示例", "填表示例", "填写说明", "填表说明")
    for before in ("", "（", "(", "【")
    for after in ("", ":", "：", "1", "2", "）", ")", "】")
)
_SIGNATURES = frozenset(
    does + who
    for does in ("填表", "制表", "审核", "复核", "经办", "填报", "统计", "核对", "负责", "采集", "登记", "录入")
    for who in ("人", "人员", "人签字", "人：", "人:", "单位", "日期", "时间")
)
"""What stands before a name below a table: that person is not one of the roster."""
_ENUMERATION = re.compile(r"^(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十0-9]+[)]|楼栋[:]|[0-9]+[、.])")
_COUNT = re.compile(r"[,、]?(?:共|合计|计)?[0-9]+(?:户|人|名|个)(?:[,、]?(?:共|合计|计)?[0-9]+(?:户|人|名|个))*$")
_LONG_NUMBER = re.compile(r"[+(（]?\d[\dXx \-()）]{6}")
_BRACKETS = re.compile(r"[(][^()]*[)]$")


class RowSort(Enum):
    """What a row of a roster is."""

    person = "person"
    blank = "blank"
    section = "section"
    total = "total"
    note = "note"
    head = "head"


class RowTeller:
    """Tells what the rows of one sheet are."""

    def __init__(self, rows: list[Row], layout: Layout, target: Target) -> None:
        self._target = target
        self._names = layout.columns_of("name")
        self._numbers = layout.columns_of("resident_id") + layout.columns_of("phone")
        mapped = {column.index: target.field(column.field) for column in layout.columns if column.field}
        self._telling = tuple(index for index, field in mapped.items() if not field.words)
        self._first = next((column.index for column in layout.columns if column.heading or column.field), 0)
        self._heads = [[head_word(text_of(cell)) for cell in rows[number - 1]] for number in layout.head_rows]

    def sort_of(self, row: Row) -> RowSort:
        """Return what ``row`` is; most rows are persons and told by a name beside a number."""
        if row[self._first] in _EXAMPLES or row[self._first] in _SIGNATURES:
            return RowSort.note
        if self._is_plainly_a_person(row):
            return RowSort.person
        filled = [(index, cell) for index, cell in enumerate(row) if not is_blank(cell) and cell not in ERRORS]
        if not filled:
            return RowSort.blank
        if self._repeats_the_head(row):
            return RowSort.head
        if any(looks_like_resident_id(cell) for _index, cell in filled):
            return RowSort.person
        return self._sort_of_words(row, [_compact(text_of(cell)) for _index, cell in filled], filled[0][0])

    def section_of(self, row: Row) -> dict[str, Any]:
        """Return what the heading of a section says of the rows below it: the building, the branch."""
        filled = [text_of(cell) for cell in row if not is_blank(cell)]
        return dict(self._target.section(heading_of(filled[0])))

    def _is_plainly_a_person(self, row: Row) -> bool:
        return any(looks_like_name(row[index]) for index in self._names) and any(
            _is_a_long_number(row[index]) for index in self._numbers
        )

    def _sort_of_words(self, row: Row, texts: list[str], first: int) -> RowSort:
        if any(map(_TOTAL.match, texts[:2])):
            return RowSort.total
        if _NOTE.fullmatch(texts[0]) or any(map(_FOOTER.search, texts)):
            return RowSort.note
        return self._sort_of_sparse_row(row, texts, first)

    def _sort_of_sparse_row(self, row: Row, texts: list[str], first: int) -> RowSort:
        if len(texts) <= 2 and self._target.section(heading_of(texts[0])):
            return RowSort.section
        if not any(not is_blank(row[index]) and row[index] not in ERRORS for index in self._telling):
            return RowSort.note if _is_words(texts) else RowSort.blank
        if len(texts) == 1 and (first not in self._names or not looks_like_name(row[first])):
            return RowSort.note
        return RowSort.person

    def _repeats_the_head(self, row: Row) -> bool:
        words = [head_word(text_of(cell)) for cell in row]
        filled = sum(1 for word in words if word)
        for head in self._heads:
            same = sum(1 for word, above in zip(words, head, strict=True) if word and word == above)
            if same >= 2 and same * 2 >= filled:
                return True
        return False


def heading_of(text: str) -> str:
    """Return the heading of a section without its number and its counts: ``一、3号楼（35户）`` is ``3号楼``."""
    heading = _BRACKETS.sub("", _COUNT.sub("", _BRACKETS.sub("", _ENUMERATION.sub("", _compact(text)))))
    return heading.rstrip(":")


def _compact(text: str) -> str:
    return unspaced(text).translate(_HALF_WIDTH)


def _is_a_long_number(cell: Cell) -> bool:
    return bool(_LONG_NUMBER.match(text_of(cell)))


def _is_words(texts: list[str]) -> bool:
    return any(not text.replace(".", "").isdigit() for text in texts)


_HALF_WIDTH = str.maketrans("（）：，．０１２３４５６７８９", "():,.0123456789")
