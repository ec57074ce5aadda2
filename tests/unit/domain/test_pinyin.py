from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.pinyin import MOST_READINGS, comparable, full_pinyin, initials, name_keys


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("单小明", "shan xiao ming"),
        ("仇英", "qiu ying"),
        ("解缙", "xie jin"),
        ("区志强", "ou zhi qiang"),
        ("查良镛", "zha liang yong"),
        ("曾国藩", "zeng guo fan"),
        ("翟志刚", "zhai zhi gang"),
        ("盖聂", "ge nie"),
        ("任盈盈", "ren ying ying"),
        ("尉迟恭", "yu chi gong"),
        ("万俟卨", "mo qi xie"),
        ("单于冒", "chan yu mao"),
        ("單小明", "shan xiao ming"),
        ("萬俟卨", "mo qi xie"),
        ("長孫無忌", "zhang sun wu ji"),
        ("吕布", "lv bu"),
        ("朴树", "piao shu"),
        ("卜算", "bu suan"),
        ("欧阳堃", "ou yang kun"),
        ("乐嘉", "yue jia"),
        ("缪荃", "miao quan"),
    ],
)
def test_surnames_have_readings_of_their_own(name: str, pinyin: str) -> None:
    assert full_pinyin(name) == pinyin
    assert pinyin.replace(" ", "") in name_keys(name)
    assert "".join(syllable[0] for syllable in pinyin.split()) in initials(name)


def test_a_name_is_found_by_any_two_neighbouring_characters_pinyin_and_initials() -> None:
    keys = name_keys("曾廣漢")
    for asked in ("曾廣", "廣漢", "zengg", "cengguang", "zgh", "zg", "gh", "guanghan"):
        assert any(key.startswith(asked) for key in keys), asked


def test_a_name_of_two_syllables_is_no_surname_of_two() -> None:
    assert full_pinyin("单于") == "shan yu"


def test_dots_and_blanks_do_not_matter() -> None:
    assert "阿依古丽买买提" in name_keys("阿依古丽·买买提")
    assert comparable("ZHANG san") == "zhangsan"


def test_pinyin_by_hand_serves_where_no_dictionary_knows_the_character() -> None:
    assert full_pinyin("李\ue000", "li chu") == "li chu"
    assert "lc" in initials("李\ue000", "Li Chu")


def test_a_character_without_reading_stands_for_itself() -> None:
    assert full_pinyin("李\ue000") == "li \ue000"


@given(st.text(max_size=45))
def test_any_text_has_a_bounded_number_of_keys(text: str) -> None:
    keys = name_keys(text)
    assert len(keys) <= 45 * (2 * MOST_READINGS + 1) * 2
    assert all(keys) or not comparable(text)
