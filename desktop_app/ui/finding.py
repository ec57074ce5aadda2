"""What the universal search asks: every room, then the commands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.store.database import Database
from desktop_app.store.query import Query
from desktop_app.ui.desk import Desk
from desktop_app.ui.room import Found, Room

R = TypeVar("R", bound=Record)

_OF_ONE_KIND = 6


def search_everything(desk: Desk) -> Callable[[str], list[Found]]:
    """Return the function that answers the search box, to be called off the window's thread."""
    commands = [_command(desk, room) for room in desk.rooms]

    def search(text: str) -> list[Found]:
        found: list[Found] = []
        for room in desk.rooms:
            if room.find is not None:
                found += room.find(desk.database, text)
        return found + [command for command in commands if text.casefold() in command.title.casefold()]

    return search


def found_records(
    database: Database,
    record: type[R],
    text: str,
    icon: str,
    detail: Callable[[R], str],
) -> list[Found]:
    """Return the first records of a type that ``text`` finds, each told apart by ``detail``."""
    with database.reading() as reading:
        records = reading.find(record, Query(text), most=_OF_ONE_KIND)
    return [Found(record.title, one.called_as(), detail(one), icon, record.__name__, one.uid) for one in records]


def _command(desk: Desk, room: Room) -> Found:
    title = _("Go to {room}", room=str(room.title))
    return Found(_("Commands"), str(title), icon=room.icon, command=lambda: desk.navigation.go(room.name))
