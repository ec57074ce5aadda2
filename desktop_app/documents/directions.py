"""Words of scripts that run from right to left, inside lines that run from left to right.

Only what Chinese documents need: names and phrases in Arabic or Hebrew letters keep the direction of their script
(Unicode Standard Annex 9); a whole document from right to left is not set.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.units import Unit

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def holds_right_to_left(text: str) -> bool:
    """Tell whether any letter of ``text`` may belong to a script that runs from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def in_drawing_order(units: Sequence[Unit]) -> list[Unit]:
    """Return the units of a line from left to right as they are drawn."""
    drawn: list[Unit] = []
    phrase: list[Unit] = []
    for unit in units:
        if unicodedata.bidirectional(unit.text[:1] or " ") in ("R", "AL"):
            phrase.append(unit)
        else:
            drawn += _turned(phrase)
            phrase = []
            drawn.append(unit)
    return drawn + _turned(phrase)


def _turned(phrase: Sequence[Unit]) -> list[Unit]:
    """Return the words of a phrase in reverse, each drawn from its last letter; blanks stay between the same words."""
    blanks = [phrase[-1], *phrase[:-1]] if phrase else []
    return [
        replace(
            word,
            pieces=tuple((face, piece[::-1]) for face, piece in reversed(word.pieces)),
            space=blank.space,
            space_width=blank.space_width,
        )
        for word, blank in zip(reversed(phrase), reversed(blanks), strict=True)
    ]
