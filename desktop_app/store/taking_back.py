"""Taking back one step of the history, such as a whole import, as one step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _, n_
from desktop_app.domain.record import Field, Record
from desktop_app.domain.values import Reference
from desktop_app.store.database import Database
from desktop_app.store.history import Change, Written
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

Step = Callable[[int, int], None]
_AT_ONCE = 1_000


def unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


class CannotTakeBack(AppError):
    """What the step changed was changed again since, or the step was taken back already."""


def take_back(database: Database, step: int, *, who: str = "", tell: Step = unseen) -> int:
    """Undo the step with the id ``step`` as one new step; return how many records that concerned.

    ``tell`` is told (records done, records in all) and may raise ``Cancelled``. Raises :class:`CannotTakeBack`, and
    changes nothing, when any of its records was changed since.
    """
    with database.work("take_back", who=who) as work:
        taken = work.step(step)
        if taken.taken_back:
            raise CannotTakeBack(_("This step has been taken back already."))
        changes = work.changes_in(step)
        _nothing_was_changed_since(work, changes)
        work.taking_back(step)
        done = 0
        for record, together in groupby(reversed(changes), key=lambda change: change.record):
            for some in _in_pieces(list(together)):
                tell(done, len(changes))
                _undo(work, record, some)
                done += len(some)
        tell(done, len(changes))
    return len(changes)


def _nothing_was_changed_since(work: Work, changes: Sequence[Change]) -> None:
    later = 0
    for record, together in groupby(changes, key=lambda change: change.record):
        last = {change.record_id: change.version for change in together}
        versions = {each.id: each.version for each in work.many(record, list(last))}
        later += sum(versions.get(number) != version for number, version in last.items())
    if later:
        raise CannotTakeBack(
            n_(
                "One entry of this step was changed again since, so the step stays as it is. Correct it by hand.",
                "{n} entries of this step were changed again since, so the step stays as it is. Correct them by hand.",
                later,
            )
        )


def _in_pieces(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    for start in range(0, len(changes), _AT_ONCE):
        yield changes[start : start + _AT_ONCE]


def _undo(work: Work, record: type[Record], changes: Sequence[Change]) -> None:
    made = [change.record_id for change in changes if change.before is None]
    work.remove_all(work.many(record, made))
    for change in changes:
        if change.before is None:
            continue
        now = work.get(record, change.record_id)
        if change.after is None:
            work.restore(now)
        else:
            work.save(as_written(work, record, change.before).with_values(id=now.id, version=now.version))


def as_written(reading: Reading, record: type[Record], written: Written) -> Record:
    """Return the record that ``written`` describes; links that lead nowhere any more are left out."""
    values = {each.name: _value(reading, each, written[each.name]) for each in record.fields if each.name in written}
    return record(uid=written["uid"], **values)


def _value(reading: Reading, declared: Field, text: str) -> Any:
    match declared.kind:
        case kinds.Link():
            return _reference(reading, declared.kind.target(), text)
        case kinds.Parts():
            part = declared.kind.part()
            return tuple(as_written(reading, part, each) for each in json.loads(text))
        case _:
            return declared.kind.parse(text)


def _reference(reading: Reading, record: type[Record], uid: str) -> Reference | None:
    number = reading.id_of(record, uid)
    return reading.references(record, [number])[number] if number else None
