"""Finding rows whose values have slipped into other columns. They are refused, never put right."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.domain import kinds
from desktop_app.domain.address import parse_address
from desktop_app.domain.errors import Problem, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.names import is_a_plausible_name
from desktop_app.domain.wording import unspaced
from desktop_app.exchange.cells import Cell, Row, is_blank, text_of, words_for_nothing
from desktop_app.exchange.columns import sample_of
from desktop_app.exchange.layout import ColumnGuess, Layout
from desktop_app.exchange.looks import Look, look_of
from desktop_app.exchange.target import Target, TargetField
from desktop_app.exchange.usual_values import UsualValues, usual_values

FARTHEST = 3
"""Columns that a single value is looked for on either side."""

_ENOUGH = 2
_USUAL = 0.15
_REPEATED = 0.05
_MOST = 0.5
_OLDEST = 150
_COMMON_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田"
    "任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文庞樊殷施洪季俞章鲁葛毕聂焦向柳邢岳齐梅"
    "莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边"
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻餘鍾範譚鄒陸顧龍萬錢湯喬賀賴龔龐魯畢聶齊莊關費紀項衛單寧闞華車邊"
)


class Slippage:
    """Looks for the values of a row outside the columns where they belong."""

    def __init__(self, rows: list[Row], layout: Layout, target: Target) -> None:
        """Get to know the columns of ``layout`` and, from the ``rows`` below its head, what usually stands in them."""
        self._usual: dict[tuple[int, int], bool] = {}
        self._fields = {each.index: target.field(each.field) for each in layout.columns if each.field}
        self._looks = {place: look for place, field in self._fields.items() if (look := look_of(field))}
        self._certain = {place for place in self._looks if _is_certain(self._fields[place])}
        self._nothing = {place: words_for_nothing(self._fields[place].kind) for place in self._looks}
        self._without_head = [each.index for each in layout.columns if layout.head_rows and not each.heading]
        self._names = layout.columns_of("name")
        self._days = [at for at in self._looks if isinstance(self._fields[at].kind, kinds.Partial | kinds.Date)]
        self._words: frozenset[str] = frozenset()
        for place in self._names:
            self._looks[place] = self._name_look(self._looks[place])
        self._sample = self._sound(sample_of(rows))
        self._surnames = {text_of(row[place])[:1] for row in self._sample for place in self._names} - {""}
        self._learned = dict(self._learn(layout.columns))
        self._words = frozenset(word for learned in self._learned.values() for word in learned.words)

    def may_concern(self, row: Row) -> bool:
        """Say whether ``row`` misses something, or holds something without a head: a quick first look.

        A name that is a word of another column (``群众``) and a day that is rather an age concern it too.
        """
        for place in self._looks:
            if row[place] == "":
                return True
        for place in self._names:
            if row[place] in self._words:
                return True
        for place in self._days:
            if isinstance(cell := row[place], float | int) and cell < _OLDEST:
                return True
        return any(row[place] != "" for place in self._without_head) if self._without_head else False

    def complaint(self, row: Row) -> Problem | None:
        """Return the complaint about ``row`` where its values have slipped; None where they have not."""
        missed = [place for place in self._looks if not self._fits(row, place)]
        if self._has_moved(row, missed) or self._is_exchanged(row, missed) or self._is_among_free_words(row):
            return _slipped()
        return None

    def _sound(self, sample: list[Row]) -> list[Row]:
        """Return the rows whose values all fit their columns, where those are most: slipped rows teach wrong things."""
        sound = [row for row in sample if all(is_blank(row[at]) or look(row[at]) for at, look in self._looks.items())]
        return sound if len(sound) >= _MOST * len(sample) else sample

    def _learn(self, columns: tuple[ColumnGuess, ...]) -> Iterator[tuple[int, UsualValues]]:
        """Find out what stands in columns that have a head and no kind that tells."""
        for column in columns:
            if column.heading and column.index not in self._looks and not self._repeats_the_names(column.index):
                learned = usual_values([row[column.index] for row in self._sample])
                if learned:
                    yield column.index, learned

    def _repeats_the_names(self, column: int) -> bool:
        """Tell ``户主`` by the rows of the heads of households: names are no words of a column."""
        same = sum(1 for row in self._sample for place in self._names if row[column] == row[place] != "")
        return same > _REPEATED * len(self._sample)

    def _name_look(self, look: Look) -> Look:
        """Tell names from the words of other columns of the sheet, most of which look like names: ``汉族``."""
        others = [self._looks[place] for place in self._certain]

        def look_of_names(cell: Cell) -> bool:
            word = unspaced(text_of(cell))
            if not look(cell) or word in self._words or not is_a_plausible_name(word):
                return False
            return not any(other(cell) for other in others)

        return look_of_names

    def _has_moved(self, row: Row, missed: list[int]) -> bool:
        """Find two values the same number of columns away from their own, or one that is beyond doubt."""
        reach = FARTHEST if len(missed) < _ENOUGH else len(row)
        steps = {other - place for place in missed for other in self._places_of(row, place, reach)}
        for step in steps:
            found = [place for place in missed if self._stands_at(row, place, place + step)]
            if len(found) >= _ENOUGH or any(self._follows(row, place, step) for place in self._learned):
                return True
            if abs(step) <= FARTHEST and any(self._is_beyond_doubt(row, place, place + step) for place in found):
                return True
        return False

    def _places_of(self, row: Row, place: int, reach: int) -> Iterator[int]:
        for other in range(max(0, place - reach), min(len(row), place + reach + 1)):
            if other != place and self._stands_at(row, place, other):
                yield other

    def _follows(self, row: Row, place: int, step: int) -> bool:
        """Say whether a value of a column that is not read has gone along with another by ``step``."""
        other, learned = place + step, self._learned[place]
        if other not in self._looks or is_blank(row[other]) or learned(row[place]):
            return False
        return learned(row[other]) and not self._looks[other](row[other])

    def _is_exchanged(self, row: Row, missed: list[int]) -> bool:
        """Find cells that hold each other's values, wherever they stand: two of them, or more in a ring."""
        held = [place for place in missed if not is_blank(row[place])]
        if not held:
            return False
        looks: dict[int, Look] = {**self._learned, **self._looks}
        strange = held + [at for at, look in self._learned.items() if not is_blank(row[at]) and not look(row[at])]
        holds = {place: [other for other in strange if looks[place](row[other])] for place in strange}
        return any(_returns_to(place, holds) for place in held)

    def _is_among_free_words(self, row: Row) -> bool:
        """Find a whole address in a column of free words, while words stand in the column for the address."""
        for place in self._fields:
            if place in self._looks and isinstance(self._fields[place].kind, kinds.AddressKind):
                written = text_of(row[place]).strip()
                if written in self._nothing[place] or any(map(str.isdigit, written)):
                    continue
                free = (at for at in range(len(row)) if at not in self._looks and _is_a_whole_address(row[at]))
                if any(not self._is_usual(place, at) for at in free):
                    return True
        return False

    def _is_beyond_doubt(self, row: Row, place: int, other: int) -> bool:
        """Say whether one value beside its column is enough.

        That holds for what can be nothing else (a resident ID, a phone, ``汉族``), for any value whose own
        column is empty, and for any that stands where another kind is declared. ``同上`` is not taken for a name.
        """
        if place in self._certain or is_blank(row[place]):
            return True
        return other in self._looks and (place not in self._names or self._begins_like_a_name(row[other]))

    def _begins_like_a_name(self, cell: Cell) -> bool:
        first = text_of(cell)[:1]
        return first in _COMMON_SURNAMES or first in self._surnames

    def _is_usual(self, place: int, other: int) -> bool:
        """Say whether the column ``other``, which is not read, often holds such values, as ``配偶身份证号`` does."""
        if (place, other) not in self._usual:
            filled = [row for row in self._sample if not is_blank(row[other])]
            values = [row[other] for row in filled if self._fits(row, place)] or [row[other] for row in filled]
            share = sum(map(self._looks[place], values)) / max(1, len(values))
            self._usual[place, other] = share >= _USUAL
        return self._usual[place, other]

    def _stands_at(self, row: Row, place: int, other: int) -> bool:
        """Say whether ``other`` holds a value that belongs to ``place`` and not where it stands."""
        if not 0 <= other < len(row) or is_blank(row[other]) or not self._looks[place](row[other]):
            return False
        if other in self._looks:
            return not self._looks[other](row[other])
        return other in self._without_head or not self._is_usual(place, other)

    def _fits(self, row: Row, place: int) -> bool:
        return not is_blank(row[place]) and self._looks[place](row[place])


def _is_certain(field: TargetField) -> bool:
    return bool(field.words or field.looks) or isinstance(field.kind, kinds.ResidentId | kinds.Phone)


def _is_a_whole_address(cell: Cell) -> bool:
    if not isinstance(cell, str) or is_blank(cell):
        return False
    try:
        address = parse_address(cell)
    except Unreadable:
        return False
    return bool(address.building and address.room) and not address.place and not address.note


def _returns_to(start: int, holds: dict[int, list[int]]) -> bool:
    """Say whether following from each cell to the cells that hold its value leads back to ``start``."""
    seen: set[int] = set()
    ahead = list(holds[start])
    while ahead:
        place = ahead.pop()
        if place == start:
            return True
        if place not in seen:
            seen.add(place)
            ahead += holds[place]
    return False


def _slipped() -> Problem:
    message = _(
        "The values of this row stand in the wrong columns. Move them back in the workbook; nothing is guessed."
    )
    return Problem("", message, "shifted columns")
