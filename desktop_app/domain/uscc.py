"""The unified social credit code of an organisation (GB 32100)."""

from __future__ import annotations

import re
from operator import mul

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.resident_id import spoiled_number
from desktop_app.domain.wording import halfwidth, unspaced

LENGTH = 18

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {character: value for value, character in enumerate(_CHARACTERS)}
_WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
_SPOILED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,3}|#{3,}")


def parse_uscc(text: str) -> str:
    """Return the 18 characters of the code written in ``text``, in upper case.

    Raises ``Unreadable`` with ``why``: ``spoiled number``, ``bad character``, ``wrong length`` or
    ``check digit`` (GB 32100-2015, 4.6).
    """
    code = unspaced(halfwidth(text)).upper()
    if _SPOILED.fullmatch(code):
        raise spoiled_number()
    code = code.replace("-", "")
    strange = next((character for character in code if character not in _VALUE), "")
    if strange:
        message = _("“{character}” does not occur in a unified social credit code.", character=strange)
        raise Unreadable("bad character", message)
    if len(code) != LENGTH:
        message = _("A unified social credit code has 18 characters; this one has {length}.", length=len(code))
        raise Unreadable("wrong length", message)
    expected = uscc_check_character(code[:17])
    if code[17] != expected:
        message = _("The last character should be {expected}, so at least one character is wrong.", expected=expected)
        raise Unreadable("check digit", message)
    return code


def uscc_check_character(first: str) -> str:
    """Return the character that ends a code beginning with the 17 characters ``first`` (weights 3^i modulo 31)."""
    total = sum(map(mul, _WEIGHTS, (_VALUE[character] for character in first)))
    return _CHARACTERS[-total % 31]
