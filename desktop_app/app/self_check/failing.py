"""What a step of a self-check raises; the words hold nothing of a record and are written into the report."""

from __future__ import annotations


class Unexpected(Exception):
    """Something came out otherwise than it must."""


class Mistake(Exception):
    """The program would have told the clerk of a mistake; told in types and places."""


def must(true: object, otherwise: str) -> None:
    """Raise ``Unexpected`` where something is not as it must be; ``otherwise`` names no value of a record."""
    if not true:
        raise Unexpected(otherwise)
