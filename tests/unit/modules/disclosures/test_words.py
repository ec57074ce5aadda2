"""Amounts that follow, names told apart, phones of offices."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.description import text_of
from desktop_app.domain.address import parse_address
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.values import Period
from desktop_app.modules.disclosures.documents import document_of, paper_of
from desktop_app.modules.disclosures.domain import (
    Disclosure,
    example_of,
    facts_of_all,
    signing_bodies,
    text_of_values,
    type_called,
    values_of,
)
from desktop_app.modules.disclosures.domain.tables import filled_table
from desktop_app.modules.disclosures.domain.types import OfficePhone, TypedField, on_paper, read_wording, written_type
from desktop_app.modules.disclosures.domain.types.field_kinds import PLAIN
from desktop_app.modules.disclosures.domain.words import amounts_in
from desktop_app.modules.people.domain import Person
from tests.unit.modules.disclosures.conftest import MOBILE, MONDAY

FINANCE = type_called("finance_quarter")
money = st.decimals(0, 10**8, places=2)


@given(money, st.lists(money, max_size=6), st.lists(money, max_size=6))
def test_the_balance_is_what_came_in_less_what_went_out(
    opening: Decimal, income: list[Decimal], expense: list[Decimal]
) -> None:
    rows = {"income": income, "expense": expense}
    tables = {name: tuple(("项目", amount, "") for amount in amounts) for name, amounts in rows.items()}
    told = amounts_in(FINANCE, {"opening": opening, **tables})
    assert told["closing"] == f"{opening + sum(income) - sum(expense):,.2f}"
    assert told["income_amount_total"] == f"{sum(income):,.2f}"
    assert told["income_count"] == str(len(income))


def test_a_table_is_numbered_and_added_up() -> None:
    table = filled_table(FINANCE.field("income"), (("拨款", Decimal("1200.00"), ""), ("广告", Decimal("0.50"), "备注")))
    assert table.heads == ("序号", "收入项目", "金额（元）", "备注")
    assert table.rows[-1] == ("", "合计", "1,200.50", "")
    assert table.amounts == {2}


def test_two_masked_names_that_become_equal_are_told_apart_by_the_building() -> None:
    people = [
        Person(name=name, address=parse_address(place))
        for name, place in (("李小华", "3-2-501"), ("李大华", "7-1-102"))
    ]
    kind = type_called("member_appraisal")
    assert [facts["name"] for facts in facts_of_all(people, kind)] == ["李＊华（3号楼）", "李＊华（7号楼）"]
    assert [facts["name"] for facts in facts_of_all(people[:1], kind)] == ["李＊华"]
    assert [facts["name"] for facts in facts_of_all(people, type_called("relief"))] == ["李＊华", "李＊华"]


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2026-12-01", "2026-12-05", "2026年12月1日至5日"),
        ("2026-11-30", "2026-12-05", "2026年11月30日至12月5日"),
        ("2026-12-31", "2027-01-05", "2026年12月31日至2027年1月5日"),
        ("2026-12-01", "2026-12-01", "2026年12月1日"),
        ("2026-12-01", "", "2026年12月1日起"),
    ],
)
def test_a_period_repeats_nothing(first: str, last: str, written: str) -> None:
    kind = PLAIN["period"]
    value = kind.parse(f"{first}/{last}")
    assert isinstance(value, Period)
    assert on_paper(kind, value) == written


def test_bodies_that_sign_together_are_parted() -> None:
    assert signing_bodies(Disclosure(signer="党委；居委会")) == ("党委", "居委会")
    assert signing_bodies(Disclosure(signer="居委会")) == ("居委会",)


def with_phone(number: str) -> Disclosure:
    """Return a notice of a type with a phone of an office in it."""
    field = TypedField("hotline", "热线", OfficePhone(), example="0571-88886666")
    notice = type_called("notice")
    kind = dataclasses.replace(
        notice, fields=(*notice.fields, field), lines=(*notice.lines, *read_wording("热线：{hotline}"))
    )
    draft = example_of(notice).with_values(type_text=written_type(kind))
    return draft.with_values(filled=text_of_values({**values_of(draft), "hotline": number}, kind.fields))


def test_the_phone_of_an_office_may_be_printed_and_a_mobile_is_none() -> None:
    draft = with_phone("0571-88881234")
    assert paper_of(draft, ()).stops == ()
    assert "0571-88881234" in "".join(text_of(document_of(draft, ())))
    with pytest.raises(Unreadable, match="mobile"):
        OfficePhone().parse(MOBILE)
    assert MOBILE not in "".join(text_of(document_of(with_phone(MOBILE), ())))


def test_the_day_of_posting_stands_in_words() -> None:
    kind = dataclasses.replace(type_called("notice"), lines=read_wording("{body}\n自{posted_on}起。"))
    draft = example_of(kind).with_values(type_text=written_type(kind), posted_on=MONDAY)
    assert "自2026年11月23日起。" in list(text_of(document_of(draft, ())))
