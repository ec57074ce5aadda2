"""The printed recovery key: 30 characters that a clerk can read off paper and type without trouble.

Six groups of five. Four characters of each group are random, the fifth checks the group and its
place, so that a slip of the pen is named by its group. 23 characters are used, none of which looks
like another on paper; 23 is prime, so every single wrong character and every two swapped ones in a
group are found. Six times four random characters are 108 bits.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _

ALPHABET = "34679ACDEFHJKMNPQRTUWXY"
GROUPS = 6
_RANDOM_IN_GROUP = 4
_GROUP_LENGTH = _RANDOM_IN_GROUP + 1
_MISREAD = str.maketrans({"V": "U", "G": "6"})
_LONGEST_INPUT = 200


def new_recovery_key() -> str:
    """Return a fresh recovery key as it is printed, such as ``A7KQ4-…`` with six groups."""
    return "-".join(_new_group(place) for place in range(GROUPS))


def read_recovery_key(typed: str) -> str:
    """Return the recovery key in ``typed`` as it was printed.

    Lower case, full-width letters, blanks and any dashes are forgiven, and so are the letters V and G,
    which can only be a misread U and 6. Raises ``Unreadable`` naming the group that is wrong.
    """
    letters = _letters(typed)
    if len(letters) != GROUPS * _GROUP_LENGTH:
        raise Unreadable(
            "length",
            _(
                "A recovery key has {length} letters and digits; {given} were typed.",
                length=GROUPS * _GROUP_LENGTH,
                given=len(letters),
            ),
        )
    groups = [letters[start : start + _GROUP_LENGTH] for start in range(0, len(letters), _GROUP_LENGTH)]
    for place, group in enumerate(groups):
        if not _group_is_right(place, group):
            raise Unreadable(
                "check character", _("Group {n} of the recovery key is mistyped: {group}", n=place + 1, group=group)
            )
            raise Unreadable(
                "check character", _("Group {n} of the recovery key is mistyped: {group}", n=place + 1, group=group)
            )
    return "-".join(groups)


def _letters(typed: str) -> str:
    plain = unicodedata.normalize("NFKC", typed[:_LONGEST_INPUT]).upper()
    return re.sub(r"[\W_]+", "", plain).translate(_MISREAD)


def _new_group(place: int) -> str:
    random = "".join(secrets.choice(ALPHABET) for _each in range(_RANDOM_IN_GROUP))
    return random + _check_character(place, random)


def _check_character(place: int, random: str) -> str:
    weighted = sum(weight * ALPHABET.index(letter) for weight, letter in enumerate(random, start=1))
    return ALPHABET[(weighted + 7 * place) % len(ALPHABET)]


def _group_is_right(place: int, group: str) -> bool:
    if not set(group) <= set(ALPHABET):
        return False
    return _check_character(place, group[:-1]) == group[-1]
