from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.resident_id import (
    Sex,
    birth_of,
    check_character,
    parse_resident_id,
    region_of,
    sex_of,
    upgraded,
)

SOUND = "11010519491231002X"  # the example of GB 11643
TODAY = dt.date(2026, 11, 23)

births = st.dates(dt.date(1850, 1, 1), TODAY)


@st.composite
def sound_numbers(draw: st.DrawFn) -> str:
    region = draw(st.integers(110000, 659999))
    order = draw(st.integers(0, 999))
    first = f"{region}{draw(births):%Y%m%d}{order:03d}"
    first = first[:6] + first[6:].zfill(11)
    return first + check_character(first)


def why(text: str) -> str:
    with pytest.raises(Unreadable) as refused:
        parse_resident_id(text, today=TODAY)
    assert str(refused.value)
    return refused.value.why


@given(sound_numbers())
def test_a_sound_number_is_read_as_it_is_however_it_is_typed(number: str) -> None:
    full_width = number.translate({code: code + 0xFEE0 for code in range(0x30, 0x59)})
    spaced = f" {number[:6]} {number[6:14]}-{number[14:]}\u3000"
    for typed in (number, number.lower(), full_width, spaced, "'" + number):
        assert parse_resident_id(typed, today=TODAY) == number


@given(sound_numbers(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_every_single_wrong_digit_is_noticed(number: str, place: int, digit: str) -> None:
    wrong = number[:place] + digit + number[place + 1 :]
    if wrong != number:
        assert why(wrong) in ("check digit", "no such day", "spoiled number")


@given(st.text(max_size=30))
def test_any_text_is_either_read_or_refused_with_a_reason(text: str) -> None:
    try:
        number = parse_resident_id(text)
    except Unreadable as refused:
        reason = refused.why
        assert reason
    else:
        assert parse_resident_id(number) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("4.4E+17", "spoiled number"),
        ("4.2128119390805e+17", "spoiled number"),
        ("441621199702011000", "spoiled number"),
        ("110105194912310020.0", "spoiled number"),
        ("######", "spoiled number"),
        ("1101051949123100", "wrong length"),
        ("1101051949123100211", "wrong length"),
        ("", "wrong length"),
        ("11010519491231002Y", "bad character"),
        ("1101**********002X", "bad character"),
        ("1101051949123X0021", "bad character"),
        ("身份证丢失", "bad character"),
        ("110105194913310021", "no such day"),
        ("110105194902300021", "no such day"),
        ("110105202611240021", "no such day"),
        ("110105184912310021", "no such day"),
        ("110105194912310021", "check digit"),
        ("110105491231002", "15 digits"),
        ("110105491331002", "no such day"),
    ],
)
def test_each_way_of_being_wrong_has_its_own_reason(text: str, reason: str) -> None:
    assert why(text) == reason


def test_a_number_that_really_ends_in_zeros_is_no_spoiled_number() -> None:
    firsts = (f"{region}1949123100" + "0" for region in range(110101, 110999))
    sound = next(first + "0" for first in firsts if check_character(first) == "0")
    assert parse_resident_id(sound) == sound


def test_the_reason_names_the_expected_last_character() -> None:
    with pytest.raises(Unreadable, match="X"):
        parse_resident_id("110105194912310021")


def test_an_old_number_is_upgraded_only_as_a_proposal() -> None:
    with pytest.raises(Unreadable, match=SOUND):
        parse_resident_id("110105491231002")
    assert upgraded("110105491231002") == SOUND


@given(sound_numbers())
def test_the_oracle_finds_the_same_check_character(number: str) -> None:
    assert ric.calc_check_digit(number) == number[17]


def test_birth_and_sex_are_read_out_of_the_number() -> None:
    assert birth_of(SOUND) == dt.date(1949, 12, 31)
    assert sex_of(SOUND) is Sex.female
    assert sex_of("110105194912310038") is Sex.male


def test_the_region_is_a_county_a_province_or_unknown() -> None:
    assert region_of(SOUND) == "朝阳区"
    assert region_of("110103190001010000") == "崇文区"
    assert region_of("339999190001010000") == "浙江省"
    assert region_of("990000190001010000") == ""
