"""How typed and pasted text is made comparable before it is read."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0x00AD])
_SPACES = re.compile(r"\s+")


def halfwidth(text: str) -> str:
    """Return ``text`` with full-width letters, digits and signs made ordinary and invisible characters dropped."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE))


def unspaced(text: str) -> str:
    """Return ``text`` without any white space, ideographic spaces included."""
    return _SPACES.sub("", text)


def plain(text: str) -> str:
    """Return ``text`` trimmed, invisible characters dropped, runs of blanks inside a line made one."""
    lines = text.translate(_INVISIBLE).splitlines()
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip()
