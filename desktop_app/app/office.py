"""The part of the program that needs the store: loaded in the background while the password is typed."""

from __future__ import annotations

from pathlib import Path

from desktop_app.domain.errors import AppError, Unreadable
from desktop_app.domain.i18n import _
from desktop_app.modules.catalogue import ROOMS, load_rooms
from desktop_app.modules.office.domain import Office
from desktop_app.modules.people.domain import Person
from desktop_app.modules.upkeep.store import backups_made
from desktop_app.opening import OpenStore, make_store
from desktop_app.store.database import Database
from desktop_app.store.places import a_store_works_only_on_a_drive_of_this_pc
from desktop_app.ui.desk import Desk
from desktop_app.ui.dialogs import Dialogs
from desktop_app.ui.finding import search_everything
from desktop_app.ui.first_run.answers import Answers, MadeStore, OfficeAnswers, Setup
from desktop_app.ui.frame import Frame
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.standing import Standing
from desktop_app.ui.tasks import ThreadRunner

_TYPED = ("name", "street", "address", "contact", "phone")


def frame_for(store: OpenStore, runner: ThreadRunner, preferences: Preferences) -> Frame:
    """Return the main window of an open store."""

    def desk_for(frame: Frame) -> Desk:
        return Desk(
            store=store.path,
            database=store.database,
            runner=runner,
            dialogs=Dialogs(frame),
            preferences=preferences,
            navigation=frame,
            rooms=ROOMS,
            standing=lambda: standing_of(store.database),
        )

    frame = Frame(desk_for, search_everything)
    frame.restore()
    return frame


def standing_of(database: Database) -> Standing:
    """Read how the office stands."""
    with database.reading() as reading:
        offices = reading.find(Office, most=1)
        backups = backups_made(reading, most=1)
        return Standing(
            office=offices[0].name if offices else "",
            has_profile=bool(offices and offices[0].phone and offices[0].address),
            has_roster=bool(reading.find(Person, most=1)),
            backed_up=backups[0].made_at() if backups else None,
            backup_place=Path(backups[0].place).name or backups[0].place if backups else "",
        )


def free_place(suggested: Path) -> Path:
    """Return ``suggested``, numbered where stores lie already."""
    place, number = suggested, 2
    while place.exists():
        place = suggested.with_name(f"{suggested.stem}-{number}{suggested.suffix}")
        number += 1
    return place


def _refuse_place(store: Path) -> None:
    if store.exists():
        raise AppError(_("There is a file at this place already; nothing was written over it."))
    a_store_works_only_on_a_drive_of_this_pc(store)


def _problems_of(answers: OfficeAnswers) -> dict[str, str]:
    """Return why a profile cannot be saved, by field: first what cannot be read, else what breaks a rule."""
    unreadable = {}
    for name, text in _texts(answers):
        try:
            Office.field(name).kind.parse(text)
        except Unreadable as reason:
            unreadable[name] = str(reason)
    if unreadable:
        return unreadable
    return {problem.field: str(problem.message) for problem in reversed(_office(answers).problems())}


def _texts(answers: OfficeAnswers) -> list[tuple[str, str]]:
    return [(name, str(getattr(answers, name))) for name in _TYPED if getattr(answers, name)]


def _make(answers: Answers) -> MadeStore:
    return MadeStore(*make_store(answers.store, answers.password, _office(answers.office), answers.clerk))


def _office(answers: OfficeAnswers) -> Office:
    read = {name: Office.field(name).kind.parse(text) for name, text in _texts(answers)}
    return Office(**{"name": "", **read}, red_head=answers.red_head)


__all__ = ["SETUP", "frame_for", "free_place", "load_rooms", "standing_of"]

SETUP = Setup(_refuse_place, _problems_of, _make)
