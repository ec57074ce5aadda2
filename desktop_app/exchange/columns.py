"""Deciding which column is which field: by its head where that is known, by its values where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.domain import kinds
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.resident_id import birth_of, parse_resident_id
from desktop_app.exchange.cells import ERRORS, Cell, Row, is_blank, read_partial_date, text_of
from desktop_app.exchange.heads import OF_THE_HEAD_OF_HOUSEHOLD, UNKNOWN_OWNER, WITH_OWNER, HeadWords
from desktop_app.exchange.looks import Look, look_of
from desktop_app.exchange.target import Target, TargetField

SAMPLE = 300

_LEAST_VALUES = 3
_FIT_BY_VALUES = 0.6
_FIT_OF_WORDS = 0.9
_FIT_OF_UNSURE_HEAD = 0.5
_DIFFERENT_NAMES = 0.5


@dataclass(frozen=True)
class _Candidate:
    certainty: float
    column: int
    field: str


class Columns:
    """The columns of a sheet with a sample of their values."""

    def __init__(self, rows: list[Row], target: Target, words: tuple[tuple[str, ...], ...], known: HeadWords) -> None:
        self._target = target
        self._words = words
        self._known = known
        self._looks = {field.name: look for field in target.fields if (look := look_of(field))}
        sample = sample_of(rows)
        self._values: list[list[Cell]] = [
            [row[column] for row in sample if not is_blank(row[column]) and row[column] not in ERRORS]
            for column in range(len(words))
        ]
        self._sample = sample

    def fields(self) -> dict[int, tuple[str, float]]:
        """Return for every column that is recognised its field and the certainty, from 0 to 1."""
        chosen: dict[int, tuple[str, float]] = {}
        self._assign(chosen, self._by_head())
        chosen = self._by_another_name(chosen)
        self._assign(chosen, self._by_values(chosen))
        self._assign(chosen, self._by_values(chosen))  # once more: resident IDs found by now tell the births
        return chosen

    def _by_another_name(self, chosen: dict[int, tuple[str, float]]) -> dict[int, tuple[str, float]]:
        """Read a column into the field it stands for where no head names that: ``户主`` in a roster of heads alone."""
        taken = {field for field, _certainty in chosen.values()}
        stands = {each.name: each.stands_for for each in self._target.fields if each.stands_for not in ("", *taken)}
        return {
            column: (stands[field], OF_THE_HEAD_OF_HOUSEHOLD) if field in stands else (field, certainty)
            for column, (field, certainty) in chosen.items()
        }

    def _assign(self, chosen: dict[int, tuple[str, float]], candidates: Iterator[_Candidate]) -> None:
        taken = {field for field, _certainty in chosen.values()}
        for each in sorted(candidates, key=lambda candidate: (-candidate.certainty, candidate.column)):
            if each.column in chosen or (each.field in taken and not self._is_another_phone(each)):
                continue
            chosen[each.column] = each.field, each.certainty
            taken.add(each.field)

    def _is_another_phone(self, candidate: _Candidate) -> bool:
        """Let ``手机`` and ``固定电话`` both be read into the phone, which holds several numbers."""
        kind = self._target.field(candidate.field).kind
        return isinstance(kind, kinds.Phone) and candidate.certainty >= WITH_OWNER

    def _by_head(self) -> Iterator[_Candidate]:
        for column, words in enumerate(self._words):
            for meaning in self._known.meanings_of_column(words):
                fit = self._fit(column, meaning.field)
                if meaning.certainty == UNKNOWN_OWNER and (
                    meaning.field not in self._looks or fit < _FIT_OF_UNSURE_HEAD
                ):
                    continue
                several = meaning.certainty > OF_THE_HEAD_OF_HOUSEHOLD
                yield _Candidate(meaning.certainty - 0.05 * (1 - fit) * several, column, meaning.field)

    def _by_values(self, chosen: dict[int, tuple[str, float]]) -> Iterator[_Candidate]:
        taken = {field for field, _certainty in chosen.values()}
        ids = next((column for column, (field, _c) in chosen.items() if field == "resident_id"), None)
        for column, words in enumerate(self._words):
            if column in chosen or (words and self._known.is_of_another_column(words[0])):
                continue
            for field in self._target.fields:
                if field.guessable and field.name not in taken and field.name in self._looks:
                    fit = self._fit_by_values(column, field, ids)
                    if fit:
                        yield _Candidate(fit, column, field.name)

    def _fit(self, column: int, field: str) -> float:
        """Return the share of the column's values that look like ``field``; 1 where nothing is typical of it."""
        look = self._looks.get(field)
        values = self._values[column]
        return _share(values, look) if look and values else 1.0

    def _fit_by_values(self, column: int, field: TargetField, ids: int | None) -> float:
        """Return how sure the values alone make it that ``column`` is ``field``; 0 where they do not."""
        values = self._values[column]
        if len(values) < _LEAST_VALUES:
            return 0.0
        fit = _share(values, self._looks[field.name])
        least = _FIT_OF_WORDS if field.words or field.looks else _FIT_BY_VALUES
        if fit < least or not self._is_plausible(column, field, ids):
            return 0.0
        weight = 0.6 if isinstance(field.kind, kinds.PersonName) else 0.8
        return weight * fit

    def _is_plausible(self, column: int, field: TargetField, ids: int | None) -> bool:
        if isinstance(field.kind, kinds.PersonName):
            return self._are_different_names(column)
        if isinstance(field.kind, kinds.Partial | kinds.Date):
            return field.name == "birth" and ids is not None and self._are_births(column, ids)
        return True

    def _are_different_names(self, column: int) -> bool:
        """Tell names from ``汉族``, ``户主`` and other short words: those repeat themselves."""
        texts = [text_of(value) for value in self._values[column]]
        known_words = {word for field in self._target.fields for word in field.words}
        return len({*texts} - known_words) >= _DIFFERENT_NAMES * len(texts)

    def _are_births(self, column: int, ids: int) -> bool:
        """Say whether the days of ``column`` are those in the resident IDs beside them."""
        pairs = [_birth_and_day(row[ids], row[column]) for row in self._sample if not is_blank(row[column])]
        known = [pair for pair in pairs if pair]
        return len(known) >= _LEAST_VALUES and sum(a.agrees_with(b) for a, b in known) >= 0.8 * len(known)


def sample_of(rows: list[Row]) -> list[Row]:
    """Return at most ``SAMPLE`` rows from all over the sheet that hold at least two values."""
    step = max(1, len(rows) // (2 * SAMPLE))
    filled = (row for row in rows[::step] if sum(1 for cell in row if not is_blank(cell)) >= 2)
    return [row for row, _place in zip(filled, range(SAMPLE), strict=False)]


def _share(values: list[Cell], look: Look) -> float:
    return sum(map(look, values)) / len(values)


def _birth_and_day(number: Cell, day: Cell) -> tuple[PartialDate, PartialDate] | None:
    try:
        return PartialDate.of(birth_of(parse_resident_id(text_of(number)))), read_partial_date(day)
    except Unreadable:
        return None
