"""Reading records out of the store: by id, in windows of a list, by search."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

from sqlalchemy import Column, ColumnElement, Connection, Row, bindparam, func, select

from desktop_app.domain import kinds
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.domain.values import Attachment, Reference
from desktop_app.store.failures import Gone
from desktop_app.store.history import Change, Step, read_json
from desktop_app.store.query import EVERYTHING, Query, ids_of
from desktop_app.store.schema import Schema, Shelf

R = TypeVar("R", bound=Record)

_AT_ONCE = 500
"""Ids in one question: more make the statement dearer to prepare than the rows are to read."""


class Reading:
    """A state of the store; records read from it are plain values that outlive it."""

    def __init__(self, connection: Connection, schema: Schema) -> None:
        self.connection = connection
        self.schema = schema

    def ids(self, record: type[Record], query: Query = EVERYTHING) -> array[int]:
        """Return the ids of every record that ``query`` asks for, in its order."""
        statement = ids_of(self.schema.shelf(record), query)
        return array("q", self.connection.scalars(statement).all())

    def count(self, record: type[Record], query: Query = EVERYTHING) -> int:
        """Return how many records ``query`` asks for."""
        statement = ids_of(self.schema.shelf(record), query).order_by(None).subquery()
        return self.connection.execute(select(func.count()).select_from(statement)).scalar_one()

    def find(self, record: type[R], query: Query = EVERYTHING, *, most: int | None = None) -> list[R]:
        """Return the records that ``query`` asks for, at most ``most`` of them, in its order."""
        statement = ids_of(self.schema.shelf(record), query).limit(most)
        return self.many(record, list(self.connection.scalars(statement).all()))

    def get(self, record: type[R], number: int) -> R:
        """Return the record with the id ``number``, also from the recycle bin; raises :class:`Gone`."""
        found = self.many(record, [number])
        if not found:
            raise Gone(_("This entry is no longer in the store."))
        return found[0]

    def with_uid(self, record: type[R], uid: str) -> R:
        """Return the living record called ``uid``; raises :class:`Gone`."""
        number = self.id_of(record, uid)
        found = self.get(record, number) if number else None
        if found is None or self.is_removed(found):
            raise Gone(_("There is no entry {uid} in the store.", uid=uid))
        return found

    def with_uids(self, record: type[R], uids: Sequence[str]) -> list[R]:
        """Return the living records called ``uids``, in no particular order; unknown ones are left out."""
        table = self.schema.shelf(record).table
        return self.many(record, list(self._ids_where_in(table.c.uid, table.c.id, uids, table.c.removed_at.is_(None))))

    def with_keys(self, record: type[Record], keys: Iterable[str]) -> list[int]:
        """Return the ids of the living records one of whose search keys is, whole, one of ``keys``."""
        table = self.schema.shelf(record).keys
        return sorted(set(self._ids_where_in(table.c.key, table.c.id, list(keys)))) if table is not None else []

    def linking(self, record: type[R], field: str, ids: Sequence[int]) -> list[R]:
        """Return the living records whose link ``field`` leads to one of ``ids``."""
        table = self.schema.shelf(record).table
        column = table.c[self.schema.shelf(record).slot(field).columns[0]]
        return self.many(record, list(self._ids_where_in(column, table.c.id, ids, table.c.removed_at.is_(None))))

    def _ids_where_in(
        self, column: Column[Any], number: Column[Any], values: Sequence[Any], *further: ColumnElement[bool]
    ) -> Iterator[int]:
        asked = select(number).where(column.in_(bindparam("some", expanding=True)), *further)
        for start in range(0, len(values), _AT_ONCE):
            yield from self.connection.scalars(asked, {"some": list(values[start : start + _AT_ONCE])})

    def id_of(self, record: type[Record], uid: str) -> int:
        """Return the id of the record called ``uid``, living or removed; 0 when there is none."""
        table = self.schema.shelf(record).table
        return self.connection.scalar(select(table.c.id).where(table.c.uid == uid)) or 0

    def is_removed(self, record: Record) -> bool:
        """Tell whether ``record`` lies in the recycle bin."""
        table = self.schema.shelf(type(record)).table
        asked = select(table.c.removed_at).where(table.c.id == record.id)
        return self.connection.scalar(asked) is not None

    def many(self, record: type[R], ids: Sequence[int]) -> list[R]:
        """Return the records ``ids`` in that order; ids that the store does not hold are left out."""
        shelf = self.schema.shelf(record)
        found: dict[int, Record] = {}
        for start in range(0, len(ids), _AT_ONCE):
            for each in self._load(shelf, list(ids[start : start + _AT_ONCE])):
                found[cast(int, each.id)] = each
        return [cast(R, found[number]) for number in ids if number in found]

    def content(self, attachment: Attachment) -> bytes:
        """Return the bytes of ``attachment``; raises :class:`Gone`."""
        contents = self.schema.contents
        kept = self.connection.execute(select(contents.c.content).where(contents.c.sha256 == attachment.sha256))
        content = kept.scalar()
        if content is None:
            raise Gone(_("The file “{name}” is no longer in the store.", name=attachment.name))
        return bytes(content)

    def reference(self, record: Record) -> Reference:
        """Return a link to ``record``, which must be in the store."""
        return Reference(
            cast(int, record.id), record.uid, self._titles(type(record), [cast(int, record.id)])[record.id]
        )

    def steps(self, *, most: int = 200, action: str = "") -> list[Step]:
        """Return the latest steps, the newest first."""
        step = self.schema.step
        later = step.alias()
        undone = select(later.c.id).where(later.c.takes_back == step.c.id).exists()
        asked = select(step, undone.label("undone")).order_by(step.c.id.desc()).limit(most)
        if action:
            asked = asked.where(step.c.action == action)
        return [_step(row) for row in self.connection.execute(asked)]

    def step(self, number: int) -> Step:
        """Return one step; raises :class:`Gone`."""
        step = self.schema.step
        later = step.alias()
        undone = select(later.c.id).where(later.c.takes_back == step.c.id).exists()
        row = self.connection.execute(select(step, undone.label("undone")).where(step.c.id == number)).one_or_none()
        if row is None:
            raise Gone(_("This step is not in the history."))
        return _step(row)

    def changes_of(self, record: type[Record], number: int) -> list[Change]:
        """Return every change of one record, the newest first."""
        change = self.schema.change
        shelf = self.schema.shelf(record)
        mine = (change.c.record == shelf.table.name) & (change.c.record_id == number)
        return list(self._changes(mine, newest_first=True))

    def changes_in(self, step: int) -> list[Change]:
        """Return everything that one step changed, in the order it did so."""
        return list(self._changes(self.schema.change.c.step_id == step))

    def _changes(self, which: Any, *, newest_first: bool = False) -> Iterator[Change]:
        change = self.schema.change
        order = change.c.id.desc() if newest_first else change.c.id
        steps: dict[int, Step] = {}
        for row in self.connection.execute(select(change).where(which).order_by(order)):
            if row.step_id not in steps:
                steps[row.step_id] = self.step(row.step_id)
            record = self.schema.record_named(row.record)
            before, after = read_json(row.before), read_json(row.after)
            yield Change(steps[row.step_id], record, row.record_id, row.version, before, after)

    def _load(self, shelf: Shelf, ids: list[int]) -> list[Record]:
        asked = select(shelf.table).where(shelf.table.c.id.in_(bindparam("ids", expanding=True)))
        return self._made(shelf, self.connection.execute(asked, {"ids": ids}).all())

    def _made(self, shelf: Shelf, rows: Sequence[Row[Any]]) -> list[Record]:
        """Turn ``rows`` into records, with one question for each link and each sort of part, not one for each row."""
        links = {slot.field.name: self._linked(shelf, slot.columns[0], rows) for slot in _link_slots(shelf)}
        parts = {declared.name: self._parts(part, [row.id for row in rows]) for declared, part in shelf.parts}
        places = [(slot, [_position(shelf, name) for name in slot.columns]) for slot in shelf.slots]
        made = []
        for row in rows:
            values: dict[str, Any] = {}
            for slot, positions in places:
                name = slot.field.name
                if name in links:
                    values[name] = links[name].get(row[positions[0]])
                else:
                    values[name] = slot.take(*(row[position] for position in positions))
            values |= {name: tuple(owned.get(row.id, ())) for name, owned in parts.items()}
            version = row.version if shelf.owner is None else 0
            made.append(shelf.record(id=row.id, uid=row.uid, version=version, **values))
        return made

    def _linked(self, shelf: Shelf, column: str, rows: Iterable[Row[Any]]) -> dict[int, Reference]:
        target = cast(kinds.Link, shelf.slot(column.removesuffix("_id")).field.kind).target()
        ids = sorted({number for row in rows if (number := getattr(row, column)) is not None})
        return self.references(target, ids)

    def references(self, record: type[Record], ids: Sequence[int]) -> dict[int, Reference]:
        """Return links to the records ``ids``, each by its id."""
        table = self.schema.shelf(record).table
        titles = self._titles(record, ids)
        uids: dict[int, str] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = list(ids[start : start + _AT_ONCE])
            asked = select(table.c.id, table.c.uid).where(table.c.id.in_(bindparam("ids", expanding=True)))
            uids |= {row.id: row.uid for row in self.connection.execute(asked, {"ids": some})}
        return {number: Reference(number, uids[number], titles.get(number, "")) for number in ids if number in uids}

    def _titles(self, record: type[Record], ids: Sequence[int]) -> dict[Any, str]:
        shelf = self.schema.shelf(record)
        slot = shelf.slot(record.called)
        column = shelf.table.c[slot.columns[0]]
        raw: dict[int, Any] = {}
        for start in range(0, len(ids), _AT_ONCE):
            asked = select(shelf.table.c.id, column).where(shelf.table.c.id.in_(bindparam("ids", expanding=True)))
            raw |= {
                row[0]: row[1] for row in self.connection.execute(asked, {"ids": list(ids[start : start + _AT_ONCE])})
            }
        if isinstance(slot.field.kind, kinds.Link):
            further = self._titles(slot.field.kind.target(), sorted({n for n in raw.values() if n is not None}))
            return {number: further.get(linked, "") for number, linked in raw.items()}
        return {number: _title(slot, value) for number, value in raw.items()}

    def _parts(self, shelf: Shelf, owners: list[int]) -> dict[int, list[Record]]:
        table = shelf.table
        asked = select(table).where(table.c.owner_id.in_(bindparam("owners", expanding=True)))
        rows = self.connection.execute(asked.order_by(table.c.owner_id, table.c.position), {"owners": owners}).all()
        owned: dict[int, list[Record]] = defaultdict(list)
        for row, part in zip(rows, self._made(shelf, rows), strict=True):
            owned[row.owner_id].append(part)
        return owned


def _title(slot: Any, raw: Any) -> str:
    if raw in (None, ""):
        return ""
    if isinstance(slot.field.kind, kinds.PersonName | kinds.Text):
        return str(raw)
    return str(slot.field.kind.show(slot.take(raw)))


def _link_slots(shelf: Shelf) -> list[Any]:
    return [slot for slot in shelf.slots if isinstance(slot.field.kind, kinds.Link)]


def _position(shelf: Shelf, name: str) -> int:
    return list(shelf.table.c.keys()).index(name)


def _step(row: Row[Any]) -> Step:
    details = read_json(row.details) or {}
    return Step(row.id, row.uid, row.at, row.who, row.action, details, row.takes_back, bool(row.undone))
