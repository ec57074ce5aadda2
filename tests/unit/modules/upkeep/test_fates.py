"""What becomes of the rows of an import, in words, and how moments and sizes are said."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message
from desktop_app.exchange.check import Checked, CheckedRow
from desktop_app.exchange.matching import Choice, Decision, Known, match_rows
from desktop_app.modules.people.exchange import PEOPLE
from desktop_app.modules.upkeep.ui.imports.fates import (
    Fate,
    PlannedRow,
    Wording,
    is_shown,
    may_be_another_person,
    planned_rows,
    row_of,
)
from desktop_app.modules.upkeep.ui.moments import iso_time, size_words

NUMBER = "110101195501093373"
WORDING = Wording(PEOPLE)


def row(number: int, *problems: Problem, **values: object) -> CheckedRow:
    return CheckedRow(number, values, problems)


def planned(
    rows: list[CheckedRow], known: list[Known] | None = None, decisions: dict[int, Decision] | None = None
) -> list[PlannedRow]:
    asked = match_rows(rows, known or [])
    questions = {match.row.number: match for match in asked.matches if match.candidates}
    plan = match_rows(rows, known or [], decisions)
    return planned_rows(Checked(rows), plan, questions, decisions or {})


def test_rows_stand_in_the_order_of_the_sheet_with_what_becomes_of_them() -> None:
    rows = [
        row(3, name="王一", phone="13900000001"),
        row(4, Problem("birth", Message("No such day."), "no such day"), name="李二"),
        row(5, name="王一", phone="13900000001"),
    ]
    assert [(each.row.number, each.fate) for each in planned(rows)] == [
        (3, Fate.new),
        (4, Fate.refused),
        (5, Fate.unchanged),
    ]


def test_a_refused_row_names_field_and_reason() -> None:
    [refused] = planned([row(4, Problem("birth", Message("No such day."), "no such day"), name="李二")])
    assert WORDING.reason(refused) == "Date of birth: No such day."


def test_private_values_are_masked_in_the_list_and_whole_beside_it() -> None:
    assert WORDING.discreet("phone", "13900000001") == "139****0001"
    assert WORDING.discreet("resident_id", NUMBER) == "****3373"
    assert WORDING.value("resident_id", NUMBER) == NUMBER
    assert WORDING.value("phone", None) == "—"


def test_a_row_left_out_by_the_clerk_stays_among_those_to_decide() -> None:
    rows, known = [row(3, name="王一")], [Known("uid", {"name": "王一"})]
    [left] = planned(rows, known, {3: Decision(Choice.leave_out)})
    assert left.fate is Fate.left_out
    assert is_shown(left, Fate.to_decide)
    assert WORDING.reason(left) == "The row is left out."
    assert WORDING.outcome(left) == "left out, decided"


def test_the_same_number_cannot_be_another_person() -> None:
    rows = [row(3, name="李二", resident_id=NUMBER)]
    [asked] = planned(rows, [Known("uid", {"name": "张建国", "resident_id": NUMBER})])
    assert asked.question is not None
    assert not may_be_another_person(asked.question)


def test_a_candidate_of_the_same_sheet_is_told_by_its_row() -> None:
    assert row_of(Known("row 17", {})) == 17
    assert row_of(Known("0190", {})) == 0


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1536, "1.5 KB"),
        (300 << 20, "300 MB"),
        (5 << 40, "5 TB"),
        (9 << 50, "9,216 TB"),
    ],
)
def test_a_size_is_said_in_the_unit_that_suits_it(size: int, words: str) -> None:
    assert str(size_words(size)) == words


def test_a_moment_is_said_on_the_clock_of_the_office() -> None:
    here = dt.datetime(2026, 11, 23, 1, 2, tzinfo=dt.UTC).astimezone()
    assert iso_time("2026-11-23T01:02:03+00:00") == f"{here:%Y-%m-%d %H:%M}"
    assert iso_time("2026-11-23 01:02:03.5") == f"{here:%Y-%m-%d %H:%M}"
    assert iso_time("") == "—"
