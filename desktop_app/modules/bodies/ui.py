"""The pages of the bodies' room: bodies with their posts, and who holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import PeriodKind
from desktop_app.domain.record import Record
from desktop_app.modules.bodies import store
from desktop_app.modules.bodies.domain import Body, Tenure
from desktop_app.store.database import Database
from desktop_app.store.query import Filter, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work
from desktop_app.ui.desk import Desk
from desktop_app.ui.due_words import urgency, when_words
from desktop_app.ui.filters.chips import RoomFilter
from desktop_app.ui.finding import found_records
from desktop_app.ui.form.panels import Line, Panel
from desktop_app.ui.record_page.extending import Extension
from desktop_app.ui.record_page.page import RecordPage
from desktop_app.ui.record_page.several import OnePage, SeveralPages
from desktop_app.ui.room import Due, Found

_TITLE = _("Bodies and posts")
_DEEPER = "　"
_HERE = "●"


def bodies_page(desk: Desk, panels: Sequence[Panel] = ()) -> SeveralPages:
    """Return the room's page; ``panels`` are what other rooms tell of a body."""
    bodies = Extension(
        filters=_filters(),
        panels=(
            Panel(_("Holders"), _("Nobody holds a post of this body yet."), _holders),
            Panel(_("Tree"), _("This body stands alone."), _tree),
            *panels,
        ),
        save=_save_body,
    )
    tenures = Extension(filters=_filters_of_holders())
    return SeveralPages(
        [
            OnePage(Body, lambda: RecordPage(Body, desk, bodies, _TITLE)),
            OnePage(Tenure, lambda: RecordPage(Tenure, desk, tenures, _TITLE)),
        ]
    )


def due(database: Database, day: dt.date) -> list[Due]:
    """Return the terms that end within six months or have ended: a re-election is due."""
    with database.reading() as reading:
        bodies = store.bodies_with_ending_terms(reading, day)
    return [_re_election(body, body.term.last, day) for body in bodies if body.term and body.term.last]


def find(database: Database, text: str) -> list[Found]:
    """Answer the universal search."""
    return found_records(database, Body, text, "sitemap", _detail)


def _re_election(body: Body, last: dt.date, day: dt.date) -> Due:
    return Due(
        _("Re-election"),
        body.name,
        str(_("term ends on {day}", day=last.isoformat())),
        when_words(last, day),
        last,
        urgency(last, day),
        Body.__name__,
        body.uid,
    )


def _filters() -> tuple[RoomFilter, ...]:
    return (RoomFilter(_("Term ends within six months"), lambda: (store.ends_soon(dt.date.today()),)),)


def _save_body(work: Work, record: Record) -> Record:
    return store.save_body(work, record) if isinstance(record, Body) else work.save(record)


def _detail(record: Record) -> str:
    return str(record.kind.value) if isinstance(record, Body) else ""


def _filters_of_holders() -> tuple[RoomFilter, ...]:
    return (
        RoomFilter(_("Without an end"), lambda: (Filter("period", Test.is_empty),)),
        RoomFilter(_("Ends within six months"), lambda: (store.ends_soon(dt.date.today(), "period"),)),
    )


def _holders(reading: Reading, body: Record) -> list[Line]:
    """Return the posts of a body with who holds them, then who held them before."""
    today = dt.date.today()
    lines = []
    for tenure in store.tenures_of(reading, body):
        holder = tenure.person.title if tenure.person else ""
        past = "" if tenure.period is None or tenure.period.holds(today) else str(_("no longer"))
        told = "  ".join(one for one in (tenure.post, _shown(tenure), past) if one)
        lines.append(Line(holder, told, Tenure.__name__, tenure.uid))
    return lines


def _posts_of(reading: Reading, person: Record) -> list[Line]:
    return [
        Line(tenure.body.title if tenure.body else "", f"{tenure.post}  {_shown(tenure)}", Tenure.__name__, tenure.uid)
        for tenure in store.posts_held_by(reading, person)
    ]


def _tree(reading: Reading, body: Record) -> list[Line]:
    """Return the tree in which a body stands, each step of depth moved in."""
    if not isinstance(body, Body):
        return []
    return [
        Line(_DEEPER * depth + each.name, _HERE if each.uid == body.uid else _detail(each), Body.__name__, each.uid)
        for depth, each in store.tree_around(reading, body)
    ]


def _shown(tenure: Tenure) -> str:
    return PeriodKind().show(tenure.period) if tenure.period else ""


POSTS_OF_A_PERSON = Panel(_("Posts"), _("This person holds no post."), _posts_of)
"""What this room tells of a person."""
