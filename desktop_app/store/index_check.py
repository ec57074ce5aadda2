"""Whether the search index tells of the living records and of nothing else; and building it anew."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Select, column, delete, false, func, select, table, text

from desktop_app.domain import kinds
from desktop_app.domain.record import Search
from desktop_app.store import search
from desktop_app.store.query import EVERYTHING
from desktop_app.store.reading import Reading
from desktop_app.store.schema import Shelf
from desktop_app.store.work import Work

_AT_ONCE = 5_000


def faults_of_index(reading: Reading) -> tuple[str, ...]:
    """Return what the search index lacks or has too much, in counts by table without any value."""
    return tuple(fault for shelf in reading.schema.shelves() for fault in _faults(reading, shelf))


def _faults(reading: Reading, shelf: Shelf) -> Iterator[str]:
    count = reading.connection.scalar
    if shelf.keys is not None:
        keyed = select(shelf.keys.c.id)
        lost = count(_living_without(shelf, keyed))
        loose = count(_without_living(shelf, keyed))
        if lost:
            yield f"{shelf.table.name}: {lost} entries have no search keys"
        if loose:
            yield f"{shelf.table.name}: {loose} search keys lead to no entry"
    if shelf.words:
        loose = count(_without_living(shelf, select(table(shelf.words, column("rowid")).c.rowid)))
        if loose:
            yield f"{shelf.table.name}: the words of {loose} entries lead nowhere"


def _living_without(shelf: Shelf, keyed: Select[int]) -> Select[int]:
    """Count the living records that ought to have keys, by the field they are called by, and have none."""
    called = shelf.record.field(shelf.record.called)
    own = shelf.table.c
    living = select(func.count()).select_from(shelf.table).where(own.removed_at.is_(None), own.id.not_in(keyed))
    if called.search is not Search.keys or isinstance(called.kind, kinds.Link):  # a link is found by its target's keys
        return living.where(false())
    name = own[shelf.slot(called.name).columns[0]]
    return living.where(name.is_not(None), name != "")


def _without_living(shelf: Shelf, indexed: Select[int]) -> Select[int]:
    living = select(shelf.table.c.id).where(shelf.table.c.removed_at.is_(None))
    told = indexed.distinct().subquery()
    return select(func.count()).select_from(told).where(next(iter(told.c)).not_in(living))


def build_index_anew(work: Work) -> None:
    """Forget the whole search index and write it again from the records, in the same unit of work."""
    for shelf in work.schema.shelves():
        if shelf.keys is not None:
            work.connection.execute(delete(shelf.keys))
        if shelf.words:
            work.connection.execute(text(f"INSERT INTO {shelf.words} ({shelf.words}) VALUES ('delete-all')"))  # noqa: S608 - a name of the schema
        if shelf.keys is not None or shelf.words:
            ids = work.ids(shelf.record, EVERYTHING)
            for start in range(0, len(ids), _AT_ONCE):
                search.index(work.connection, shelf, work.many(shelf.record, ids[start : start + _AT_ONCE]))
