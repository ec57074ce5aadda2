"""Which rows are persons already known."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.domain.address import Address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import _
from desktop_app.domain.resident_id import Sex
from desktop_app.exchange.check import CheckedRow
from desktop_app.exchange.matching import MOST_CANDIDATES, Choice, Decision, Known, Outcome, Plan, match_rows, wanted

NUMBER, OTHER_NUMBER = "11010519491231002X", "440232195908062444"
BORN, OTHER_BORN = PartialDate(1949, 12, 31), PartialDate(1959, 8, 6)
PHONE, OTHER_PHONE = "13812345678", "13987654321"


def person(**values: Any) -> dict[str, Any]:
    return {"name": "王伟", **values}


def plan(known: list[dict[str, Any]], *rows: dict[str, Any], **more: Any) -> Plan:
    checked = [CheckedRow(number, values) for number, values in enumerate(rows, 2)]
    return match_rows(checked, [Known(f"uid{place}", values) for place, values in enumerate(known)], **more)


@pytest.mark.parametrize(
    ("known", "row", "outcome"),
    [
        ({"resident_id": NUMBER}, {"resident_id": NUMBER}, Outcome.unchanged),
        ({"resident_id": NUMBER}, {"resident_id": NUMBER, "phone": PHONE}, Outcome.changed),
        ({"resident_id": NUMBER, "name": "李娜"}, {"resident_id": NUMBER}, Outcome.to_decide),
        ({"birth": BORN}, {"birth": BORN}, Outcome.unchanged),
        ({"birth": BORN}, {"birth": BORN, "resident_id": NUMBER}, Outcome.changed),
        ({"birth": BORN, "resident_id": NUMBER}, {"birth": BORN}, Outcome.unchanged),
        ({"birth": BORN, "resident_id": NUMBER}, {"birth": BORN, "resident_id": OTHER_NUMBER}, Outcome.to_decide),
        ({"birth": BORN, "sex": Sex.male}, {"birth": BORN, "sex": Sex.female}, Outcome.to_decide),
        ({"birth": PartialDate(1949, 12)}, {"birth": BORN}, Outcome.to_decide),
        ({"birth": PartialDate(1949, 12), "phone": PHONE}, {"birth": BORN, "phone": PHONE}, Outcome.changed),
        ({"phone": PHONE}, {"phone": PHONE}, Outcome.unchanged),
        ({"phone": f"{OTHER_PHONE}、{PHONE}"}, {"phone": PHONE}, Outcome.unchanged),
        ({"phone": PHONE, "birth": BORN}, {"phone": PHONE, "birth": OTHER_BORN}, Outcome.to_decide),
        ({"birth": BORN}, {"birth": OTHER_BORN}, Outcome.new),
        ({"resident_id": NUMBER, "birth": BORN}, {"resident_id": OTHER_NUMBER, "birth": OTHER_BORN}, Outcome.new),
        ({"sex": Sex.male}, {"sex": Sex.female}, Outcome.new),
        ({"phone": PHONE}, {"phone": OTHER_PHONE}, Outcome.to_decide),
        ({}, {}, Outcome.to_decide),
        ({"name": "李娜", "phone": PHONE}, {"phone": PHONE}, Outcome.new),
    ],
)
def test_a_row_is_the_known_person_another_one_or_left_to_the_clerk(
    known: dict[str, Any], row: dict[str, Any], outcome: Outcome
) -> None:
    assert [match.outcome for match in plan([person(**known)], person(**row)).matches] == [outcome]


def test_a_change_shows_before_and_after_and_an_empty_cell_changes_nothing() -> None:
    known = person(resident_id=NUMBER, phone=PHONE, ethnicity="汉族", birth=BORN)
    found = plan([known], person(resident_id=NUMBER, phone=OTHER_PHONE, birth=PartialDate(1949))).matches[0]
    assert [(each.field, each.before, each.after) for each in found.changes] == [
        ("phone", PHONE, f"{OTHER_PHONE}、{PHONE}")
    ]


def test_less_of_an_address_changes_nothing_and_another_room_does() -> None:
    known = person(resident_id=NUMBER, address=Address("3", "2", "2202", "翠苑"))
    less, other = (person(resident_id=NUMBER, address=Address("3", "2", room)) for room in ("", "101"))
    assert plan([known], less).matches[0].outcome is Outcome.unchanged
    assert plan([known], other).matches[0].outcome is Outcome.changed


def test_a_later_row_of_the_file_meets_the_person_an_earlier_one_made() -> None:
    rows = [person(birth=BORN), person(birth=BORN, resident_id=NUMBER), person(resident_id=NUMBER, phone=PHONE)]
    found = plan([], *rows)
    assert [match.outcome for match in found.matches] == [Outcome.new, Outcome.changed, Outcome.changed]
    assert [match.earlier_row for match in found.matches] == [0, 2, 2]


def test_the_clerk_decides_what_is_left_to_decide() -> None:
    decisions = {
        2: Decision(Choice.same_person, "uid0"),
        3: Decision(Choice.another_person),
        4: Decision(Choice.leave_out),
    }
    rows = [person(phone=OTHER_PHONE), person(ethnicity="回族"), person()]
    found = plan([person(phone=PHONE)], *rows, decisions=decisions)
    assert [match.outcome for match in found.matches] == [Outcome.changed, Outcome.new]
    assert [row.number for row in found.left_out] == [4]


def test_a_resident_id_that_somebody_else_has_makes_no_other_person() -> None:
    decisions = {2: Decision(Choice.another_person)}
    found = plan([person(name="李娜", resident_id=NUMBER)], person(resident_id=NUMBER), decisions=decisions)
    assert found.matches[0].outcome is Outcome.to_decide


def test_a_decision_about_somebody_who_is_gone_leaves_a_new_person() -> None:
    decisions = {2: Decision(Choice.same_person, "gone")}
    assert plan([person(phone=PHONE)], person(), decisions=decisions).matches[0].outcome is Outcome.new


def test_thousands_of_namesakes_are_told_apart_at_once() -> None:
    rows = [person(birth=PartialDate(1900 + n % 100, 1 + n // 100 % 12, 1 + n // 1200)) for n in range(20_000)]
    assert plan([], *rows).count(Outcome.new) == 20_000


def test_of_many_possible_persons_the_clerk_is_shown_a_few() -> None:
    known = [person(birth=PartialDate(1900 + n), phone=f"138{n:08d}") for n in range(60)]
    found = plan(known, person()).matches[0]
    assert found.outcome is Outcome.to_decide
    assert len(found.candidates) == MOST_CANDIDATES


def test_refused_rows_are_not_matched() -> None:
    refused = CheckedRow(2, person(), (Problem("name", _("The name is missing."), "missing name"),))
    assert match_rows([refused], []).matches == []


def test_the_store_is_asked_for_the_names_and_numbers_of_the_file() -> None:
    rows = [CheckedRow(2, person(resident_id=NUMBER)), CheckedRow(3, {"name": "李娜"})]
    assert wanted(rows) == ({"王伟", "李娜"}, {NUMBER})
