"""How long a disclosure hangs."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.rules import Certainty, Rule
from desktop_app.modules.disclosures.domain import (
    Disclosure,
    Stage,
    State,
    a_disclosure_hangs_until_its_last_day_is_over,
    a_period_is_not_shorter_than_a_sure_rule,
    countdown,
    is_posted_too_late,
    stage_on,
    with_its_period,
    working_days_left,
)
from tests.unit.modules.disclosures.conftest import MONDAY

DAY = dt.timedelta(days=1)
CALENDAR = WorkingCalendar.from_files()


def posted(day: dt.date, count: int, state: State = State.posted) -> Disclosure:
    return with_its_period(Disclosure(posted_on=day, working_days=count, state=state), CALENDAR)


def test_the_posting_day_is_not_counted() -> None:
    disclosure = posted(MONDAY, 5)
    assert (disclosure.first_day, disclosure.last_day) == (dt.date(2026, 11, 24), dt.date(2026, 11, 30))
    assert not disclosure.provisional


def test_a_week_of_holidays_is_not_counted() -> None:
    assert posted(dt.date(2026, 9, 30), 1).last_day == dt.date(2026, 10, 8)


def test_a_saturday_that_is_worked_counts() -> None:
    assert posted(dt.date(2026, 10, 9), 1).last_day == dt.date(2026, 10, 10)


def test_a_period_that_runs_into_a_year_not_announced_is_provisional() -> None:
    assert posted(dt.date(2026, 12, 30), 5).provisional
    assert not posted(dt.date(2026, 11, 30), 5).provisional


@pytest.mark.parametrize(("day", "count"), [(None, 5), (MONDAY, None), (MONDAY, 0), (MONDAY, 10_000)])
def test_without_both_ends_there_is_no_period(day: dt.date | None, count: int | None) -> None:
    disclosure = with_its_period(Disclosure(posted_on=day, working_days=count), CALENDAR)
    assert (disclosure.first_day, disclosure.last_day, disclosure.provisional) == (None, None, False)


@pytest.mark.parametrize(
    ("day", "stage", "words"),
    [
        (dt.date(2026, 11, 23), Stage.hanging, "5 working days left"),
        (dt.date(2026, 11, 27), Stage.hanging, "1 working day left"),
        (dt.date(2026, 11, 29), Stage.hanging, "1 working day left"),
        (dt.date(2026, 11, 30), Stage.last_day, "last day today"),
        (dt.date(2026, 12, 1), Stage.over, "ended, take it down"),
    ],
)
def test_the_countdown_says_what_is_left(day: dt.date, stage: Stage, words: str) -> None:
    disclosure = posted(MONDAY, 5)
    assert stage_on(disclosure, day) is stage
    assert str(countdown(disclosure, CALENDAR, day)) == words


def test_a_draft_counts_nothing_down_and_an_ended_one_is_ended() -> None:
    assert stage_on(posted(MONDAY, 5, State.draft), MONDAY) is Stage.draft
    assert stage_on(posted(MONDAY, 5, State.ended), MONDAY) is Stage.ended


@given(st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)), st.integers(1, 40))
def test_every_day_the_countdown_falls_by_at_most_one(day: dt.date, count: int) -> None:
    disclosure = posted(day, count)
    assert working_days_left(disclosure, CALENDAR, day) == count
    assert disclosure.last_day is not None
    left = [
        working_days_left(disclosure, CALENDAR, day + number * DAY)
        for number in range((disclosure.last_day - day).days)
    ]
    assert all(before - after in (0, 1) for before, after in pairwise(left))
    assert working_days_left(disclosure, CALENDAR, disclosure.last_day) == 0


def test_it_hangs_until_its_last_day_is_over() -> None:
    disclosure = posted(MONDAY, 5)
    assert [each.why for each in a_disclosure_hangs_until_its_last_day_is_over(disclosure, dt.date(2026, 11, 30))]
    assert not list(a_disclosure_hangs_until_its_last_day_is_over(disclosure, dt.date(2026, 12, 1)))


def test_a_paper_that_nobody_has_posted_counts_nothing_down_and_cannot_be_taken_down() -> None:
    paper = posted(MONDAY, 5, State.printed)
    assert stage_on(paper, MONDAY) is Stage.printed
    assert str(countdown(paper, CALENDAR, MONDAY)) == "printed, not posted yet"
    assert [each.why for each in a_disclosure_hangs_until_its_last_day_is_over(paper, dt.date(2027, 1, 1))] == [
        "not posted"
    ]


def test_a_draft_cannot_be_taken_down() -> None:
    draft = posted(MONDAY, 5, State.draft)
    assert [each.why for each in a_disclosure_hangs_until_its_last_day_is_over(draft, MONDAY)] == ["draft"]


@pytest.mark.parametrize(("certainty", "refused"), [(Certainty.sure, True), (Certainty.weak, False)])
def test_only_a_sure_rule_refuses_a_shorter_period(certainty: Certainty, refused: bool) -> None:
    rule = Rule("x", "1", "期限", 5, "working days", "条例", certainty, MONDAY)
    assert bool(list(a_period_is_not_shorter_than_a_sure_rule(posted(MONDAY, 4), rule))) is refused
    assert not list(a_period_is_not_shorter_than_a_sure_rule(posted(MONDAY, 5), rule))


def test_a_draft_whose_posting_day_has_passed_would_hang_too_short() -> None:
    draft = posted(MONDAY, 5, State.draft)
    assert not is_posted_too_late(draft, MONDAY)
    assert is_posted_too_late(draft, MONDAY + DAY)
    assert not is_posted_too_late(posted(MONDAY, 5), MONDAY + DAY)
