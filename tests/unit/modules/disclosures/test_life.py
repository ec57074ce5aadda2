"""From the impact note to the end: what each step needs, and that nothing goes round it."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Refused
from desktop_app.modules.disclosures.documents import disclose
from desktop_app.modules.disclosures.domain import (
    Board,
    Disclosure,
    DisclosureType,
    Objection,
    Posting,
    State,
    disclosure_types,
    example_of,
)
from desktop_app.modules.disclosures.domain.life import (
    CONSENT_BASIS,
    Outcome,
    Way,
    begun_note,
    personal_data,
)
from desktop_app.modules.disclosures.store import (
    answer_by,
    approve,
    ending_of,
    note_objection,
    notes_of,
    objections_to,
    open_objections,
    post,
    postings_of,
    save_printed,
    take_down,
)
from desktop_app.store.taking_back import take_back
from tests.unit.modules.disclosures.conftest import MONDAY, Hall

PAPER = b"%PDF-1.7 paper"
DAY = dt.timedelta(days=1)
AFTER = dt.date(2026, 12, 1)


def saved_draft(hall: Hall, count: int = 2) -> Disclosure:
    with hall.database.work("save") as work:
        return work.save(hall.draft(count))


def printed(hall: Hall) -> Disclosure:
    draft = saved_draft(hall)
    with hall.database.work("approve") as work:
        approve(work, begun_note(draft, "王主任", MONDAY), draft)
    with hall.database.work("print") as work:
        return save_printed(work, draft, PAPER)


def board(hall: Hall, name: str = "东门宣传栏") -> Board:
    with hall.database.work("save") as work:
        return work.save(Board(name=name))


def hung(hall: Hall, kept: Disclosure, on: Board, day: dt.date = MONDAY) -> Disclosure:
    with hall.database.work("post") as work:
        return post(work, kept, Posting(board=work.reference(on), posted_on=day), day)


def objected(hall: Hall, kept: Disclosure, **values: object) -> Objection:
    objection = Objection(received_on=MONDAY + DAY, way=Way.phone, who="李四", said="票数有出入").with_values(**values)
    with hall.database.work("object") as work:
        return note_objection(work, kept, objection, hall.calendar, AFTER)


def refusal(error: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [each.why for each in error.value.problems]


def test_the_note_begins_with_what_the_type_offers(hall: Hall) -> None:
    note = begun_note(hall.draft(), "王主任", MONDAY)
    assert "意见" in note.purpose
    assert note.basis == "《中国共产党发展党员工作细则》"
    assert "name, masked" in note.data
    assert note.problems()[0].field == "disclosure"
    assert len(note.problems()) == 1


@pytest.mark.parametrize("kind", disclosure_types(), ids=lambda kind: kind.code)
def test_every_type_that_shows_personal_data_says_why_and_on_what_basis(kind: DisclosureType) -> None:
    example = example_of(kind)
    note = begun_note(example, "王主任", MONDAY)
    assert bool(personal_data(example)) is bool(note.data)
    if note.data:
        assert note.purpose
        assert note.basis
    assert note.basis == CONSENT_BASIS or "《" in note.basis


def test_without_a_note_nothing_personal_is_printed(hall: Hall) -> None:
    draft = saved_draft(hall)
    with hall.database.work("print") as work, pytest.raises(Refused) as error:
        save_printed(work, draft, PAPER)
    assert refusal(error) == ["no impact note"]


def test_a_note_about_other_persons_does_not_count(hall: Hall) -> None:
    draft = saved_draft(hall, 1)
    with hall.database.work("approve") as work:
        approve(work, begun_note(draft, "王主任", MONDAY), draft)
    two = draft.with_values(persons=hall.draft().persons)
    with hall.database.work("print") as work, pytest.raises(Refused) as error:
        save_printed(work, two, PAPER)
    assert refusal(error) == ["other data"]


def test_the_command_line_keeps_the_note_of_the_type_under_its_account(hall: Hall) -> None:
    made = disclose(hall.database, hall.order(), hall.calendar, who="ops")
    with hall.database.reading() as reading:
        [note] = notes_of(reading, made.disclosure)
    assert (note.approver, note.approved_on) == ("ops", MONDAY)


def test_a_posting_starts_the_countdown(hall: Hall) -> None:
    kept = hung(hall, printed(hall), board(hall))
    assert kept.state is State.posted
    with hall.database.reading() as reading:
        [posting] = postings_of(reading, kept)
    assert posting.board is not None
    assert posting.board.title == "东门宣传栏"


def test_a_draft_cannot_be_posted(hall: Hall) -> None:
    with pytest.raises(AppError, match="Print the paper first"):
        hung(hall, saved_draft(hall), board(hall))


def test_a_paper_posted_after_its_period_began_is_refused_and_a_further_board_is_not(hall: Hall) -> None:
    kept, first, second = printed(hall), board(hall), board(hall, "西门宣传栏")
    with pytest.raises(Refused) as error:
        hung(hall, kept, first, MONDAY + DAY)
    assert refusal(error) == ["too late"]
    kept = hung(hall, hung(hall, kept, first), second, MONDAY + DAY)
    with pytest.raises(Refused) as error:
        hung(hall, kept, second, MONDAY + DAY)
    assert refusal(error) == ["twice"]


def test_a_posting_of_tomorrow_is_refused(hall: Hall) -> None:
    kept = printed(hall)
    with hall.database.work("post") as work, pytest.raises(Refused) as error:
        on = work.save(Board(name="南门"))
        post(work, kept, Posting(board=work.reference(on), posted_on=MONDAY), MONDAY - DAY)
    assert refusal(error) == ["to come"]


def test_a_posting_taken_back_leaves_a_printed_paper(hall: Hall) -> None:
    kept = hung(hall, printed(hall), board(hall))
    with hall.database.reading() as reading:
        step = reading.steps(action="post")[0]
    take_back(hall.database, step.id)
    with hall.database.reading() as reading:
        again = reading.with_uid(Disclosure, kept.uid)
        assert (again.state, postings_of(reading, again)) == (State.printed, [])


def test_an_objection_is_to_be_answered_by_the_rule(hall: Hall, calendar: WorkingCalendar) -> None:
    objection = objected(hall, hung(hall, printed(hall), board(hall)))
    assert objection.answer_by == answer_by(MONDAY + DAY, calendar) == dt.date(2026, 12, 1)
    with hall.database.reading() as reading:
        assert open_objections(reading) == [objection]


def test_an_open_objection_keeps_the_paper_up_unless_a_reason_is_said(hall: Hall) -> None:
    kept = hung(hall, printed(hall), board(hall))
    objected(hall, kept)
    with hall.database.work("take down") as work, pytest.raises(Refused) as error:
        take_down(work, kept, AFTER)
    assert refusal(error) == ["open objections"]
    with hall.database.work("take down") as work:
        ended = take_down(work, kept, AFTER, "转由纪检部门核查")
    with hall.database.reading() as reading:
        ending = ending_of(reading, ended)
    assert ending is not None
    assert ending.reason == "转由纪检部门核查"


def test_an_answered_objection_lets_the_paper_end(hall: Hall) -> None:
    kept = hung(hall, printed(hall), board(hall))
    objection = objected(hall, kept)
    with hall.database.work("answer") as work, pytest.raises(Refused):
        note_objection(work, kept, objection.with_values(answered_on=AFTER), hall.calendar, AFTER)
    answered = objection.with_values(answered_on=AFTER, answered_by="王主任", outcome=Outcome.not_upheld)
    with hall.database.work("answer") as work:
        note_objection(work, kept, answered, hall.calendar, AFTER)
        assert take_down(work, kept, AFTER).state is State.ended
    with hall.database.reading() as reading:
        assert [each.is_open for each in objections_to(reading, kept)] == [False]


def test_nobody_objects_to_a_draft(hall: Hall) -> None:
    with pytest.raises(Refused, match="hangs nowhere"):
        objected(hall, saved_draft(hall))


def test_who_objected_is_found_by_no_search(hall: Hall) -> None:
    assert all(each.search.value == "none" for each in Objection.fields)
    assert Objection.field("who").private
