"""The work behind the steps of an import, done off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from desktop_app.exchange.matching import Decision, Match, Outcome, Plan
from desktop_app.exchange.recognise import Roster as Found
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.workbooks import open_workbook
from desktop_app.modules.people.exchange.importing import (
    ImportResult,
    RosterFile,
    checked_roster,
    plan_import,
    remember_mapping,
    remembered_mapping,
    write_plan,
)
from desktop_app.modules.upkeep.ui.imports.fates import PlannedRow, planned_rows
from desktop_app.modules.upkeep.ui.imports.sorts import SORTS, Sort, sort_it_looks_like
from desktop_app.store.database import Database
from desktop_app.ui.tasks import Job

AUTOMATIC = ""
"""The name of no sort: the program finds out which it is."""


@dataclass(frozen=True)
class Looked:
    """A workbook that was looked into: what was recognised on which sheet.

    ``sheets`` are the names of all sheets with a roster; ``remembered`` tells whether the columns are those the
    clerk settled for such a sheet before.
    """

    path: Path
    sort: Sort
    found: Found
    sheets: tuple[str, ...]
    remembered: bool

    def with_mapping(self, mapping: Mapping[int, str]) -> Looked:
        """Return this with the columns as the clerk has them now."""
        return replace(self, found=replace(self.found, layout=self.found.layout.with_mapping(mapping)))


@dataclass(frozen=True)
class Preview:
    """Everything an import would do, before any of it is done."""

    looked: Looked
    file: RosterFile
    plan: Plan
    questions: Mapping[int, Match] = field(default_factory=dict)
    decisions: Mapping[int, Decision] = field(default_factory=dict)

    def rows(self) -> list[PlannedRow]:
        """Return the rows in the order of the sheet with what becomes of each."""
        return planned_rows(self.file.checked, self.plan, self.questions, self.decisions)


@dataclass(frozen=True)
class Written:
    """An import that is done, or ``overtaken``: the store was changed since the preview and nothing was written."""

    preview: Preview
    result: ImportResult | None

    @property
    def overtaken(self) -> bool:
        """Whether the clerk has to look at the preview again."""
        return self.result is None


def look(database: Database, path: Path, sort: str, sheet: str, sheets: tuple[str, ...], job: Job) -> Looked:
    """Find the roster in the workbook ``path``; raises ``AppError`` where there is none or the file would do harm."""
    job.step(0, 0)
    workbook = open_workbook(path)
    chosen = SORTS[sort] if sort else sort_it_looks_like(workbook, sheet)
    found = find_roster(workbook, chosen.roster.target, sheet)
    remembered = remembered_mapping(database, found.layout)
    if remembered is not None:
        known = {each.name for each in chosen.roster.target.fields}  # an older program may have remembered others
        kept = {column: name for column, name in remembered.items() if name in known}
        found = replace(found, layout=found.layout.with_mapping(kept))
    job.step(1, 1)
    names = sheets or tuple(name for name in workbook.sheet_names if name in {found.sheet.name, *found.others})
    return Looked(path, chosen, found, names, remembered is not None)


def check(database: Database, looked: Looked, *, remember: bool, job: Job) -> Preview:
    """Read every row and compare it with the store; nothing of the roster is written."""
    file = checked_roster(looked.path.name, looked.found, looked.sort.roster, job.step)
    if remember:
        remember_mapping(database, looked.found.layout)
    plan = plan_import(database, file, looked.sort.roster, step=job.step)
    job.step(1, 1)
    return Preview(looked, file, plan, _questions(plan))


def decide(database: Database, preview: Preview, decisions: Mapping[int, Decision], job: Job) -> Preview:
    """Return the preview under other decisions of the clerk."""
    plan = plan_import(database, preview.file, preview.looked.sort.roster, decisions, job.step)
    return replace(preview, plan=plan, questions={**preview.questions, **_questions(plan)}, decisions=decisions)


def write(database: Database, preview: Preview, who: str, job: Job) -> Written:
    """Write what the preview shows as one step of the history, all of it or nothing."""
    fresh = decide(database, preview, preview.decisions, job)
    if _counts(fresh.plan) != _counts(preview.plan):
        return Written(fresh, None)
    result = write_plan(database, fresh.file, fresh.looked.sort.roster, fresh.plan, who, job.step)
    return Written(fresh, result)


def _questions(plan: Plan) -> dict[int, Match]:
    return {match.row.number: match for match in plan.of(Outcome.to_decide)}


def _counts(plan: Plan) -> list[int]:
    return [plan.count(outcome) for outcome in Outcome]
