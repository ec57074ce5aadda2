"""A roster on its way into the store: read, planned, shown, and only then written as one step.

Nothing here writes before :func:`write_plan`; that is one unit of work, so that a cancelled or killed
import leaves the store as it was and a finished one can be taken back as one step.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from desktop_app.domain.errors import AppError, Problem
from desktop_app.domain.i18n import _
from desktop_app.exchange.check import Checked, CheckedRow, Step, check_rows
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.matching import Decision, Known, Match, Outcome, Plan, match_rows
from desktop_app.exchange.recognise import Roster as Found
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.target import Target, called
from desktop_app.exchange.workbooks import Sheet, open_workbook
from desktop_app.modules.office.domain import ImportLayout
from desktop_app.store.database import Database
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

IMPORTED = "import"
"""The action under which the history keeps an import."""


def unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


class Roster(Protocol):
    """What a room knows about one sort of roster: how its rows become records."""

    @property
    def target(self) -> Target:
        """The fields a workbook is read into."""
        ...

    def settled(self, reading: Reading, rows: list[CheckedRow]) -> list[CheckedRow]:
        """Return ``rows`` with what they name looked up in the store and in each other, with hints where that fails."""
        ...

    def known(self, reading: Reading, rows: Iterable[CheckedRow]) -> list[Known]:
        """Return the persons of the store whom ``rows`` may speak of."""
        ...

    def write(self, work: Work, plan: Plan, step: Step) -> int:
        """Write what ``plan`` finds new or changed and return how many persons that were."""
        ...


@dataclass(frozen=True)
class RosterFile:
    """A roster that was read: its sheet, how that is arranged, its rows with their complaints.

    ``others`` are the names of further sheets that hold a roster too.
    """

    name: str
    sheet: Sheet
    layout: Layout
    checked: Checked
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportResult:
    """What an import did, or would do where ``written`` is 0; ``step`` is its number in the history, 0 for none."""

    rows: int
    accepted: int
    refused: tuple[Refusal, ...]
    new: int
    changed: int
    unchanged: int
    to_decide: int
    written: int = 0
    step: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the result as the command line prints it."""
        counts = {name: getattr(self, name) for name in ("new", "changed", "unchanged", "to_decide", "written")}
        refused = [{"row": each.row, "field": each.field, "why": each.why} for each in self.refused]
        return {"rows": self.rows, "accepted": self.accepted, "refused": refused, **counts}


@dataclass(frozen=True)
class Refusal:
    """One refused row of the sheet: its first complaint, as programs are told it."""

    row: int
    field: str
    why: str


