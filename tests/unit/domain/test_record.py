from __future__ import annotations

import pytest

from desktop_app.domain import kinds
from desktop_app.domain.record import Record, faults_of_declaration
from desktop_app.modules.bodies.domain import Body, Post
from desktop_app.modules.people.domain import GridSteward, Person
from desktop_app.modules.records import RECORDS


@pytest.mark.parametrize("record", [*RECORDS, Post, GridSteward], ids=lambda record: record.__name__)
def test_every_declaration_is_sound(record: type[Record]) -> None:
    assert faults_of_declaration(record) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_link_and_part_leads_to_a_declared_record(record: type[Record]) -> None:
    for each in record.fields:
        if isinstance(each.kind, kinds.Link):
            assert each.kind.target() in RECORDS
        if isinstance(each.kind, kinds.Parts):
            assert issubclass(each.kind.part(), Record)


def test_a_record_names_every_missing_field_at_once() -> None:
    assert [problem.field for problem in Body(name="").problems()] == ["name"]


def test_the_complaint_of_a_part_says_which_one_it_is() -> None:
    [problem] = Body(name="支部", posts=(Post(name="书记"), Post())).problems()
    assert (problem.field, str(problem.message)) == ("posts", "No. 2: Post is required.")


def test_a_person_whose_birth_contradicts_the_id_is_told_so() -> None:
    person = Person(name="王一", resident_id="11010519491231002X", birth=kinds.Partial().parse("1950-01"))
    assert [problem.why for problem in person.problems()] == ["contradicts resident ID"]


def test_what_is_written_holds_only_what_was_filled_in() -> None:
    assert set(Person(name="王一").written()) == {"uid", "name", "whereabouts"}
