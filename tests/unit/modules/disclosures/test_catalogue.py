"""When an item of the catalogue is due again, and that posting a paper made for it counts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.modules.disclosures.domain import Board, CatalogueItem, Posting, disclosure_types
from desktop_app.modules.disclosures.domain.catalogue import (
    Rhythm,
    days_overdue,
    due_in_words,
    last_day_of_period,
    next_due,
)
from desktop_app.modules.disclosures.domain.life import begun_note
from desktop_app.modules.disclosures.store import (
    Order,
    drafted,
    overdue_items,
    post,
    save_item,
    save_printed,
    starting_items,
    take_starting_items,
)
from desktop_app.store.taking_back import take_back
from tests.unit.modules.disclosures.conftest import MONDAY, Hall

IN_MAY = dt.date(2026, 5, 20)


@pytest.mark.parametrize(
    ("months", "later", "last"),
    [
        (1, 0, dt.date(2026, 5, 31)),
        (3, 0, dt.date(2026, 6, 30)),
        (3, 1, dt.date(2026, 9, 30)),
        (6, 1, dt.date(2026, 12, 31)),
        (12, 0, dt.date(2026, 12, 31)),
        (12, 1, dt.date(2027, 12, 31)),
    ],
)
def test_periods_are_those_of_the_calendar_year(months: int, later: int, last: dt.date) -> None:
    assert last_day_of_period(IN_MAY, months, later) == last


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)), st.sampled_from([1, 3, 6, 12]))
def test_a_day_lies_in_its_period_and_the_next_begins_after_it(day: dt.date, months: int) -> None:
    last = last_day_of_period(day, months)
    assert last >= day
    assert last_day_of_period(last + dt.timedelta(days=1), months) == last_day_of_period(day, months, 1)


def test_never_done_it_is_due_in_the_period_in_which_it_was_taken_up() -> None:
    item = CatalogueItem(item="财务收支情况", rhythm=Rhythm.quarterly, since=IN_MAY)
    assert next_due(item) == dt.date(2026, 6, 30)
    assert next_due(item.with_values(last_done=dt.date(2026, 6, 1))) == dt.date(2026, 9, 30)


def test_what_is_disclosed_when_it_happens_is_never_overdue() -> None:
    item = CatalogueItem(item="决议", rhythm=Rhythm.at_once)
    assert next_due(item) is None
    assert days_overdue(item, MONDAY) == 0
    assert str(due_in_words(item, MONDAY)) == "when it happens"


def test_every_usual_item_is_sound_and_says_how_sure_it_is() -> None:
    codes = {each.code for each in disclosure_types()}
    for each in starting_items():
        assert each.with_values(since=MONDAY).problems() == ()
        assert each.type_code in codes
        assert any(word in each.notes for word in ("sure", "weak", "open"))


def test_the_usual_items_come_once(hall: Hall) -> None:
    with hall.database.work("catalogue") as work:
        assert take_starting_items(work, MONDAY) == len(starting_items())
        assert take_starting_items(work, MONDAY) == 0


def test_a_posting_for_an_item_counts_and_taken_back_counts_no_more(hall: Hall) -> None:
    with hall.database.work("set up") as work:
        item = save_item(work, CatalogueItem(item="发展对象", rhythm=Rhythm.quarterly, since=IN_MAY))
        board = work.reference(work.save(Board(name="东门")))
    with hall.database.reading() as reading:
        assert [each.item for each in overdue_items(reading, MONDAY)] == ["发展对象"]
        order = hall.order()
        draft = drafted(reading, Order(order.kind, order.persons, MONDAY, order.proposer, item=item.uid), hall.calendar)
    with hall.database.work("print") as work:
        kept = save_printed(work, draft, b"%PDF", note=begun_note(draft, "王主任", MONDAY))
    with hall.database.work("post") as work:
        post(work, kept, Posting(board=board, posted_on=MONDAY), MONDAY)
    with hall.database.reading() as reading:
        done = reading.with_uid(CatalogueItem, item.uid)
        assert (done.last_done, done.next_due) == (MONDAY, dt.date(2027, 3, 31))
        assert overdue_items(reading, MONDAY) == []
        step = reading.steps(action="post")[0]
    take_back(hall.database, step.id)
    with hall.database.reading() as reading:
        assert reading.with_uid(CatalogueItem, item.uid).last_done is None
