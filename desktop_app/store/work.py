"""One unit of work: what one action of a clerk changes, as a whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import is_not
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from desktop_app.domain.errors import Problem, Refused
from desktop_app.domain.i18n import _
from desktop_app.domain.record import Record
from desktop_app.domain.uid import new_uid
from desktop_app.domain.values import Attachment
from desktop_app.store import search
from desktop_app.store.bulk import write_columns
from desktop_app.store.columns import Lies
from desktop_app.store.failures import Gone, Overtaken
from desktop_app.store.history import NewStep, Written, written_json
from desktop_app.store.reading import Reading
from desktop_app.store.schema import Schema, Shelf
from desktop_app.store.written import all_written

R = TypeVar("R", bound=Record)
Step = Callable[[int, int], None]

_AT_ONCE = 5_000


def _unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


class Work(Reading):
    """Reads like :class:`Reading` and changes; ``touched`` are the record types it has changed."""

    def __init__(self, connection: Connection, schema: Schema, step: NewStep) -> None:
        super().__init__(connection, schema)
        self.touched: set[type[Record]] = set()
        self._new_step = step
        self._step_id: int | None = None
        self._next: dict[str, int] = {}

    def save(self, record: R) -> R:
        """Write a new record or a new version of one, and return it as it is now kept.

        Raises :class:`Refused` with every complaint, :class:`Overtaken` when somebody saved it meanwhile.
        """
        problems = (*record.problems(), *self._taken(record))
        if problems:
            raise Refused(problems)
        if record.id is None:
            return self._add([record])[0]
        return self._replace(record)

    def add_all(self, records: Iterable[R], total: int = 0, step: Step = _unseen) -> list[R]:
        """Write many new records that keep their rules (the caller has asked), in the same unit of work.

        ``step`` is told how many of ``total`` are written and may raise to call everything off.
        """
        added: list[R] = []
        pending = iter(records)
        while some := list(islice(pending, _AT_ONCE)):
            added += self._add(some)
            step(len(added), total)
        return added

    def remove(self, record: Record) -> None:
        """Move ``record`` to the recycle bin; raises :class:`Overtaken` when somebody changed it meanwhile."""
        self.remove_all([record])

    def remove_all(self, records: Sequence[Record]) -> None:
        """Move ``records``, all of one type, to the recycle bin; raises :class:`Overtaken` as :meth:`remove` does."""
        for start in range(0, len(records), _AT_ONCE):
            self._remove(records[start : start + _AT_ONCE])

    def _remove(self, records: Sequence[Record]) -> None:
        shelf = self.schema.shelf(type(records[0]))
        now = self._expect_all(records)
        gone = update(shelf.table).where(shelf.table.c.id == bindparam("gone"))
        moment = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        rows = [{"gone": each.id, "version": each.version + 1, "removed_at": moment} for each in now]
        self.connection.execute(
            gone.values(version=bindparam("version"), removed_at=bindparam("removed_at")),
            rows,
        )
        search.unindex(self.connection, shelf, now)
        self._note_all([(each, each.version + 1, each.written(), None) for each in now])

    def restore(self, record: R) -> R:
        """Take ``record`` out of the recycle bin; raises :class:`Refused` where its place is taken."""
        problems = self._taken(record)
        if problems:
            raise Refused(problems)
        self._expect(record)
        table = self.schema.shelf(type(record)).table
        back_again = update(table).where(table.c.id == record.id)
        self.connection.execute(back_again.values(removed_at=None, version=record.version + 1))
        back = self.get(type(record), cast(int, record.id))
        search.index(self.connection, self.schema.shelf(type(record)), [back])
        self._note(back, back.version, None, back.written())
        return back

    def keep(self, name: str, media_type: str, content: bytes) -> Attachment:
        """Keep ``content`` in the store and return the description that a record's field holds."""
        kept = Attachment.of(name, media_type, content)
        contents = self.schema.contents
        known = self.connection.execute(select(contents.c.sha256).where(contents.c.sha256 == kept.sha256)).scalar()
        if known is None:
            self.connection.execute(insert(contents), [{"sha256": kept.sha256, "content": content}])
        return kept

    def describe(self, **details: Any) -> None:
        """Add to what the history will show of this step; only before its first change."""
        if self._step_id is not None:
            raise RuntimeError("the step is written already")
        old = self._new_step
        self._new_step = NewStep(old.action, old.who, {**old.details, **details}, old.takes_back)

    def taking_back(self, step: int) -> None:
        """Say that this work takes back the step with the id ``step``; only before its first change."""
        if self._step_id is not None:
            raise RuntimeError("the step is written already")
        old = self._new_step
        self._new_step = NewStep(old.action, old.who, old.details, step)

    @property
    def step_id(self) -> int:
        """Return the id of this work's step in the history, writing it when it is not there yet."""
        if self._step_id is None:
            self._step_id = self._write_step()
        return self._step_id

    def close(self) -> None:
        """Finish; nothing may be changed afterwards."""
        self._next.clear()

    def _write_step(self) -> int:
        new = self._new_step
        row = {
            "uid": new_uid(),
            "at": dt.datetime.now(dt.UTC).replace(tzinfo=None),
            "who": new.who,
            "action": new.action,
            "details": written_json(dict(new.details)),
            "takes_back": new.takes_back,
        }
        number = self._take_ids(self.schema.step, 1)
        self.connection.execute(insert(self.schema.step).values(id=number, **row))
        return number

    def _expect(self, record: R) -> R:
        """Return the record as it is kept; raises :class:`Overtaken` when that is not the version of ``record``."""
        return self._expect_all([record])[0]

    def _expect_all(self, records: Sequence[R]) -> list[R]:
        kept = {each.id: each for each in self.many(type(records[0]), [cast(int, record.id) for record in records])}
        for record in records:
            now = kept.get(record.id)
            if now is None:
                raise Gone(_("This entry is no longer in the store."))
            if now.version != record.version:
                raise Overtaken(record, now)
        return [kept[record.id] for record in records]

    def _taken(self, record: Record) -> tuple[Problem, ...]:
        """Complain of every unique field whose value another living record has."""
        return tuple(self._taken_fields(record))

    def _taken_fields(self, record: Record) -> Iterator[Problem]:
        shelf = self.schema.shelf(type(record))
        for name in record.unique:
            slot = shelf.slot(name)
            value = getattr(record, name)
            if slot.field.holds_nothing(value):
                continue
            same = shelf.table.c[slot.columns[0]] == slot.put(value)[0]
            others = select(shelf.table.c.id).where(same, shelf.table.c.removed_at.is_(None))
            if record.id is not None:
                others = others.where(shelf.table.c.id != record.id)
            other = self.connection.execute(others.limit(1)).scalar()
            if other is not None:
                holder = self.get(type(record), other).called_as()
                yield Problem(name, _("“{name}” has the same {field}.", name=holder, field=slot.field.label), "taken")

    def _replace(self, record: R) -> R:
        before = self._expect(record)
        saved = record.with_values(version=record.version + 1)
        shelf = self.schema.shelf(type(record))
        if before.written() == record.written():
            return before
        columns = _columns(shelf, [saved], [saved.written()])
        row = {name: value for name, [value] in columns.items()} | {"version": saved.version}
        changed = update(shelf.table).where(shelf.table.c.id == record.id, shelf.table.c.version == record.version)
        self.connection.execute(changed.values(row))
        saved = self._with_parts(shelf, [saved], fresh=False)[0]
        search.unindex(self.connection, shelf, [before])
        search.index(self.connection, shelf, [saved])
        self._note(saved, saved.version, before.written(), saved.written())
        return saved

    def _add(self, records: Sequence[R]) -> list[R]:
        shelf = self.schema.shelf(type(records[0]))
        first = self._take_ids(shelf.table, len(records))
        fresh = [each.kept_as(number, each.uid or new_uid(), 1) for number, each in enumerate(records, first)]
        written = all_written(fresh)
        columns = _columns(shelf, fresh, written) | {"version": [1] * len(fresh)}
        write_columns(self.connection, shelf.table, columns)
        if shelf.parts:
            whole = self._with_parts(shelf, fresh, fresh=True)
            if any(map(is_not, whole, fresh)):
                fresh, written = whole, all_written(whole)
        search.index(self.connection, shelf, fresh)
        self._note_all([(each, 1, None, values) for each, values in zip(fresh, written, strict=True)])
        return fresh

    def _take_ids(self, table: Table, count: int) -> int:
        """Return the first of ``count`` new ids; nobody else takes any while this work holds the write lock."""
        if table.name not in self._next:
            highest = self.connection.execute(select(func.max(table.c.id))).scalar()
            self._next[table.name] = (highest or 0) + 1
        first = self._next[table.name]
        self._next[table.name] += count
        return first

    def _with_parts(self, shelf: Shelf, owners: Sequence[R], *, fresh: bool) -> list[R]:
        """Write the parts of ``owners`` and return these with their parts' ids."""
        written = list(owners)
        for declared, part in shelf.parts:
            if not fresh:
                mine = part.table.c.owner_id.in_(bindparam("owners", expanding=True))
                self.connection.execute(delete(part.table).where(mine), {"owners": [owner.id for owner in owners]})
            owned: list[Record] = []
            places: list[tuple[int | None, int]] = []
            for place, owner in enumerate(written):
                if not getattr(owner, declared.name):
                    continue  # most persons of a roster: the same record stands, and need not be written again
                parts = self._numbered(part, getattr(owner, declared.name))
                owned += parts
                places += [(owner.id, position) for position in range(len(parts))]
                written[place] = owner.with_values(**{declared.name: parts})
            columns = _columns(part, owned, all_written(owned))
            columns |= {
                "owner_id": [owner for owner, _place in places],
                "position": [place for _owner, place in places],
            }
            write_columns(self.connection, part.table, columns)
        return written

    def _numbered(self, shelf: Shelf, parts: Sequence[Record]) -> tuple[Record, ...]:
        return tuple(
            each if each.id else each.with_values(id=self._take_ids(shelf.table, 1), uid=each.uid or new_uid())
            for each in parts
        )

    def _note(self, record: Record, version: int, before: Written | None, after: Written | None) -> None:
        self._note_all([(record, version, before, after)])

    def _note_all(self, changes: Sequence[tuple[Record, int, Written | None, Written | None]]) -> None:
        step, change = self.step_id, self.schema.change
        first = self._take_ids(change, len(changes))
        name = self.schema.shelf(type(changes[0][0])).table.name
        columns = {
            "id": range(first, first + len(changes)),
            "step_id": [step] * len(changes),
            "record": [name] * len(changes),
            "record_id": [record.id for record, _version, _before, _after in changes],
            "version": [version for _record, version, _before, _after in changes],
            "before": [written_json(before) for _record, _version, before, _after in changes],
            "after": [written_json(after) for _record, _version, _before, after in changes],
        }
        write_columns(self.connection, change, columns)
        self.touched.add(type(changes[0][0]))


def _columns(shelf: Shelf, records: Sequence[Record], written: Sequence[Written]) -> dict[str, list[Any]]:
    """Return the columns of ids, uids and fields of ``records``; ``written`` are the same records written."""
    columns: dict[str, list[Any]] = {"id": [each.id for each in records], "uid": [each.uid for each in records]}
    held = [record.__dict__ for record in records]
    for slot in shelf.slots:
        name = slot.field.name
        if slot.lies is Lies.as_it_is:
            columns[name] = [None if (value := each[name]) == "" else value for each in held]
        elif slot.lies is Lies.as_written:
            columns[name] = [each.get(name) for each in written]
        else:
            laid = [slot.put(each[name]) for each in held]
            columns |= {column: [row[place] for row in laid] for place, column in enumerate(slot.columns)}
    return columns
