"""What the bodies' room asks of the store: terms that end, the tree, who holds which post."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from desktop_app.domain.errors import Problem, Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.months import months_later
from desktop_app.domain.record import Record
from desktop_app.modules.bodies.domain import Body, Tenure
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

MONTHS_AHEAD = 6
"""How long before its end a term is spoken of: a re-election takes its preparation."""
_DEEPEST = 20


def ends_soon(day: dt.date, field: str = "term") -> Filter:
    """Return the filter for periods that end within six months of ``day`` or have ended."""
    return Filter(field, Test.at_most, months_later(day, MONTHS_AHEAD))


def bodies_with_ending_terms(reading: Reading, day: dt.date) -> list[Body]:
    """Return the bodies whose term ends within six months of ``day`` or has ended."""
    return reading.find(Body, Query(filters=(ends_soon(day),)))


def save_body(work: Work, body: Body) -> Body:
    """Save ``body``; raises ``Refused`` also where it would stand under one of its own."""
    problems = tuple(a_body_does_not_stand_under_its_own(work, body))
    if problems:
        raise Refused((*body.problems(), *problems))
    return work.save(body)


def a_body_does_not_stand_under_its_own(reading: Reading, body: Body) -> Iterator[Problem]:
    """Bodies form a tree."""
    if body.id is None or body.parent is None or body.parent.uid == body.uid:
        return
    if any(above.uid == body.uid for above in above_of(reading, reading.get(Body, body.parent.id))):
        yield Problem("parent", _("“{name}” stands under this body itself.", name=body.parent.title), "circle")


def above_of(reading: Reading, body: Body) -> list[Body]:
    """Return the bodies above ``body``, the nearest first."""
    found: list[Body] = []
    while body.parent is not None and len(found) < _DEEPEST:
        body = reading.get(Body, body.parent.id)
        found.append(body)
    return found


def tree_around(reading: Reading, body: Body) -> list[tuple[int, Body]]:
    """Return the whole tree in which ``body`` stands, each body with its depth, every one before those under it."""
    above = above_of(reading, body)
    return list(_tree(reading, above[-1] if above else body, 0))


def _tree(reading: Reading, body: Body, depth: int) -> Iterator[tuple[int, Body]]:
    yield depth, body
    if depth < _DEEPEST:
        for below in reading.find(Body, Query(filters=(_links_to("parent", reading, body),))):
            yield from _tree(reading, below, depth + 1)


def tenures_of(reading: Reading, body: Record) -> list[Tenure]:
    """Return who has held a post of ``body``, the latest first."""
    return _latest_first(reading.find(Tenure, Query(filters=(_links_to("body", reading, body),))))


def posts_held_by(reading: Reading, person: Record) -> list[Tenure]:
    """Return the posts that ``person`` has held, the latest first."""
    return _latest_first(reading.find(Tenure, Query(filters=(_links_to("person", reading, person),))))


def _links_to(field: str, reading: Reading, record: Record) -> Filter:
    return Filter(field, Test.equals, reading.reference(record))


def _latest_first(tenures: list[Tenure]) -> list[Tenure]:
    return sorted(tenures, key=lambda one: one.period.first if one.period else dt.date.min, reverse=True)
