from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.numbered_names import order_of


@pytest.mark.parametrize(
    "in_order",
    [
        ("第一党支部", "第二党支部", "第三党支部", "第九党支部", "第十党支部", "第十一党支部", "第二十党支部"),
        ("1", "3", "12", "A"),
        ("1号楼", "２号楼", "三号楼", "10号楼"),
        ("幸福社区第2网格", "幸福社区第三网格", "幸福社区第12网格"),
        ("第一网格", "幸福小学"),
        ("党支部", "居民委员会", "业主委员会"),
    ],
)
def test_names_stand_in_the_order_of_their_numbers_then_of_their_pinyin(in_order: tuple[str, ...]) -> None:
    assert sorted((*in_order[1:], in_order[0]), key=order_of) == list(in_order)


def test_a_numeral_that_numbers_nothing_is_read_as_the_name_it_is() -> None:
    assert order_of("三里屯社区") == "san li tun she qu"
    assert order_of("区委员会") == "qu wei yuan hui"


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_digits_sort_by_their_worth(one: int, other: int) -> None:
    assert (order_of(f"第{one}网格") < order_of(f"第{other}网格")) == (one < other)
