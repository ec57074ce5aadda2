"""The few ways in which a room extends the page of its records. More than these: write the page by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.i18n import Message
from desktop_app.domain.record import Record
from desktop_app.store.query import Query
from desktop_app.store.reading import Reading
from desktop_app.ui.desk import Desk
from desktop_app.ui.filters.chips import Chip, RoomFilter
from desktop_app.ui.form.fields import PLAIN, Manner
from desktop_app.ui.form.panels import Panel
from desktop_app.ui.form.saving import Save, save_as_it_is


@dataclass(frozen=True)
class ListShown:
    """The list as it stands on the page: which records in which order, which fields, and which rows are chosen.

    ``chips`` are the filters of the query in words.
    """

    record: type[Record]
    query: Query
    fields: tuple[str, ...]
    chosen: tuple[int, ...]
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True)
class Action:
    """Something a room can do with the list shown."""

    title: Message
    icon: str
    do: Callable[[Desk, ListShown], object]
    keys: str = ""


@dataclass(frozen=True)
class Extension:
    """What a room adds to the page of one record type.

    ``count`` says in words how many there are; ``bring_in`` opens the import, where the type can be imported.
    """

    count: Callable[[Reading], Message] | None = None
    actions: tuple[Action, ...] = ()
    filters: tuple[RoomFilter, ...] = ()
    panels: tuple[Panel, ...] = ()
    manner: Manner = PLAIN
    save: Save = save_as_it_is
    bring_in: Callable[[Desk], object] | None = None


NOTHING_MORE = Extension()
