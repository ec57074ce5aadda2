"""Drafts, rules remembered, papers kept, taking down."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from desktop_app.domain.errors import AppError, Refused
from desktop_app.domain.rules import read_pack, rule_on
from desktop_app.modules.disclosures.domain import (
    Board,
    DisclosedPerson,
    Disclosure,
    DisclosureType,
    Posting,
    State,
    disclosure_types,
    type_called,
)
from desktop_app.modules.disclosures.domain.life import begun_note
from desktop_app.modules.disclosures.store import (
    RULES,
    Order,
    drafted,
    newest_first,
    on_the_wall,
    post,
    refuse_unfit_for_the_wall,
    save_printed,
    take_down,
)
from desktop_app.modules.office.domain import Office
from desktop_app.store.failures import Gone
from tests.unit.modules.disclosures.conftest import MONDAY, PHONE, Hall

PAPER = b"%PDF-1.7 paper"


def printed(hall: Hall, day: dt.date = MONDAY) -> Disclosure:
    with hall.database.work("print") as work:
        draft = hall.draft(day=day)
        return save_printed(work, draft, PAPER, note=begun_note(draft, "王主任", day))


def posted(hall: Hall) -> Disclosure:
    """Print one, and post it on the office's board."""
    kept = printed(hall)
    with hall.database.work("post") as work:
        board = work.save(Board(name="东门宣传栏"))
        return post(work, kept, Posting(board=work.reference(board), posted_on=MONDAY), MONDAY)


def test_a_draft_follows_from_the_profile_and_the_rule(hall: Hall) -> None:
    draft = hall.draft()
    assert (draft.contact, draft.phone, draft.address) == ("王淑芬", PHONE, "阳光路1号")
    assert draft.signer == "中共阳光社区委员会"
    assert draft.proposer is not None
    assert draft.proposer.title == "第一党支部"
    assert [each.person.title for each in draft.persons if each.person] == ["张建国", "欧阳堃"]
    assert (draft.posted_on, draft.signed_on) == (MONDAY, MONDAY)


def test_the_rule_is_remembered_with_its_version(hall: Hall) -> None:
    rule = next(each for each in read_pack(RULES) if each.code == type_called("candidate").period_rule)
    draft = hall.draft()
    assert (draft.rule_code, draft.rule_version, draft.working_days) == (rule.code, rule.version, rule.value)


@pytest.mark.parametrize("kind", disclosure_types(), ids=lambda kind: kind.code)
def test_every_type_has_its_rule(kind: DisclosureType) -> None:
    rules = read_pack(RULES)
    for code, unit in ((kind.period_rule, "working days"), (kind.rhythm_rule, "months")):
        if code:
            assert rule_on(rules, code, MONDAY).unit == unit


def test_the_committee_signs_where_the_type_says_so(hall: Hall) -> None:
    kind = dataclasses.replace(type_called("candidate"), signer="committee")
    with hall.database.reading() as reading:
        assert drafted(reading, Order(kind), hall.calendar).signer == "阳光社区居民委员会"


def test_without_a_profile_nobody_can_sign(hall: Hall) -> None:
    with hall.database.work("test") as work:
        work.remove(work.find(Office)[0])
    with pytest.raises(AppError, match="office profile"):
        hall.draft()


def test_a_person_who_is_not_in_the_store_is_refused(hall: Hall) -> None:
    with hall.database.reading() as reading, pytest.raises(Gone):
        drafted(reading, Order(type_called("candidate"), ["nobody"]), hall.calendar)


def test_a_draft_may_be_unfinished_and_a_paper_may_not(hall: Hall) -> None:
    empty = hall.draft(0).with_values(phone="", address="")
    with hall.database.work("save") as work:
        assert work.save(empty).id
    with pytest.raises(Refused) as refused:
        refuse_unfit_for_the_wall(empty)
    assert {problem.field for problem in refused.value.problems} == {"persons", "phone"}


def test_nobody_is_disclosed_twice(hall: Hall) -> None:
    draft = hall.draft(1)
    twice = draft.with_values(persons=(*draft.persons, DisclosedPerson(person=draft.persons[0].person)))
    assert [each.why for each in twice.problems()] == ["twice"]


def test_the_very_paper_is_kept(hall: Hall) -> None:
    kept = printed(hall)
    assert kept.state is State.printed
    assert kept.paper is not None
    with hall.database.reading() as reading:
        assert reading.content(kept.paper) == PAPER
        assert on_the_wall(reading) == [kept]


def test_it_comes_down_after_its_last_day_and_not_before(hall: Hall) -> None:
    kept = posted(hall)
    assert kept.last_day is not None
    with hall.database.work("take down") as work, pytest.raises(Refused, match="2026-11-30"):
        take_down(work, kept, kept.last_day)
    with hall.database.work("take down") as work:
        assert take_down(work, kept, kept.last_day + dt.timedelta(days=1)).state is State.ended
    with hall.database.reading() as reading:
        assert on_the_wall(reading) == []


def test_what_was_taken_down_keeps_its_paper(hall: Hall) -> None:
    kept = posted(hall)
    with hall.database.work("take down") as work:
        ended = take_down(work, kept, MONDAY + dt.timedelta(days=30))
    with hall.database.work("print") as work, pytest.raises(AppError, match="taken down"):
        save_printed(work, ended, b"another paper")


def test_what_was_printed_before_stays_in_the_history(hall: Hall) -> None:
    kept = printed(hall)
    with hall.database.work("print") as work:
        again = save_printed(work, kept, b"a poster", "poster.pdf")
    assert kept.id is not None
    assert again.paper is not None
    with hall.database.reading() as reading:
        papers = {str(change.after["paper"]) for change in reading.changes_of(Disclosure, kept.id) if change.after}
        assert kept.paper is not None
        assert reading.content(kept.paper) == PAPER
        assert reading.content(again.paper) == b"a poster"
    assert len(papers) == 2


def test_the_list_begins_with_the_last_posted(hall: Hall) -> None:
    days = [MONDAY, MONDAY - dt.timedelta(days=7), MONDAY + dt.timedelta(days=7)]
    for day in days:
        printed(hall, day)
    with hall.database.reading() as reading:
        assert [each.posted_on for each in newest_first(reading, 10)] == sorted(days, reverse=True)
