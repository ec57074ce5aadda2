"""Whatever cells a sheet holds, the import reads or refuses its rows and breaks down over none."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.exchange.cells import Cell
from desktop_app.exchange.check import check_rows
from desktop_app.exchange.matching import match_rows
from desktop_app.exchange.recognise import recognise
from desktop_app.exchange.refusals import reasons
from desktop_app.exchange.target import Target
from desktop_app.exchange.workbooks import Merged, Sheet
from desktop_app.modules.party.exchange import MEMBERS
from desktop_app.modules.people.exchange import PEOPLE

HEADS = [head for field in MEMBERS.fields for head in field.heads[:1]]
WORDS = [
    "男",
    "汉族",
    "3号楼2单元2202室",
    "13812345678",
    "11010519491231002X",
    "合计",
    "王伟",
    "正式党员",
    "第一党支部",
    "1958.11",
    "4.4E+17",
    "是",
]

cells: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from(["", *WORDS, *HEADS]),
    st.text(max_size=12),
    st.floats(),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    width = draw(st.integers(1, 9))
    row = st.lists(cells, min_size=width, max_size=width)
    rows = draw(st.lists(row, max_size=8))
    if draw(st.booleans()):
        rows.insert(0, draw(st.lists(st.sampled_from(HEADS), min_size=width, max_size=width)))
    merged = draw(st.lists(st.builds(Merged, *[st.integers(0, 12)] * 4), max_size=2))
    return Sheet("名册", rows, tuple(merged))


@given(sheets(), st.sampled_from([PEOPLE, MEMBERS]))
def test_any_cells_are_read_or_refused(sheet: Sheet, target: Target) -> None:
    layout = recognise(sheet, target)
    checked = check_rows(sheet, layout, target)
    plan = match_rows(checked.rows, [])
    assert len(plan.matches) == len(checked.accepted)
    for row in checked.refused:
        assert all(problem.why for problem in row.problems)
        assert reasons(target, row.problems)
    for row in checked.accepted:
        assert row.values["name"]
        for field in target.fields:
            value = row.values.get(field.name)
            assert value is None or isinstance(value, str | tuple | dt.date) or field.kind.write(value)
