"""Rosters in arrangements nobody has seen before, made up from a seed, are read right or refused right."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.exchange.check import CheckedRow, check_rows
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.people.exchange import PEOPLE
from tests.unit.exchange import offices

seeds = st.integers(0, 1_000_000)


def read(office: offices.Office) -> dict[int, CheckedRow]:
    found = find_roster(open_workbook(office.path), PEOPLE)
    return {row.number: row for row in check_rows(found.sheet, found.layout, PEOPLE).rows}


def assert_read_right(office: offices.Office) -> None:
    rows = read(office)
    assert rows.keys() == office.persons.keys() | office.refused.keys()
    for number, made in office.persons.items():
        values = rows[number].values
        address = values["address"]
        assert rows[number].problems == ()
        assert (values["name"], values["resident_id"], values["phone"]) == (made.name, made.resident_id, made.phone)
        assert (address.building, address.unit, address.room) == (str(made.building), str(made.unit), str(made.room))
        assert values["birth"].iso() == made.birth.isoformat()
    assert {number: {each.why for each in rows[number].problems} for number in office.refused} == {
        number: {why} for number, why in office.refused.items()
    }


@given(seeds)
@settings(max_examples=12)
def test_any_arrangement_of_heads_titles_and_sections_is_read(tmp_path: Path, seed: int) -> None:
    assert_read_right(offices.make(tmp_path / "roster.xlsx", seed))


@given(seeds)
@settings(max_examples=12)
def test_damaged_and_slipped_rows_are_refused_and_no_others(tmp_path: Path, seed: int) -> None:
    assert_read_right(offices.make(tmp_path / "roster.xlsx", seed, mistakes=True))


@given(seeds)
@settings(max_examples=8)
def test_columns_without_heads_are_told_by_their_values(tmp_path: Path, seed: int) -> None:
    assert_read_right(offices.make(tmp_path / "roster.xlsx", seed, headless=True))
