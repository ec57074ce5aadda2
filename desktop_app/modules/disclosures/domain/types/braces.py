"""Fields in the words of a type: ``{place}``."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BRACES = re.compile(r"\{([^{}]*)\}")


def braces(text: str) -> tuple[str, ...]:
    """Return what stands in the braces of ``text``, in order."""
    return tuple(_BRACES.findall(text))


def has_a_lone_brace(text: str) -> bool:
    """Tell whether a brace of ``text`` has no partner."""
    return bool(set("{}") & set(_BRACES.sub("", text)))


def fill(words: str, values: Mapping[str, str]) -> str:
    """Put ``values`` into the braces of ``words``; nothing in a value is read as a brace again."""
    return _BRACES.sub(lambda brace: values[brace[1]], words)
