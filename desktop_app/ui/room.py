"""How a room plugs into the window: data only, so that nothing is loaded before its page is opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop_app.domain.i18n import Message, _

if TYPE_CHECKING:
    from desktop_app.store.database import Database
    from desktop_app.ui.desk import Desk
    from desktop_app.ui.page import Page


class Group(Enum):
    """The groups of rooms at the left, in menu order."""

    today = "today"
    rosters = "rosters"
    law = "law"
    deliberation = "deliberation"
    disclosure = "disclosure"
    appraisal = "appraisal"
    resources = "resources"
    data = "data"
    system = "system"

    @property
    def title(self) -> Message:
        """What stands over the group; the first group has no words."""
        return _GROUP_TITLES[self]


_GROUP_TITLES = {
    Group.today: Message(""),
    Group.rosters: _("Rosters"),
    Group.law: _("By the rules"),
    Group.deliberation: _("Deliberation"),
    Group.disclosure: _("Publication"),
    Group.appraisal: _("Appraisal"),
    Group.resources: _("Resources"),
    Group.data: _("Data"),
    Group.system: _("System"),
}


class Urgency(Enum):
    """How a line of the Today page presses; shown as words and colour."""

    overdue = "overdue"
    soon = "soon"
    open = "open"
    later = "later"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that needs doing: ``kind`` is the word on its chip, ``when`` says how long is left in words."""

    kind: Message
    what: str
    who: str
    when: Message
    day: dt.date
    urgency: Urgency
    record_type: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer of the universal search: a record, or a command where ``command`` is given."""

    kind: Message
    title: str
    detail: str = ""
    icon: str = "search"
    record_type: str = ""
    uid: str = ""
    command: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class Daily:
    """Something that a room does for everything due at once; the Today page offers it."""

    title: Message
    icon: str
    do: Callable[[Desk], object]


@dataclass(frozen=True, slots=True)
class Room:
    """One entry at the left.

    ``name`` is free of language; ``chapter`` is the manual's about it, called like the room unless named. ``page``
    builds the page on the first visit and imports what it needs then. ``due`` and ``find`` are asked off the
    window's thread with the open store; ``opens`` names the record types whose records this room's page shows.
    """

    name: str
    group: Group
    title: Message
    icon: str
    page: Callable[[Desk], Page]
    opens: tuple[str, ...] = ()
    due: Callable[[Database, dt.date], list[Due]] | None = None
    find: Callable[[Database, str], list[Found]] | None = None
    chapter: str = ""
    daily: Daily | None = None
