"""Finding the head of a table under title rows, over one, two or three rows."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.exchange.cells import Cell, Row, is_blank, text_of
from desktop_app.exchange.heads import HeadWords, head_word

ROWS_SEARCHED = 60
MOST_HEAD_ROWS = 3
LEAST_KNOWN_HEADS = 2
LEAST_SCORE = 1.5

_TELLING = frozenset(("name", "resident_id"))
_WEIGHT_OF_TELLING = 0.7
_LEAST_DIGITS_OF_DATA = 4


@dataclass(frozen=True)
class Head:
    """The rows of a head, from 0, and for every column the words above it, the lowest first."""

    rows: tuple[int, ...]
    words: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...]


def find_head(rows: list[Row], known: HeadWords) -> Head | None:
    """Return the head among the first rows of a sheet: the window whose words are known best; None without one."""
    best: Head | None = None
    best_score = LEAST_SCORE
    for first in range(min(len(rows), ROWS_SEARCHED)):
        for count in range(1, MOST_HEAD_ROWS + 1):
            window = rows[first : first + count]
            if len(window) < count or not _may_be_head(window[-1]):
                break
            head = _head_of(rows, first, count)
            score = _score(head, known)
            if score > best_score:
                best, best_score = head, score
    return best


def head_above(rows: list[Row], first: int) -> Head | None:
    """Return the row above ``first`` as a head of unknown words, where it is one; None where values begin at once."""
    if first and _may_be_head(rows[first - 1]) and len(rows[first - 1]) > 1:
        return _head_of(rows, first - 1, 1)
    return None


def _head_of(rows: list[Row], first: int, count: int) -> Head:
    window = rows[first : first + count]
    texts = [[text_of(cell).strip() for cell in row] for row in window]
    grouped = [*map(_spread_over_its_columns, texts[:-1], texts[1:]), texts[-1]]
    columns = range(len(window[0]))
    words = tuple(tuple(filter(None, (head_word(row[column]) for row in reversed(grouped)))) for column in columns)
    headings = tuple(
        next((" ".join(row[column].split()) for row in reversed(texts) if row[column]), "") for column in columns
    )
    return Head(tuple(range(first, first + count)), words, headings)


def _spread_over_its_columns(upper: list[str], lower: list[str]) -> list[str]:
    """Write the name of a group (``基本信息``) above each of its columns, as far as heads stand below it."""
    spread: list[str] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        spread.append(group)
    return spread


def _score(head: Head, known: HeadWords) -> float:
    """Count the fields that the words name; the name or resident ID with any other words are a head already."""
    fields = {meaning.field for words in head.words for meaning in known.meanings_of_column(words)}
    others = sum(1 for words in head.words if words and known.is_of_another_column(words[0]))
    unknown = sum(1 for words in head.words if words and not known.knows(words[0]))
    telling = _WEIGHT_OF_TELLING * bool(fields & _TELLING)
    return len(fields) + telling + 0.4 * others - 0.1 * min(unknown, 3) - 0.05 * len(head.rows)


def _may_be_head(row: Row) -> bool:
    """Say whether ``row`` holds several words: titles stand alone, and dates and long numbers are values."""
    filled = [cell for cell in row if not is_blank(cell)]
    return len(filled) >= LEAST_KNOWN_HEADS and sum(map(_is_value, filled)) < LEAST_KNOWN_HEADS


def _is_value(cell: Cell) -> bool:
    if isinstance(cell, str):
        return sum(character.isdigit() for character in cell) >= _LEAST_DIGITS_OF_DATA
    return True
