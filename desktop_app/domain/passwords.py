"""What a password must be, and how the same password is always the same bytes."""

from __future__ import annotations

import unicodedata

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _

SHORTEST = 8
LONGEST = 128


def password_problems(password: str) -> tuple[Problem, ...]:
    """Return every reason why ``password`` cannot protect a store; empty when it can.

    Blanks at the ends and control characters are refused because they cannot be typed reliably where
    a backup is opened with other programs.
    """
    problems = []
    if len(password) < SHORTEST:
        problems.append(Problem("password", _("A password has at least {n} characters.", n=SHORTEST), "too short"))
    if len(password) > LONGEST:
        problems.append(Problem("password", _("A password has at most {n} characters.", n=LONGEST), "too long"))
    if password != password.strip():
        problems.append(Problem("password", _("A password neither begins nor ends with a blank."), "blank"))
    if any(unicodedata.category(letter).startswith("C") for letter in password):
        problems.append(Problem("password", _("A password holds no tabs or line breaks."), "control character"))
    return tuple(problems)


def password_bytes(password: str) -> bytes:
    """Return the bytes that stand for ``password``, whichever way its letters were composed."""
    return unicodedata.normalize("NFC", password).encode()
