"""Phone numbers as offices keep them: mobiles, landlines, several in one cell."""

from __future__ import annotations

import re

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.resident_id import spoiled_number
from desktop_app.domain.wording import halfwidth

SEPARATOR = "、"

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})-?([2-9][0-9]{6,7})(?:-([0-9]{1,6}))?")
_LOCAL = re.compile(r"([2-9][0-9]{6,7})(?:-([0-9]{1,6}))?")
_SERVICE = re.compile(r"([48]00)-?([0-9]{3})-?([0-9]{4})")

_LABEL = re.compile(r"^(?:手机号?码?|电话|联系电话|固话|座机|宅电|TEL|MOBILE)[:.]?", re.IGNORECASE)
_COUNTRY = re.compile(r"^(?:\+|00)86-?|^86(?=1[3-9][0-9]{9}$)")
_EXTENSION = re.compile(r"(?:转|分机|EXT\.?|#)", re.IGNORECASE)
_DASHES = re.compile(r"[‐-―−–—~]")
_BETWEEN = re.compile(r"[、,;/|\n]|或")
_INSIDE = re.compile(r"[\s().]")
_SPOILED = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,3}|#{3,}", re.IGNORECASE)
_STRANGE = re.compile(r"[^0-9+\-]")
_ROUNDED_DIGITS = 5


def parse_phone(text: str) -> str:
    """Return the one phone number in ``text`` in its canonical form; raises ``Unreadable``.

    A mobile is 11 digits; a landline is ``0571-88234567``, with ``-801`` for an extension; a number
    without area code stays without. ``why`` is ``wrong length``, ``bad character``,
    ``spoiled number``, ``wrong number`` or ``several numbers``.
    """
    numbers = parse_phones(text)
    if len(numbers) > 1:
        raise Unreadable("several numbers", _("Only one phone number belongs here."))
    return numbers[0]


def parse_phones(text: str) -> tuple[str, ...]:
    """Return every phone number in ``text``, each once, in the order written; raises ``Unreadable`` as above."""
    if _MOBILE.fullmatch(text):
        return (text,)
    pieces = [piece for piece in _BETWEEN.split(halfwidth(text)) if piece.strip()]
    if not pieces:
        raise Unreadable("wrong length", _("There is no phone number here."))
    numbers = [_canonical(number) for piece in pieces for number in _split_at_blanks(piece)]
    return tuple(dict.fromkeys(numbers))


def parse_phone_number(value: float) -> str:
    """Return the phone number that a number cell holds; raises ``Unreadable`` where the cell has lost digits.

    A cell that ends in five zeros was rounded to ``1.38E+10`` once.
    """
    digits = str(int(value))
    if value != int(value) or (len(digits) >= 10 and digits.endswith("0" * _ROUNDED_DIGITS)):
        raise spoiled_number()
    return parse_phone(digits)


def _split_at_blanks(piece: str) -> list[str]:
    """Take ``13812345678 13912345678`` as two numbers and ``138 1234 5678`` as one."""
    words = piece.split()
    if len(words) > 1 and all(len(re.sub(r"[^0-9]", "", word)) >= 7 for word in words):
        return words
    return [piece]


def _canonical(piece: str) -> str:
    if _SPOILED.fullmatch(piece.strip()):
        raise spoiled_number()
    number = _EXTENSION.sub("-", _LABEL.sub("", _INSIDE.sub("", _DASHES.sub("-", piece))))
    number = _COUNTRY.sub("", number)
    bare = number.replace("-", "")
    if _MOBILE.fullmatch(bare):
        return bare
    for form in (_SERVICE, _LANDLINE, _LOCAL):
        found = form.fullmatch(number)
        if found:
            return "-".join(part for part in found.groups() if part)
    raise _not_a_phone(number, bare)


def _not_a_phone(number: str, bare: str) -> Unreadable:
    strange = _STRANGE.search(number)
    if strange:
        message = _("A phone number holds digits only, not “{character}”.", character=strange.group())
        return Unreadable("bad character", message)
    if bare.startswith("1") and len(bare) != 11:
        message = _("A mobile number has 11 digits; this one has {length}.", length=len(bare))
        return Unreadable("wrong length", message)
    if not 7 <= len(bare) <= 12:
        return Unreadable("wrong length", _("No phone number has {length} digits.", length=len(bare)))
    return Unreadable("wrong number", _("This is neither a mobile number nor a landline with its area code."))
