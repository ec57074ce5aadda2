from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.address import Address, building_of, parse_address, parse_address_within, part_of
from desktop_app.domain.errors import Unreadable

FORMS = (
    "{b}号楼{u}单元{r}室", "{b}-{u}-{r}", "{b}栋{u}单元{r}", "{b}幢{u}单元{r}室", "{b}#楼{u}-{r}", "{b}#{u}单元{r}",
    "{b}号楼{u}门{r}", "{b} 号楼 {u} 单元 {r} 室", "{b}号楼-{u}-{r}", "{b}/{u}/{r}", "{b}号楼{u}单元{r}户",
    "{b}号{u}单元{r}房",
)  # fmt: skip

buildings = st.integers(1, 199)
units = st.integers(1, 9)
rooms = st.integers(101, 3304)


@given(buildings, units, rooms, st.sampled_from(FORMS), st.sampled_from(["", "翠苑小区", "幸福路12号"]))
def test_an_address_is_read_in_every_form(building: int, unit: int, room: int, form: str, place: str) -> None:
    address = parse_address(place + form.format(b=building, u=unit, r=room))
    assert address == Address(str(building), str(unit), str(room), place)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("三号楼二单元2202", Address("3", "2", "2202")),
        ("十二号楼1单元0302室", Address("12", "1", "302")),
        ("A座2202", Address("A", "", "2202")),
        ("B12栋1单元301", Address("B12", "1", "301")),
        ("3-2202", Address("3", "", "2202")),
        ("12弄3号2202室", Address("3", "", "2202", "12弄")),
        ("3号楼2单元22层2202室", Address("3", "2", "2202")),
        ("第3栋第2单元2202房", Address("3", "2", "2202")),
        ("３号楼２单元２２０２室", Address("3", "2", "2202")),
        ("3号楼2单元101室（租）", Address("3", "2", "101", "", "租")),
        ("3号楼2单元", Address("3", "2")),
        ("幸福路12号", Address(place="幸福路12号")),
        ("3-2", Address(place="3-2")),
        ("1958-11-04", Address(place="1958-11-04")),
    ],
)
def test_other_forms_are_read_and_what_is_unknown_is_kept_as_written(written: str, read: Address) -> None:
    assert parse_address(written) == read


@given(buildings, units, rooms)
def test_an_address_is_read_back_from_what_was_written_and_shown(building: int, unit: int, room: int) -> None:
    address = Address(str(building), str(unit), str(room), "翠苑小区", "租")
    assert parse_address(address.write()) == address
    assert parse_address(address.show()) == address


@given(st.text(max_size=40))
def test_any_text_is_read_into_a_stable_form_or_refused(text: str) -> None:
    try:
        address = parse_address(text)
    except Unreadable as refused:
        reason = refused.why
        assert reason
    else:
        assert parse_address(address.write()) == address


@given(st.lists(st.tuples(buildings, units, rooms), max_size=9))
def test_written_addresses_sort_as_their_numbers_do(several: list[tuple[int, int, int]]) -> None:
    written = [Address(*map(str, numbers)).write() for numbers in sorted(several)]
    assert written == sorted(written)


def test_a_letter_is_shown_as_a_tower() -> None:
    assert Address("A", "", "2202").show() == "A座2202室"


@pytest.mark.parametrize(
    ("written", "building"), [("3号楼", "3"), ("三栋", "3"), ("A座", "A"), ("第三网格", ""), ("3号楼2单元", "")]
)
def test_a_heading_names_a_building_and_nothing_else(written: str, building: str) -> None:
    assert building_of(written) == building


def test_a_part_stands_in_a_cell_of_its_own() -> None:
    assert [part_of(text) for text in ("3号楼", "2单元", "0302室", "A")] == ["3", "2", "302", "A"]
    with pytest.raises(Unreadable):
        part_of("张三")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2-1003", Address("3", "2", "1003")),
        ("2单元1003室", Address("3", "2", "1003")),
        ("1003", Address("3", "", "1003")),
        ("1003室（租）", Address("3", "", "1003", "", "租")),
        ("9号楼1单元101室", Address("9", "1", "101")),
        ("9-1-101", Address("9", "1", "101")),
        ("车棚旁", Address("3", "", "", "车棚旁")),
    ],
)
def test_an_address_below_a_heading_leaves_out_what_the_heading_says(written: str, read: Address) -> None:
    assert parse_address_within(written, Address("3")) == read


def test_a_heading_may_name_the_unit_too() -> None:
    assert parse_address_within("1003", Address("3", "2")) == Address("3", "2", "1003")
    assert parse_address_within("1-1003", Address("3", "2")) == Address("3", "1", "1003")