@contextmanager
def _many_rows() -> Iterator[None]:
    """Keep the garbage collector out of work that makes very many objects and few circles: a fifth of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_roster(
    database: Database,
    path: Path,
    roster: Roster,
    sheet: str = "",
    mapping: Mapping[int, str] | None = None,
    step: Step = unseen,
) -> RosterFile:
    """Read the roster in the workbook at ``path``; ``mapping`` is the clerk's for its columns, else the remembered one.

    Raises ``AppError`` for what is no workbook, would do harm, or holds no roster.
    """
    with _many_rows():
        found = find_roster(open_workbook(path), roster.target, sheet)
    chosen = mapping if mapping is not None else remembered_mapping(database, found.layout)
    if chosen is not None:
        found = replace(found, layout=found.layout.with_mapping(chosen))
    return checked_roster(path.name, found, roster, step)


def checked_roster(name: str, found: Found, roster: Roster, step: Step = unseen) -> RosterFile:
    """Read and check every row of the sheet ``found`` in the workbook called ``name``.

    Raises ``AppError`` where it holds no rows of persons.
    """
    with _many_rows():
        checked = check_rows(found.sheet, found.layout, roster.target, step)
    if not checked.rows:
        raise AppError(_("The sheet {name} holds no rows of persons.", name=found.layout.sheet))
    return RosterFile(name, found.sheet, found.layout, checked, found.others)


def plan_import(
    database: Database,
    file: RosterFile,
    roster: Roster,
    decisions: Mapping[int, Decision] | None = None,
    step: Step = unseen,
) -> Plan:
    """Return what importing ``file`` would do beside what the store holds; nothing is written."""
    with _many_rows(), database.reading() as reading:
        rows = roster.settled(reading, file.checked.accepted)
        return match_rows(rows, roster.known(reading, rows), decisions, step)


def write_plan(
    database: Database, file: RosterFile, roster: Roster, plan: Plan, who: str = "", step: Step = unseen
) -> ImportResult:
    """Write ``plan`` as one step of the history; all of it or nothing."""
    counts = _counts(file, plan)
    details = {name: counts[name] for name in ("rows", "accepted", "new", "changed")}
    about = {"file": file.name, "target": roster.target.name, **details}
    with _many_rows(), database.work(IMPORTED, who=who, **about) as work:
        written = roster.write(work, plan, step)
        number = work.step_id
    return ImportResult(**counts, written=written, step=number)


def foreseen(file: RosterFile, plan: Plan) -> ImportResult:
    """Return what :func:`write_plan` would do."""
    return ImportResult(**_counts(file, plan))


def import_roster(
    database: Database, path: Path, roster: Roster, sheet: str = "", who: str = "", step: Step = unseen
) -> ImportResult:
    """Read, plan and write in one go; rows that need a decision are left out and counted."""
    file = read_roster(database, path, roster, sheet, step=step)
    return write_plan(database, file, roster, plan_import(database, file, roster), who, step)


def _counts(file: RosterFile, plan: Plan) -> dict[str, Any]:
    return {
        "rows": len(file.checked.rows),
        "accepted": len(file.checked.accepted),
        "refused": tuple(_refusal(row) for row in file.checked.refused),
        "new": plan.count(Outcome.new),
        "changed": plan.count(Outcome.changed),
        "unchanged": plan.count(Outcome.unchanged),
        "to_decide": plan.count(Outcome.to_decide),
    }


def _refusal(row: CheckedRow) -> Refusal:
    first: Problem = row.problems[0]
    return Refusal(row.number, called(first.field), first.why)


def remembered_mapping(database: Database, layout: Layout) -> dict[int, str] | None:
    """Return how the clerk has mapped a sheet with these heads before, None when never."""
    if not layout.fingerprint:
        return None
    with database.reading() as reading:
        for kept in _kept_layouts(reading, layout):
            return {int(column): str(name) for column, name in json.loads(kept.columns).items()}
    return None


def remember_mapping(database: Database, layout: Layout) -> None:
    """Remember the mapping of ``layout`` for the next workbook with these heads."""
    if not layout.fingerprint:
        return
    columns = json.dumps(layout.mapping)
    with database.work("remember_layout") as work:
        kept = next(iter(_kept_layouts(work, layout)), ImportLayout(fingerprint=layout.fingerprint))
        work.save(kept.with_values(columns=columns))


def _kept_layouts(reading: Reading, layout: Layout) -> list[ImportLayout]:
    same = Filter("fingerprint", Test.equals, layout.fingerprint)
    return reading.find(ImportLayout, Query(filters=(same,)), most=1)


@dataclass
class Gathered:
    """What the rows of one file make of each person: new ones by their row, known ones by their uid.

    Later rows add to what earlier rows made of the same person, so that each is written once.
    """

    new: dict[int, dict[str, Any]] = field(default_factory=dict)
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)

    @staticmethod
    def of(matches: Iterable[Match]) -> Gathered:
        """Gather ``matches`` in the order of their rows."""
        gathered = Gathered()
        for match in matches:
            if match.outcome is Outcome.new:
                gathered.new[match.row.number] = dict(match.row.values)
            elif match.outcome is Outcome.changed and match.known:
                changes = {change.field: change.after for change in match.changes}
                if match.earlier_row:
                    gathered.new[match.earlier_row].update(changes)
                else:
                    gathered.changed.setdefault(match.known.key, {}).update(changes)
        return gathered
