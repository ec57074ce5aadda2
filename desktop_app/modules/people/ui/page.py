"""The pages of the people's room: persons, households, buildings, grids, saved lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from desktop_app.domain import resident_id
from desktop_app.domain.calendar import lunar_day
from desktop_app.domain.days import PartialDate
from desktop_app.domain.i18n import Message, _, language, n_
from desktop_app.domain.lunar_words import in_characters_of, lunar_words
from desktop_app.domain.record import Record
from desktop_app.modules.people import store
from desktop_app.modules.people.domain import Building, Grid, Household, Person, SavedList, age_on
from desktop_app.modules.people.ui.saved_lists import SAVE_LIST, saved_lists_page
from desktop_app.store.database import Database
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work
from desktop_app.ui.desk import Desk
from desktop_app.ui.filters.chips import RoomFilter
from desktop_app.ui.finding import found_records
from desktop_app.ui.form.fields import Manner
from desktop_app.ui.form.panels import Line, Panel
from desktop_app.ui.record_page.extending import Action, Extension
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.record_page.several import OnePage, SeveralPages
from desktop_app.ui.room import Found

_TITLE = _("People")
_NO_MEMBERS = _("Nobody belongs to this household yet. Members are added in the form of the person, under “Household”.")


def people_page(
    desk: Desk,
    panels: Sequence[Panel] = (),
    bring_in: Callable[[Desk], object] | None = None,
    of_lists: Sequence[Action] = (),
) -> SeveralPages:
    """Return the room's page; ``panels`` are told of a person by other rooms, ``of_lists`` done with a saved list."""
    persons = Extension(
        count=_count,
        actions=(SAVE_LIST,),
        filters=_filters(),
        panels=(Panel(_("Household"), _("This person belongs to no household."), _housemates), *panels),
        manner=Manner(fills={"resident_id": what_the_number_says}, remarks={"birth": age_words}),
        save=_save_person,
        bring_in=bring_in,
    )
    households = Extension(panels=(Panel(_("Members"), _NO_MEMBERS, _members),))
    grids = Extension(panels=(_GRID_PANEL,))
    return SeveralPages(
        [
            OnePage(Person, lambda: RecordPage(Person, desk, persons, _TITLE)),
            OnePage(Household, lambda: RecordPage(Household, desk, households, _TITLE)),
            OnePage(Building, lambda: RecordPage(Building, desk, Extension(), _TITLE)),
            OnePage(Grid, lambda: RecordPage(Grid, desk, grids, _TITLE)),
            OnePage(SavedList, lambda: saved_lists_page(desk, _TITLE, of_lists)),
        ]
    )


def what_the_number_says(number: object) -> Mapping[str, object]:
    """Return birth date and sex as a resident ID number tells them."""
    if not isinstance(number, str) or not number:
        return {}
    return {"birth": PartialDate.of(resident_id.birth_of(number)), "sex": resident_id.sex_of(number)}


def age_words(birth: object) -> str:
    """Say how old somebody born on ``birth`` is, and the lunar day where it is known."""
    if not isinstance(birth, PartialDate):
        return ""
    years = age_on(birth, dt.date.today())
    if years < 0:
        return ""
    age = n_("{n} year old", "{n} years old", years)
    try:
        lunar = lunar_day(dt.date(birth.year, birth.month or 0, birth.day or 0))
    except ValueError:
        return str(_("({age})", age=age))
    return str(_("({age}, lunar calendar {day})", age=age, day=in_characters_of(language(), lunar_words(lunar))))


def _filters() -> tuple[RoomFilter, ...]:
    return (
        _filter(_("On the register"), "registered", from_the_start=True),
        _filter(_("60 years and older"), "elderly"),
        _filter(_("80 years and older"), "of_great_age"),
        _filter(_("60 and older, living alone"), "elderly_alone"),
    )


def _filter(said: Message, code: str, *, from_the_start: bool = False) -> RoomFilter:
    return RoomFilter(said, lambda: store.RULES[code](dt.date.today()), from_the_start, code)


def _count(reading: Reading) -> Message:
    persons = n_("{n:,} person", "{n:,} persons", store.registered(reading))
    households = n_("{n:,} household", "{n:,} households", reading.count(Household))
    return _("{persons} on the register · {households}", persons=persons, households=households)


def _save_person(work: Work, record: Record) -> Record:
    return store.save_person(work, record) if isinstance(record, Person) else work.save(record)


def _person_line(person: Person) -> Line:
    relation = str(person.relation.value) if person.relation else ""
    birth = person.birth.iso() if person.birth else ""
    return Line(person.name, "  ".join(one for one in (relation, birth) if one), Person.__name__, person.uid)


def _members(reading: Reading, household: Record) -> list[Line]:
    return [_person_line(each) for each in store.members_of(reading, household.id or 0)]


def _housemates(reading: Reading, person: Record) -> list[Line]:
    """Return the household of a person, then everybody in it."""
    if not isinstance(person, Person) or person.household is None:
        return []
    home = Line(person.household.title, str(Household.title), Household.__name__, person.household.uid)
    return [home, *(_person_line(each) for each in store.members_of(reading, person.household.id))]


def _buildings(reading: Reading, grid: Record) -> list[Line]:
    reference = reading.references(Grid, [grid.id or 0]).get(grid.id or 0)
    if reference is None:
        return []
    wanted = Filter("grid", Test.equals, reference)
    persons = reading.count(Person, Query(filters=(wanted, *store.ON_THE_REGISTER)))
    buildings = reading.find(Building, Query(filters=(wanted,)))
    total = Line(str(n_("{n:,} person", "{n:,} persons", persons)))
    return [total, *(Line(each.number, each.name, Building.__name__, each.uid) for each in buildings)]


_GRID_PANEL = Panel(_("Belongs to it"), _("Nothing belongs to this grid yet."), _buildings)


def find(database: Database, text: str) -> list[Found]:
    """Answer the universal search."""
    return found_records(database, Person, text, "user", _detail)


def _detail(record: Record) -> str:
    if not isinstance(record, Person):
        return ""
    told = [record.birth.iso() if record.birth else "", record.address.show() if record.address else ""]
    return "  ".join(one for one in told if one)
