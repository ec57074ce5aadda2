"""Which pages to print, as a clerk writes it."""

from __future__ import annotations

import re
import unicodedata

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _

_TO = re.compile(r"\s*[-‐-―−~至到]\s*")
_BETWEEN = re.compile(r"[,;、\s]+")
_PART = re.compile(r"([0-9]{1,5})(?:-([0-9]{1,5}))?")


def pages_in(text: str, count: int) -> tuple[int, ...]:
    """Return the pages (from 0, in the order written, each once) that ``text`` (``1-3, 5``) names out of ``count``.

    Nothing written means every page. Raises ``Unreadable``.
    """
    written = _TO.sub("-", unicodedata.normalize("NFKC", text).strip())
    if not written:
        return tuple(range(count))
    pages = [page for part in _BETWEEN.split(written) for page in _span(part, count)]
    return tuple(dict.fromkeys(pages))


def _span(part: str, count: int) -> range:
    found = _PART.fullmatch(part)
    if not found:
        raise Unreadable("not pages", _("Write pages such as 1-3, 5."))
    first = int(found[1])
    last = int(found[2] or first)
    if not 1 <= first <= last <= count:
        raise Unreadable("no such page", _("There are the pages 1 to {count}.", count=count))
    return range(first - 1, last)
