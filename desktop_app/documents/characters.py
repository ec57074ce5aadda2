"""What the line breaker knows about single characters.

Source of the marks: GB/T 15834-2011 (use of punctuation) 5.1: marks that may not begin or end a line; the remaining
signs follow W3C "Requirements for Chinese Text Layout" 3.1.6.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache

NOT_AT_LINE_START = frozenset(
    "、，。．；：？！）〕］｝》」』】〉〗〙〞”’…—·•‧・〜～–／％‰℃℉°′″︰﹐﹑﹒﹔﹕﹖﹗｠｡｣､ヽヾゝゞ々ー" + ",.;:?!)]}%>/"
)
NOT_AT_LINE_END = frozenset("《“‘（〔［｛「『【〈〖〘〝｟｢￥＄￡＃＠№§" + "([{<$¥£#@")
OPENING = frozenset("《“‘（〔［｛「『【〈〖〘〝｟")
CLOSING = frozenset("、，。．；：？！）〕］｝》」』】〉〗〙〞”’｠")
_FULL_CELL = frozenset("“”‘’—…·―‥")
_SELECTORS = re.compile("[\u034f\u115f\u1160\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]")
_PAIRED = frozenset("—…―")
FIRST_PICTURED, MOST_PICTURED = 0xDC00, 0x400
"""Code points that no text can hold: each stands for a character that is drawn as a picture."""


class Shape(Enum):
    """How a character takes part in a line."""

    wide = "wide"
    narrow = "narrow"
    space = "space"
    mark = "mark"  # joins the character before it
    invisible = "invisible"


@cache
def shape_of(character: str) -> Shape:
    """Return how ``character`` takes part in a line."""
    if is_invisible(character):
        return Shape.invisible
    category = unicodedata.category(character)
    if category == "Zs" and character not in "\xa0\u202f":
        return Shape.space
    if category in ("Mn", "Me"):
        return Shape.mark
    if 0x20000 <= ord(character) <= 0x3FFFD or character in _FULL_CELL or _is_pictured(character):
        return Shape.wide  # the planes of rare Han characters, also those newer than Python's own tables
    if unicodedata.east_asian_width(character) in "WF":
        return Shape.wide
    is_sign = category[0] in "SN" and unicodedata.east_asian_width(character) == "A" and ord(character) > 0x2000
    return Shape.wide if is_sign else Shape.narrow


@cache
def is_invisible(character: str) -> bool:
    """Tell whether a character has no picture of its own: controls, direction marks, joiners, variation selectors."""
    code = ord(character)
    if 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF or code in (0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F):
        return True
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs") and not _is_pictured(character)


def _is_pictured(character: str) -> bool:
    return FIRST_PICTURED <= ord(character) < FIRST_PICTURED + MOST_PICTURED


def is_paired(character: str) -> bool:
    """Tell whether two of this character make one mark (the dash and the ellipsis)."""
    return character in _PAIRED


def visible(text: str) -> str:
    """Return ``text`` as it is set: one line, tabs as spaces, characters without a picture left out."""
    if text.isprintable() and not _SELECTORS.search(text):
        return text
    return "".join([" " if c in "\t\n" else c for c in text if c in "\t\n" or not is_invisible(c)])
