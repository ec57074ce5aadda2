"""How names sound: keys to find persons by pinyin and initials, and the order of lists.

Surnames have readings of their own (单 shan, 仇 qiu, 尉迟 yuchi); ``resources/pinyin/surnames.txt``
holds them. Readings of other characters come from pypinyin's dictionary, which is loaded with the first name.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path

MOST_READINGS = 24  # of one name; names of many ambiguous characters would otherwise have thousands

MOST_OF_A_CHARACTER = 2

_SURNAMES = Path(__file__).resolve().parents[2] / "resources" / "pinyin" / "surnames.txt"
_LONGEST_SURNAME = 4
_IGNORED = str.maketrans("", "", "·・•‧ \u3000\t-'’.")

Syllables = tuple[tuple[str, ...], ...]
"""The readings of each syllable."""
_Spoken = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Syllables spoken: from each but the first on, and from the first on, in full and by their first letters."""


def name_keys(name: str, manual: str = "") -> frozenset[str]:
    """Return every key under which the person called ``name`` is found by a prefix.

    These are the name from each of its characters on, its pinyin from each syllable on, and its initials from
    each syllable on. ``manual`` is pinyin entered by hand (``li chu``) for characters no dictionary knows.
    """
    letters = comparable(name)
    written = [letters[start:] for start in range(len(letters))]
    syllables = _syllables(letters, manual)
    if not syllables:
        return frozenset(written)
    keys, whole, first_letters = _with(syllables[0], _spoken_from_each(syllables[1:]))
    return frozenset((*written, *keys, *whole, *first_letters))


def full_pinyin(name: str, manual: str = "") -> str:
    """Return the usual reading of ``name``, syllables apart (``shan xiao ming``): lists are sorted by it."""
    return " ".join(readings[0] for readings in _syllables(comparable(name), manual))


def spoken(words: str) -> str:
    """Return the usual reading of ``words`` that are no name of a person, syllables apart (``qu wei yuan hui``)."""
    return " ".join(_readings(letter)[0] for letter in comparable(words))


def initials(name: str, manual: str = "") -> frozenset[str]:
    """Return the initials of ``name`` in every reading (``sxm``, ``dxm``)."""
    return frozenset(_spoken(_first_letters(_syllables(comparable(name), manual))))


def comparable(name: str) -> str:
    """Return ``name``, or what somebody typed to find one, without blanks and dots and in lower case."""
    return name.lower() if name.isalpha() else name.translate(_IGNORED).lower()


def is_surname(characters: str) -> bool:
    """Say whether ``characters`` are a surname with a reading of its own in the table."""
    return characters in _surnames()


@lru_cache(maxsize=16_384)
def _syllables(letters: str, manual: str) -> Syllables:
    by_hand = manual.lower().split()
    if by_hand:
        return tuple((syllable,) for syllable in by_hand)
    surname = _surname_of(letters)
    if len(surname) > 1:
        return (*_surnames()[surname], *map(_common_readings, letters[len(surname) :]))
    first = _readings(letters[0]) if letters else ()
    if surname:
        first = tuple(dict.fromkeys((*_surnames()[surname][0], *first)))
    return (first, *map(_common_readings, letters[1:])) if letters else ()


def _surname_of(letters: str) -> str:
    """Return the longest surname of the table that ``letters`` begin with; a name is longer than its surname."""
    for length in range(min(_LONGEST_SURNAME, len(letters) - 1), 1, -1):
        if letters[:length] in _surnames():
            return letters[:length]
    return letters[:1] if letters[:1] in _surnames() else ""


@lru_cache(maxsize=32_768)
def _spoken_from_each(syllables: Syllables) -> _Spoken:
    """Return what is spoken from each of ``syllables`` on; given names repeat themselves, whole names hardly do."""
    if not syllables:
        return (), ("",), ("",)
    keys, whole, first_letters = _with(syllables[0], _spoken_from_each(syllables[1:]))
    of_several = first_letters if len(syllables) > 1 else ()  # one letter finds too many to be of use
    return (*keys, *whole, *of_several), whole, first_letters


def _with(readings: tuple[str, ...], tail: _Spoken) -> _Spoken:
    """Put one syllable before a ``tail``; the keys are still those of the tail."""
    keys, whole, first_letters = tail
    before = _distinct_first_letters(readings)
    return (
        keys,
        tuple([reading + spoken for spoken in whole for reading in readings][:MOST_READINGS]),
        tuple([letter + letters for letters in first_letters for letter in before][:MOST_READINGS]),
    )


def _spoken(syllables: Syllables) -> list[str]:
    spoken = [""]
    for readings in syllables:
        spoken = [begun + reading for begun in spoken for reading in readings][:MOST_READINGS]
    return spoken


def _first_letters(syllables: Syllables) -> Syllables:
    return tuple(_distinct_first_letters(readings) for readings in syllables)


@lru_cache(maxsize=4096)
def _distinct_first_letters(readings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading[0] for reading in readings))


def _common_readings(character: str) -> tuple[str, ...]:
    """Return the readings a given name may have; the third and later ones of a dictionary are no reading of names."""
    return _readings(character)[:MOST_OF_A_CHARACTER]


@cache
def _readings(character: str) -> tuple[str, ...]:
    """Return the readings of ``character`` without tones, the usual one first; itself where none is known."""
    known = _dictionary().get(ord(character), "")
    readings = dict.fromkeys(_toneless(reading) for reading in known.split(",") if reading)
    return tuple(readings) or (character,)


@cache
def _dictionary() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415 - takes 0.16 s, so not before the first name

    return pinyin_dict


def _toneless(reading: str) -> str:
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v").replace("ê", "e"))
    letters = letters.replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii()) or reading


@cache
def _surnames() -> dict[str, Syllables]:
    surnames: dict[str, Syllables] = {}
    for line in _SURNAMES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            surnames.update(_surname_line(*line.split()))
    return surnames


def _surname_line(variants: str, *readings: str) -> dict[str, Syllables]:
    """Read ``单單 shan`` (variants of one character) or ``尉迟尉遲 yu.chi`` (variants of several)."""
    syllables = [tuple(reading.split(".")) for reading in readings]
    length = len(syllables[0])
    same_place = tuple(tuple(dict.fromkeys(place)) for place in zip(*syllables, strict=True))
    return {variants[start : start + length]: same_place for start in range(0, len(variants), length)}
