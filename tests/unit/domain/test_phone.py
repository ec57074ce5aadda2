from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.phone import parse_phone, parse_phone_number, parse_phones


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("13812345678", ("13812345678",)),
        ("１３８１２３４５６７８", ("13812345678",)),
        ("138-1234-5678", ("13812345678",)),
        ("138 1234 5678", ("13812345678",)),
        ("+86 13812345678", ("13812345678",)),
        ("8613812345678", ("13812345678",)),
        ("008613812345678", ("13812345678",)),
        ("手机：13812345678", ("13812345678",)),
        ("0571-88234567", ("0571-88234567",)),
        ("057188234567", ("0571-88234567",)),
        ("(0571)88234567转801", ("0571-88234567-801",)),
        ("010—62345678", ("010-62345678",)),
        ("88234567", ("88234567",)),
        ("400-123-4567", ("400-123-4567",)),
        ("13812345678、13912345678", ("13812345678", "13912345678")),
        ("13812345678/0571-88234567", ("13812345678", "0571-88234567")),
        ("13812345678；13812345678", ("13812345678",)),
        ("13812345678 13912345678", ("13812345678", "13912345678")),
        ("13812345678\n13912345678", ("13812345678", "13912345678")),
    ],
)
def test_numbers_are_read_in_the_forms_offices_use(written: str, read: tuple[str, ...]) -> None:
    assert parse_phones(written) == read


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("1.38E+10", "spoiled number"),
        ("1.38123e+10", "spoiled number"),
        ("###########", "spoiled number"),
        ("1381234567", "wrong length"),
        ("138123456789", "wrong length"),
        ("12345", "wrong length"),
        ("", "wrong length"),
        ("57188234567", "wrong number"),
        ("张三", "bad character"),
        ("138****5678", "bad character"),
        ("440232195908062444", "wrong length"),
    ],
)
def test_each_way_of_being_wrong_has_its_own_reason(written: str, reason: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_phones(written)
    assert refused.value.why == reason


@given(st.from_regex(r"1[3-9][0-9]{9}|0571-[2-8][0-9]{7}|010-[2-8][0-9]{7}-[0-9]{3}", fullmatch=True))
def test_the_canonical_form_is_read_back_as_itself(number: str) -> None:
    assert parse_phone(number) == number


@given(st.text(max_size=60))
def test_any_text_is_either_read_into_a_stable_form_or_refused(text: str) -> None:
    try:
        numbers = parse_phones(text)
    except Unreadable as refused:
        reason = refused.why
        assert reason
    else:
        assert parse_phones("、".join(numbers)) == numbers


def test_one_number_is_asked_for_where_only_one_belongs() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_phone("13812345678、13912345678")
    assert refused.value.why == "several numbers"


def test_a_number_cell_holds_a_phone_unless_it_was_rounded() -> None:
    assert parse_phone_number(13812345678.0) == "13812345678"
    for rounded in (1.38e10, 15590700000.0, 13812345678.5):
        with pytest.raises(Unreadable) as refused:
            parse_phone_number(rounded)
        assert refused.value.why == "spoiled number"
