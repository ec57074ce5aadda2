"""What usually stands in a column for which no kind of value is declared: learned from the sheet itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from desktop_app.domain.wording import halfwidth, unspaced
from desktop_app.exchange.cells import ERRORS, Cell, is_blank, text_of

_LONGEST = 12
_LEAST_VALUES = 10
_LEAST_TIMES = 2
_LEAST_SHARE = 0.6
_DIGITS = re.compile(r"[0-9]+")
_LENGTHS = (3, 4, 6, 8, 12)


@dataclass(frozen=True)
class UsualValues:
    """The few forms that the values of one column have: ``群众``, ``中共党员``; or numbers of up to three digits."""

    forms: frozenset[str]

    def __call__(self, cell: Cell) -> bool:
        """Say whether ``cell`` has one of the forms."""
        return form_of(cell) in self.forms

    @property
    def words(self) -> frozenset[str]:
        """The forms that are words as they stand."""
        return frozenset(form for form in self.forms if not _DIGITS.search(form))


def usual_values(values: list[Cell]) -> UsualValues | None:
    """Return what ``values`` of a column have in common; None where they differ too much to tell."""
    forms = [form_of(cell) for cell in values if not is_blank(cell) and cell not in ERRORS]
    counted = Counter(forms)
    known = frozenset(form for form, times in counted.items() if form and times >= _LEAST_TIMES)
    if len(forms) < _LEAST_VALUES or sum(counted[form] for form in known) < _LEAST_SHARE * len(forms):
        return None
    return UsualValues(known)


def form_of(cell: Cell) -> str:
    """Return the form of a short value, every number in it reduced to how long it is; '' for longer texts."""
    text = unspaced(halfwidth(text_of(cell)))
    return _DIGITS.sub(_length_class, text) if len(text) <= _LONGEST else ""


def _length_class(number: re.Match[str]) -> str:
    return str(next((most for most in _LENGTHS if len(number.group()) <= most), _LENGTHS[-1] + 1))
