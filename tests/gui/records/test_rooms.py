"""Party members and bodies: what their lists find, what their panels tell, what is due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.days import PartialDate
from desktop_app.domain.values import Period
from desktop_app.modules.bodies.domain import Body, BodyKind, Tenure
from desktop_app.modules.bodies.ui import bodies_page
from desktop_app.modules.bodies.ui import due as due_in_bodies
from desktop_app.modules.party.domain import Membership, Standing
from desktop_app.modules.party.ui import MEMBERS_OF_A_BODY, MEMBERSHIP_OF_A_PERSON, party_page
from desktop_app.modules.party.ui import due as due_in_party
from desktop_app.modules.people.domain import Person
from desktop_app.modules.people.ui import people_page
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.ui.desk import Desk
from desktop_app.ui.form.panels import LinesPanel
from desktop_app.ui.form.record_form import RecordForm
from desktop_app.ui.page import Page
from desktop_app.ui.room import Urgency
from tests.gui.records.conftest import NAMES

TODAY = dt.date(2026, 11, 23)
Show = Callable[[Page], None]


@pytest.fixture
def office(database: Database) -> Database:
    """A committee with a branch of three members, one of them on probation, and a secretary."""
    with database.work("set up") as work:
        term = Period(dt.date(2022, 3, 1), dt.date(2027, 2, 28))
        committee = work.reference(work.save(Body(name="党委", kind=BodyKind.party_committee, term=term)))
        branch = work.reference(work.save(Body(name="第一党支部", kind=BodyKind.branch, parent=committee)))
        for name, standing in zip(NAMES[:3], (Standing.full, Standing.full, Standing.probationary), strict=True):
            person = work.reference(work.find(Person, Query(name))[0])
            work.save(Membership(person=person, branch=branch, standing=standing, joined=PartialDate(2025, 12, 4)))
            if name == NAMES[0]:
                work.save(Tenure(body=branch, post="书记", person=person, period=Period(dt.date(2023, 1, 1))))
    return database


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Show a page as the window does."""

    def shown(page: Page) -> None:
        qtbot.addWidget(page)
        page.resize(1140, 680)
        page.show()
        qtbot.waitExposed(page)
        page.come_to_front()

    return shown


def panel_lines(form: RecordForm, title: str) -> list[str]:
    place = next(n for n in range(form.tabs.count()) if form.tabs.tabText(n) == title)
    form.show_side(place)
    side = form.panels[place - 1]
    assert isinstance(side, LinesPanel)
    return [said(line) for line in side.lines]


def said(line: QWidget) -> str:
    return line.accessibleName()


def test_members_are_found_by_the_initials_of_the_person(
    office: Database, desk: Desk, qtbot: QtBot, show: Show
) -> None:
    page = party_page(desk)
    show(page)
    assert page.head.count.text() == "3 members, of them 1 on probation"
    page.search.insert("zjg")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.table.choose(page.model.ids[0])
    assert page.form.title.text() == "张建国"
    assert panel_lines(page.form, "Person") == ["张建国 1950-01-09"]


def test_a_person_tells_party_and_posts_from_the_other_rooms(office: Database, desk: Desk, show: Show) -> None:
    room = people_page(desk, (MEMBERSHIP_OF_A_PERSON,))
    show(room)
    with office.reading() as reading:
        room.show_record("Person", reading.find(Person, Query("张建国"))[0].uid)
    assert panel_lines(room.current.form, "Party") == ["第一党支部 full member  registered member"]


def test_a_body_shows_its_tree_its_holders_and_its_members(office: Database, desk: Desk, show: Show) -> None:
    room = bodies_page(desk, (MEMBERS_OF_A_BODY,))
    show(room)
    with office.reading() as reading:
        room.show_record("Body", next(each for each in reading.find(Body) if each.parent).uid)
    form = room.current.form
    assert panel_lines(form, "Tree") == ["党委 Party committee", "　第一党支部 ●"]
    assert panel_lines(form, "Holders") == ["张建国 书记  2023-01-01 –"]
    assert len(panel_lines(form, "Party members")) == 3


def test_a_term_that_ends_within_six_months_is_due(office: Database) -> None:
    (one,) = due_in_bodies(office, TODAY)
    assert (one.what, one.day, one.urgency) == ("党委", dt.date(2027, 2, 28), Urgency.later)
    assert str(one.when) == "3 months left"
    (late,) = due_in_bodies(office, dt.date(2027, 3, 2))
    assert (str(late.when), late.urgency) == ("2 days overdue", Urgency.overdue)


def test_a_probation_that_ends_soon_is_due(office: Database) -> None:
    (one,) = due_in_party(office, TODAY)
    assert (one.what, one.who, one.day) == ("单秀英", "第一党支部", dt.date(2026, 12, 4))
    assert (str(one.when), one.urgency) == ("11 days left", Urgency.soon)
    assert one.record_type == "Membership"
    assert due_in_party(office, dt.date(2026, 1, 1)) == []
