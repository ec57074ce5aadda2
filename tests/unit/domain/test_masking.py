"""Masks: what must be hidden is hidden, whatever the name or number looks like."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.masking import (
    HIDDEN,
    masked_address,
    masked_bank_card,
    masked_name,
    masked_phone,
    masked_resident_id,
)
from desktop_app.domain.surnames import COMPOUND_SURNAMES

HAN = st.sampled_from("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕𬱖𠮷䶮㛃堃赟")
GIVEN = st.text(HAN, min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张＊"),
        ("李建华", "李＊华"),
        ("张王李四", "张＊＊四"),
        ("欧阳修", "欧阳＊"),
        ("欧阳娜娜", "欧阳＊娜"),
        ("司马相如", "司马＊如"),
        ("歐陽修", "歐陽＊"),
        ("司馬相如", "司馬＊如"),
        ("諸葛孔明", "諸葛＊明"),
        ("尉遲恭", "尉遲＊"),
        ("爱新觉罗溥仪", "爱新觉罗＊仪"),
        ("欧阳", "欧＊"),
        ("张", "＊"),
        ("𬱖䶮", "𬱖＊"),
        ("王𬱖明", "王＊明"),
        ("王明𬱖", "王＊𬱖"),
        ("阿卜杜拉·买买提", "阿卜杜拉·＊＊＊"),
        ("阿卜杜拉•买买提", "阿卜杜拉·＊＊＊"),
        ("阿卜杜拉‧买买提", "阿卜杜拉·＊＊＊"),
        ("阿卜杜拉・买买提", "阿卜杜拉·＊＊＊"),
        ("古丽·热娜·艾山", "古丽·＊＊·＊＊"),
        ("阿卜杜拉买买提", "阿＊＊＊＊＊提"),
        ("张　三", "张＊"),
        ("李 建 华", "李＊华"),
        ("John Smith", "John ＊＊＊＊＊"),
        ("葛\U000e0100城", "葛\U000e0100＊"),
        ("\u200b张三", "张＊"),
        ("\u0301张三", "张＊"),
        ("⿰王莹明", "⿰王莹＊"),
        ("张⿰王莹明", "张＊明"),
        ("張簡明華", "張簡＊華"),
        ("贺兰敏之", "贺兰＊之"),
        ("马佳明", "马＊明"),
        ("张三（李四之妻）", "张＊"),
        ("（张三）", "＊＊＊＊"),
        ("张三、李四五", "张＊、李＊五"),
        ("张三2", "张＊＊"),
        ("张三13812345678", "张＊＊＊＊＊＊＊＊＊＊＊＊"),
        ("O'Brien Tom", "O'Brien ＊＊＊"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_name_shows_its_surname_and_no_more_than_its_end(name: str, shown: str) -> None:
    assert masked_name(name) == shown


@given(HAN, HAN)
def test_of_two_characters_the_second_is_hidden(surname: str, given_name: str) -> None:
    assert masked_name(surname + given_name) == surname + HIDDEN


@given(HAN, st.text(HAN, min_size=2, max_size=4))
def test_the_middle_of_a_longer_name_is_hidden(surname: str, given_name: str) -> None:
    assert masked_name(surname + given_name) == surname + HIDDEN * (len(given_name) - 1) + given_name[-1]


@given(st.sampled_from(sorted(COMPOUND_SURNAMES)), GIVEN)
def test_a_compound_surname_stays_whole(surname: str, given_name: str) -> None:
    shown = masked_name(surname + given_name)
    assert shown.startswith(surname)
    assert shown.count(HIDDEN) == max(len(given_name) - 1, 1)


@given(st.text(max_size=30))
def test_every_name_of_two_and_more_hides_something(name: str) -> None:
    shown = masked_name(name)
    assert HIDDEN in shown or len(shown.strip()) == 0


def test_no_compound_surname_begins_with_a_blank() -> None:
    assert {
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "尉迟",
        "令狐",
        "皇甫",
        "慕容",
        "东方",
        "夏侯",
        "长孙",
        "端木",
    } <= COMPOUND_SURNAMES
    assert all(2 <= len(surname) <= 5 for surname in COMPOUND_SURNAMES)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("110101199003078515", "**************8515"),
        ("11010119900307851x", "**************851X"),
        ("１１０１０１１９９００３０７８５１５", "**************8515"),
        ("110101 19900307 8515", "**************8515"),
        ("110101900307851", "***********7851"),
        ("110101199003078515（张三）", "**************8515"),
        ("身份证号：11010119900307851ｘ", "**************851X"),
        ("110101900307851、110101199003078515", "***********7851、**************8515"),
        ("护照E12345678", "********"),
        ("1234567", "*******"),
        ("", ""),
    ],
)
def test_a_resident_id_shows_its_last_four(number: str, shown: str) -> None:
    assert masked_resident_id(number) == shown


def test_a_resident_id_shows_at_most_its_first_three() -> None:
    assert masked_resident_id("110101199003078515", first=3) == "110***********8515"
    assert masked_resident_id("110101199003078515", first=9) == "110***********8515"
    assert masked_resident_id("110101199003078515", first=-1) == "**************8515"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("138-1234-5678", "138****5678"),
        ("+86 13812345678", "138****5678"),
        ("0571-88886666", "057*****6666"),
        ("88886666", "****6666"),
        ("8888666", "****666"),
        ("12345", "*****"),
        ("13812345678、13987654321", "138****5678、139****4321"),
        ("13812345678 13987654321", "138****5678、139****4321"),
        ("8613812345678", "138****5678"),
        ("(+86) 138-1234-5678", "138****5678"),
        ("0571-88886666-8012", "057*****6666"),
        ("0571-88886666转8012", "057*****6666"),
        ("转8012", "****"),
        ("400-123-4567", "******4567"),
        ("手机：１３８１２３４５６７８（张三）", "138****5678"),
        ("一三八一二三四五六七八", "***********"),
        ("不详", "**"),
    ],
)
def test_a_phone_shows_its_first_three_and_last_four(number: str, shown: str) -> None:
    assert masked_phone(number) == shown


@given(st.text(st.sampled_from("0123456789"), min_size=1, max_size=25))
def test_no_mask_shows_more_than_its_digits_and_half_stays_hidden(digits: str) -> None:
    assert masked_phone(digits).count("*") >= min(len(digits) // 2, len(digits) - 7)
    assert masked_bank_card(digits).count("*") >= len(digits) // 2
    assert masked_resident_id(digits).count("*") >= len(digits) // 2
    for shown in (masked_phone(digits), masked_bank_card(digits), masked_resident_id(digits)):
        assert digits.endswith(shown.rpartition("*")[2])


def test_a_bank_card_shows_its_last_four() -> None:
    assert masked_bank_card("6222 0212 3456 7890 128") == "***************0128"
    assert masked_bank_card("1234567") == "*******"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("3号楼2单元501室", "3号楼"),
        ("3-2-501", "3号楼"),
        ("幸福里小区三号楼二单元501", "幸福里小区3号楼"),
        ("浙江省杭州市西湖区幸福路12号阳光花园3幢2单元501室", "浙江省杭州市西湖区幸福路12号阳光花园3号楼"),
        ("阳光花园A座1203", "阳光花园A座"),
        ("幸福路5号院12号楼3门502", "幸福路5号院12号楼"),
        ("幸福村15号", "幸福村15号"),
        ("翠苑五区", "翠苑五区"),
        ("光明大厦15层1503", "光明大厦"),
        ("12-3-401(出租)", "12号楼"),
        ("人民路100弄5号301室", "人民路100弄5号楼"),
        ("中山村3组12号", "中山村3组12号"),
        ("住址：幸福小区3号楼501", "幸福小区3号楼"),
        ("张三 13812345678 幸福小区3号楼2单元501", "幸福小区3号楼"),
        ("幸福里3号楼2单元501室张三", "幸福里3号楼"),
        ("501-3号楼", "3号楼"),
        ("2407 6号楼", "6号楼"),
        ("2407号 6号楼", "6号楼"),
        ("翠苑2407号", "翠苑"),
        ("人民路2407号", "人民路2407号"),
        ("101室 幸福小区3号楼", "3号楼"),
        ("幸福大厦1503号", "幸福大厦"),
        ("幸福小区3号楼东单元二楼西户", "幸福小区3号楼"),
        ("张三家隔壁", "＊＊＊"),
        ("501", "＊＊＊"),
        ("楼" * 300, "＊＊＊"),
        ("", ""),
    ],
)
def test_an_address_stops_at_its_building(address: str, shown: str) -> None:
    assert masked_address(address) == shown


@given(st.integers(1, 99), st.integers(1, 9), st.integers(101, 3999))
def test_no_room_is_told_in_any_way_of_writing(building: int, unit: int, room: int) -> None:
    for written in (
        f"{building}号楼{unit}单元{room}室",
        f"{building}-{unit}-{room}",
        f"幸福小区{building}幢{unit}单元{room}",
        f"幸福小区{building}栋{room}室（{room}）",
    ):
        shown = masked_address(written)
        assert str(room) not in shown.replace(f"{building}号楼", "")
        assert "单元" not in shown


SECRETS = ("13812345678", "110101199003078515", "2407", "2408室", "二十四楼", "24层", "3单元2407")
PLACES = ("浙江省杭州市", "幸福路12号", "幸福小区", "阳光花园", "人民路100弄", "翠苑", "3组", "时代2期")
BUILDINGS = ("6号楼", "6幢", "六栋", "A座", "6#", "6号院", "")


@given(
    st.lists(st.sampled_from(SECRETS), min_size=1, max_size=3),
    st.lists(st.sampled_from(PLACES), max_size=3),
    st.sampled_from(BUILDINGS),
    st.sampled_from([" ", "，", " - ", "（"]),
    st.randoms(use_true_random=False),
)
def test_no_order_of_the_parts_of_an_address_tells_the_room(
    secrets: list[str], places: list[str], building: str, between: str, order: Random
) -> None:
    parts = [*secrets, *places, building]
    order.shuffle(parts)
    shown = masked_address(between.join(parts))
    assert "2407" not in shown
    assert "2408" not in shown
    assert "24层" not in shown
    assert "1234" not in shown
    assert "19900307" not in shown
    again = masked_address(shown)
    assert masked_address(again).replace(" ", "") == again.replace(" ", "")


@given(st.text(st.sampled_from("0123456789Xx -+（）()、;转#张室*＊１一"), max_size=40))
def test_a_mask_of_a_number_leaves_a_masked_number_as_it_is(text: str) -> None:
    for mask in (masked_phone, masked_bank_card, masked_resident_id):
        shown = mask(text)
        assert set(shown) <= set("0123456789X*、")
        assert all(sum(sign.isalnum() for sign in part) <= 7 for part in shown.split("、"))
        assert mask(shown) == shown


@given(st.text(max_size=60))
def test_any_text_can_be_masked_and_shows_no_run_of_digits(text: str) -> None:
    for mask in (masked_name, masked_address, masked_phone, masked_bank_card, masked_resident_id):
        assert not re.search(r"\d{5}", mask(text))


@given(st.text(st.one_of(HAN, st.sampled_from("·. 　Aaé'-\u0301\u200b\ufe00⿰（、1")), max_size=12))
def test_a_masked_name_is_masked_already(name: str) -> None:
    shown = masked_name(name)
    assert masked_name(shown) == shown
