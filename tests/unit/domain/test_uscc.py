from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.uscc import parse_uscc, uscc_check_character

SOUND = "91110000600037341L"


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17))
def test_the_oracle_finds_the_same_check_character(first: str) -> None:
    assert uscc_check_character(first) == uscc.calc_check_digit(first)
    assert parse_uscc(f" {first.lower()}{uscc_check_character(first).lower()}") == first + uscc_check_character(first)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("9.11E+17", "spoiled number"),
        ("91110000600037341", "wrong length"),
        ("91110000600037341O", "bad character"),
        ("911100006000373410", "check digit"),
        ("", "wrong length"),
    ],
)
def test_each_way_of_being_wrong_has_its_own_reason(written: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_uscc(written)
    assert refused.value.why == reason


def test_a_code_is_read_however_it_is_typed() -> None:
    assert parse_uscc("91110000 600037341l") == SOUND


@given(st.text(max_size=30))
def test_any_text_is_either_read_or_refused(text: str) -> None:
    try:
        code = parse_uscc(text)
    except Unreadable as refused:
        reason = refused.why
        assert reason
    else:
        assert parse_uscc(code) == code
