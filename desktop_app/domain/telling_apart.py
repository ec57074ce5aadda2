"""Masked lines that have become equal are told apart by hints, as few as do it.

Two persons may both become 李＊华. A disclosure type says what may then stand beside the name (the building, the last
digits of a number); whatever it does not allow stays hidden, even where two lines remain equal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

MOST_HINTS = 6
"""Kinds of hint a type may allow; more are not tried."""


def told_apart(lines: Sequence[str], hints: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return ``lines`` with the hints they need in brackets: ``李＊华（3号楼）``.

    ``hints`` hold for each line what its type allows, already masked, the least revealing kind first, '' where
    there is none; every line has the same kinds. Raises ValueError where the two do not match.
    """
    needed = hints_needed(lines, hints)
    return tuple(f"{line}（{'，'.join(words)}）" if words else line for line, words in zip(lines, needed, strict=True))


def hints_needed(lines: Sequence[str], hints: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """Return for each line the hints that tell it from the lines that read the same, () where none is needed.

    Of all choices of kinds the one is taken that leaves the fewest lines equal, then the one of fewest kinds, then
    the one of the first kinds. A kind that tells a line from no other is not shown beside it.
    """
    if len({len(each) for each in hints}) > 1 or len(lines) != len(hints):
        raise ValueError("every line needs the same kinds of hints")
    shown: list[tuple[str, ...]] = [()] * len(lines)
    for group in _equal(range(len(lines)), lines):
        kinds = _best_kinds([hints[place] for place in group])
        for place, words in _as_far_as_needed(group, kinds, hints):
            shown[place] = words
    return tuple(shown)


def _equal(places: Iterable[int], texts: Sequence[object]) -> list[list[int]]:
    """Return the places that hold the same, in order, groups of one left out."""
    groups: dict[object, list[int]] = defaultdict(list)
    for place in places:
        groups[texts[place]].append(place)
    return [group for group in groups.values() if len(group) > 1]


def _best_kinds(hints: Sequence[Sequence[str]]) -> tuple[int, ...]:
    kinds = range(min(len(hints[0]), MOST_HINTS))
    choices = [choice for count in range(len(kinds) + 1) for choice in combinations(kinds, count)]
    return min(choices, key=lambda choice: (_left_equal(hints, choice), len(choice), choice))


def _left_equal(hints: Sequence[Sequence[str]], kinds: Sequence[int]) -> int:
    return len(hints) - len({tuple(each[kind] for kind in kinds) for each in hints})


def _as_far_as_needed(
    group: Sequence[int], kinds: Sequence[int], hints: Sequence[Sequence[str]]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield place and hints of each line; what no longer equals another gets no further hint."""
    if not kinds or len(group) == 1:
        yield from ((place, ()) for place in group)
        return
    first, rest = kinds[0], kinds[1:]
    words = {place: hints[place][first] for place in group}
    parts: dict[str, list[int]] = defaultdict(list)
    for place in group:
        parts[words[place]].append(place)
    for word, part in parts.items():
        own = (word,) if word and len(parts) > 1 else ()
        for place, further in _as_far_as_needed(part, rest, hints):
            yield place, (*own, *further)
