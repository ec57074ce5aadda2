"""What becomes of every row of an import, in the order of the sheet and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from desktop_app.domain import kinds
from desktop_app.domain.errors import Problem
from desktop_app.domain.i18n import Message, _
from desktop_app.exchange.check import Checked, CheckedRow
from desktop_app.exchange.matching import Choice, Decision, Known, Match, Outcome, Plan
from desktop_app.exchange.refusals import reasons
from desktop_app.exchange.target import Target
from desktop_app.ui.cells import masked

NOTHING = "—"
TELLING = ("name", "sex", "birth", "resident_id", "phone", "address")
"""The fields by which a clerk tells persons of one name apart."""


class Fate(Enum):
    """What an import does with a row."""

    refused = _("refused")
    to_decide = _("to decide")
    new = _("new")
    changed = _("changed")
    unchanged = _("unchanged")
    left_out = _("left out")


_OF_OUTCOMES = {
    Outcome.new: Fate.new,
    Outcome.changed: Fate.changed,
    Outcome.unchanged: Fate.unchanged,
    Outcome.to_decide: Fate.to_decide,
}


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the sheet. ``question`` is what the clerk was asked about it, ``decision`` the answer."""

    row: CheckedRow
    fate: Fate
    match: Match | None = None
    question: Match | None = None
    decision: Decision | None = None


Questions = Mapping[int, Match]
"""What has been asked about rows, by row number; kept when the clerk has decided, so that it can be decided again."""


def planned_rows(
    checked: Checked, plan: Plan, questions: Questions, decisions: Mapping[int, Decision]
) -> list[PlannedRow]:
    """Return all rows of persons in the order of the sheet."""
    matches = {match.row.number: match for match in plan.matches}
    return [_planned(row, matches.get(row.number), questions, decisions) for row in checked.rows]


def _planned(
    row: CheckedRow, match: Match | None, questions: Questions, decisions: Mapping[int, Decision]
) -> PlannedRow:
    if row.problems:
        return PlannedRow(row, Fate.refused)
    fate = _OF_OUTCOMES[match.outcome] if match else Fate.left_out
    noticed = match.row if match else row  # the plan has looked up what the row names, and may have hints about it
    return PlannedRow(noticed, fate, match, questions.get(row.number), decisions.get(row.number))


def is_shown(planned: PlannedRow, fate: Fate | None) -> bool:
    """Tell whether a row stands in the list of ``fate``, None for all; a decided row stays among those to decide."""
    return fate is None or planned.fate is fate or (fate is Fate.to_decide and planned.question is not None)


class Wording:
    """Says values of one sort of roster in words."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._fields = {each.name: each for each in target.fields}

    def label(self, name: str) -> str:
        """Return what people call the field ``name``."""
        return str(self._fields[name].label) if name in self._fields else ""

    def value(self, name: str, value: object) -> str:
        """Return ``value`` in full."""
        if value in (None, "", ()):
            return NOTHING
        field = self._fields.get(name)
        if field is None or (isinstance(field.kind, kinds.Link) and isinstance(value, str)):
            return str(value)
        return field.kind.show(value)

    def discreet(self, name: str, value: object) -> str:
        """Return ``value`` for a list others may look at: private values masked."""
        field = self._fields.get(name)
        declared = field.record.field(name) if field and field.record else None
        if declared is None or not declared.private or value in (None, ""):
            return self.value(name, value)
        return masked(declared.kind, value)

    def outcome(self, planned: PlannedRow) -> str:
        """Say what becomes of a row, and whether the clerk said so."""
        if planned.decision is None:
            return str(planned.fate.value)
        return str(_("{fate}, decided", fate=planned.fate.value))

    def reason(self, planned: PlannedRow) -> str:
        """Say in one line why: every complaint, what changes, what is to be decided, what was noticed."""
        if planned.fate is Fate.refused:
            return reasons(self._target, planned.row.problems)
        said = [str(self._question(planned)), *self._changes(planned)]
        return " · ".join(filter(None, said)) or reasons(self._target, planned.row.hints)

    def _changes(self, planned: PlannedRow) -> Iterator[str]:
        for change in planned.match.changes if planned.match else ():
            before, after = self.discreet(change.field, change.before), self.discreet(change.field, change.after)
            yield str(_("{field}: {before} → {after}", field=self.label(change.field), before=before, after=after))

    def _question(self, planned: PlannedRow) -> Message | str:
        if planned.question is None or planned.question.reason is None:
            return ""
        if planned.decision is None:
            return planned.question.reason
        return decision_words(planned.decision)

    def problem(self, problem: Problem) -> str:
        """Say one complaint with its field."""
        label = self.label(problem.field)
        return str(_("{field}: {value}", field=label, value=problem.message)) if label else str(problem.message)


def decision_words(decision: Decision) -> Message:
    """Say what the clerk has decided."""
    return _DECISIONS[decision.choice]


_DECISIONS = {
    Choice.same_person: _("It is the same person."),
    Choice.another_person: _("It is another person."),
    Choice.leave_out: _("The row is left out."),
}


def may_be_another_person(question: Match) -> bool:
    """Tell whether the row can be somebody else: no two persons share a resident ID number."""
    number = question.row.values.get("resident_id")
    return not number or all(number != one.values.get("resident_id") for one in question.candidates)


def row_of(candidate: Known) -> int:
    """Return the row of this sheet that a candidate comes from, 0 for one of the store."""
    number = candidate.key.removeprefix("row ")
    return int(number) if number != candidate.key else 0
