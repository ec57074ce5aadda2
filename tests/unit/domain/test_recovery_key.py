"""The printed recovery key."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.recovery_key import ALPHABET, new_recovery_key, read_recovery_key

KEY = new_recovery_key()


def test_a_key_is_printed_in_six_groups_of_five() -> None:
    assert re.fullmatch(rf"([{ALPHABET}]{{5}}-){{5}}[{ALPHABET}]{{5}}", new_recovery_key())


def test_two_keys_differ() -> None:
    assert new_recovery_key() != new_recovery_key()


@pytest.mark.parametrize(
    "typed",
    [
        KEY,
        KEY.lower(),
        KEY.replace("-", ""),
        KEY.replace("-", " — "),
        KEY.replace("-", "\n"),
        "".join(chr(ord(letter) + 0xFEE0) for letter in KEY),
        KEY.replace("U", "v").replace("6", "G"),
    ],
    ids=["as printed", "small", "without hyphens", "with dashes", "on lines", "full width", "mistaken letters"],
)
def test_a_key_is_read_however_it_is_typed(typed: str) -> None:
    assert read_recovery_key(typed) == KEY


@given(place=st.integers(0, 29), letter=st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_found(place: int, letter: str) -> None:
    letters = KEY.replace("-", "")
    wrong = letters[:place] + letter + letters[place + 1 :]
    if wrong == letters:
        assert read_recovery_key(wrong) == KEY
    else:
        with pytest.raises(Unreadable) as caught:
            read_recovery_key(wrong)
        assert f"Group {place // 5 + 1}" in str(caught.value)


@given(place=st.integers(0, 28))
def test_swapped_neighbours_are_found(place: int) -> None:
    letters = KEY.replace("-", "")
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if swapped != letters:
        with pytest.raises(Unreadable):
            read_recovery_key(swapped)


@given(first=st.integers(0, 5), second=st.integers(0, 5))
def test_swapped_groups_are_found(first: int, second: int) -> None:
    groups = KEY.split("-")
    groups[first], groups[second] = groups[second], groups[first]
    if groups != KEY.split("-"):
        with pytest.raises(Unreadable):
            read_recovery_key("-".join(groups))


@given(st.text(max_size=300))
def test_any_other_text_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_recovery_key(typed)
    assert str(caught.value)
