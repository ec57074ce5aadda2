"""Finding out which rows of a roster are persons already known, from the store or from an earlier row.

Same resident ID; same name and birth; same name and phone. Where two records neither agree nor contradict each
other enough, the clerk decides; nothing is merged on a name alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from enum import Enum
from itertools import islice
from typing import Any

from desktop_app.domain.address import Address
from desktop_app.domain.days import PartialDate
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.phone import SEPARATOR
from desktop_app.exchange.check import CheckedRow, Step

ROWS_BETWEEN_STEPS = 500
MOST_CANDIDATES = 20
"""Persons among whom the clerk is asked to choose."""

_NUMBER, _ANY, _UNBORN = "\0number", "\0any", "\0unborn"
_ROW = "row "


class Outcome(Enum):
    """What an accepted row is beside what is known."""

    new = _("new")
    changed = _("changed")
    unchanged = _("unchanged")
    to_decide = _("to decide")


class Choice(Enum):
    """What the clerk says about a row that was left to decide."""

    same_person = "same_person"
    another_person = "another_person"
    leave_out = "leave_out"


@dataclass(frozen=True, slots=True)
class Known:
    """A person already known. ``key`` is the uid in the store, or ``row 17`` for one that an earlier row has made.

    ``values`` are those the row could change, by field.
    """

    key: str
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The person's name."""
        return str(self.values.get("name", ""))


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a row changes."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Decision:
    """What the clerk has decided about one row; ``key`` names the person meant by ``same_person``."""

    choice: Choice
    key: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """One accepted row and what it would do.

    ``known`` is the person it changes or leaves unchanged. ``candidates`` and ``reason`` are for the clerk, where
    there is something to decide. ``earlier_row`` is the row of the same file that the person first came from, 0
    where there is none.
    """

    row: CheckedRow
    outcome: Outcome
    known: Known | None = None
    changes: tuple[Change, ...] = ()
    candidates: tuple[Known, ...] = ()
    reason: Message | None = None
    earlier_row: int = 0


@dataclass
class Plan:
    """What an import would do, row by row; nothing is written yet."""

    matches: list[Match] = field(default_factory=list)
    left_out: list[CheckedRow] = field(default_factory=list)

    def of(self, outcome: Outcome) -> list[Match]:
        """Return the rows with that ``outcome``."""
        return [match for match in self.matches if match.outcome is outcome]

    def count(self, outcome: Outcome) -> int:
        """Return how many rows have that ``outcome``."""
        return sum(1 for match in self.matches if match.outcome is outcome)


class People:
    """The persons a roster may speak of; rows add the persons they make.

    They are found by resident ID, by name with the day of birth, and by name with a phone, so that ten thousand
    namesakes cost no more than one.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_key: dict[str, Known] = {}
        self._keys: dict[tuple[str, object], dict[str, None]] = {}
        for person in known:
            self.put(person)

    def put(self, person: Known) -> None:
        """Add ``person``, or replace what was known of that key."""
        self._by_key[person.key] = person
        for sign in _signs(person.values):
            self._keys.setdefault(sign, {})[person.key] = None

    def with_key(self, key: str) -> Known | None:
        """Return the person called by ``key``."""
        return self._by_key.get(key)

    def with_number(self, number: str) -> Known | None:
        """Return the person with that resident ID."""
        key = next(iter(self._keys.get((_NUMBER, number), ())), "") if number else ""
        return self._by_key.get(key)

    def like(self, row: Mapping[str, Any]) -> list[Known]:
        """Return the persons of the same name who may be the one in ``row``, at most ``MOST_CANDIDATES``.

        Where the day of birth is known, those who were born on another day and have another phone are left out.
        """
        name = row["name"]
        if (name, _ANY) not in self._keys:
            return []
        signs = [sign for sign in _signs(row) if sign not in ((name, _ANY), (name, _UNBORN))]
        signs.append((name, _UNBORN if _whole_day(row.get("birth")) else _ANY))
        keys = dict.fromkeys(key for sign in signs for key in islice(self._keys.get(sign, ()), MOST_CANDIDATES))
        return [self._by_key[key] for key in islice(keys, MOST_CANDIDATES)]


def _signs(values: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Yield the signs a person is found by."""
    name, number, birth = values.get("name", ""), values.get("resident_id"), values.get("birth")
    yield name, _ANY
    if number:
        yield _NUMBER, number
    if _whole_day(birth):
        yield name, birth
    else:
        yield name, _UNBORN
    for phone in _phones(values):
        yield name, phone


def _whole_day(birth: PartialDate | None) -> bool:
    return birth is not None and birth.day is not None


def wanted(rows: Iterable[CheckedRow]) -> tuple[set[str], set[str]]:
    """Return the names and the resident IDs that the store has to be asked for before :func:`match_rows`."""
    names: set[str] = set()
    numbers: set[str] = set()
    for row in rows:
        names.add(row.values.get("name", ""))
        numbers.add(row.values.get("resident_id", ""))
    return names - {""}, numbers - {""}


def match_rows(
    rows: Iterable[CheckedRow],
    known: Iterable[Known],
    decisions: Mapping[int, Decision] | None = None,
    step: Step = lambda _done, _total: None,
) -> Plan:
    """Return what importing the accepted ``rows`` would do.

    ``known`` are the persons of the store that :func:`wanted` asks for. ``decisions`` are the clerk's, by row
    number. ``step`` is told (rows done, rows in all).
    """
    people = People(known)
    plan = Plan()
    accepted = [row for row in rows if not row.problems]
    for done, row in enumerate(accepted):
        if done % ROWS_BETWEEN_STEPS == 0:
            step(done, len(accepted))
        decision = (decisions or {}).get(row.number)
        if decision and decision.choice is Choice.leave_out:
            plan.left_out.append(row)
            continue
        match = _decided(row, people, decision) if decision else _matched(row, people)
        plan.matches.append(match)
        _remember(match, people)
    step(len(accepted), len(accepted))
    return plan


def _decided(row: CheckedRow, people: People, decision: Decision) -> Match:
    """Return the match the clerk wants; a resident ID that somebody else has makes no other person."""
    undecided = _matched(row, people)
    person = people.with_key(decision.key)
    if decision.choice is Choice.same_person and person:
        return _compared(row, person)
    has_an_owner = people.with_number(row.values.get("resident_id", "")) is not None
    return undecided if has_an_owner else Match(row, Outcome.new)


def _matched(row: CheckedRow, people: People) -> Match:
    owner = people.with_number(row.values.get("resident_id", ""))
    if owner is None:
        return _matched_by_name(row, people.like(row.values))
    if owner.name == row.values["name"]:
        return _compared(row, owner)
    said = _("The resident ID number belongs to somebody of another name.")
    return Match(row, Outcome.to_decide, candidates=(owner,), reason=said)


def _matched_by_name(row: CheckedRow, namesakes: Sequence[Known]) -> Match:
    if not namesakes:
        return Match(row, Outcome.new)
    verdicts = [(person, kinship(row.values, person.values)) for person in namesakes]
    same = [person for person, verdict in verdicts if verdict is Kinship.same]
    if len(same) == 1:
        return _compared(row, same[0])
    unclear = [person for person, verdict in verdicts if verdict is not Kinship.other]
    if not unclear:
        return Match(row, Outcome.new)
    said = _("Somebody of the same name is known, and it is not certain whether this is the same person.")
    return Match(row, Outcome.to_decide, candidates=tuple(unclear), reason=said)


class Kinship(Enum):
    """How two records of one name stand to each other."""

    same = "same"
    other = "other"
    unclear = "unclear"


def kinship(row: Mapping[str, Any], known: Mapping[str, Any]) -> Kinship:
    """Say whether two records of the same name, with different or missing resident IDs, are one human being.

    The whole day of birth or a phone in common makes them one, unless IDs, births or sexes contradict each
    other. Contradictions make them two, unless birth or phone agree all the same: then the clerk decides.
    """
    birth = _agreement_of_births(row.get("birth"), known.get("birth"))
    same_phone = bool(_phones(row) & _phones(known))
    contradicted = birth is False or _differ(row, known, "resident_id") or _differ(row, known, "sex")
    alike = birth is True or same_phone
    if alike:
        return Kinship.unclear if contradicted else Kinship.same
    return Kinship.other if contradicted else Kinship.unclear


def _agreement_of_births(one: PartialDate | None, other: PartialDate | None) -> bool | None:
    """True for the same whole day, False for days that cannot be one, None where that is not known."""
    if one is None or other is None:
        return None
    if not one.agrees_with(other):
        return False
    return True if one.day and other.day else None


def _differ(row: Mapping[str, Any], known: Mapping[str, Any], name: str) -> bool:
    mine, theirs = row.get(name), known.get(name)
    return bool(mine and theirs and mine != theirs)


def _phones(values: Mapping[str, Any]) -> set[str]:
    return set(filter(None, values.get("phone", "").split(SEPARATOR)))


def _compared(row: CheckedRow, person: Known) -> Match:
    changes = tuple(_changes(row.values, person.values))
    outcome = Outcome.changed if changes else Outcome.unchanged
    return Match(row, outcome, person, changes, earlier_row=_earlier_row(person))


def _changes(row: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the fields in which ``row`` tells more or something else; an empty cell changes nothing."""
    for name, value in row.items():
        before = known.get(name)
        after = value
        if isinstance(value, tuple):
            after = _all_tags(before, value)
        elif name == "phone":
            after = _all_phones(before, value)
        if after != before and not _says_less(value, before):
            yield Change(name, before, after)


def _all_tags(before: tuple[object, ...] | None, after: tuple[object, ...]) -> tuple[object, ...]:
    """Put further tags beside the known ones: a roster lists what it knows, not all there is."""
    return tuple(dict.fromkeys((*after, *(before or ()))))


def _all_phones(before: str | None, after: str) -> str:
    """Put a further number before the known ones."""
    return SEPARATOR.join(dict.fromkeys(filter(None, (*after.split(SEPARATOR), *(before or "").split(SEPARATOR)))))


def _says_less(after: object, before: object) -> bool:
    """Say whether everything in ``after`` is known already: the month of a known day, one of two known phones."""
    if isinstance(after, PartialDate) and isinstance(before, PartialDate):
        return after.agrees_with(before) and (after.month is None or after.day is None)
    if isinstance(after, Address) and isinstance(before, Address):
        pairs = zip(astuple(after), astuple(before), strict=True)
        return all(part in ("", known) for part, known in pairs)
    if isinstance(after, tuple) and isinstance(before, tuple):
        return set(after) <= set(before)
    if isinstance(after, str) and isinstance(before, str):
        return set(after.split(SEPARATOR)) <= set(before.split(SEPARATOR))
    return after in ("", (), None)


def _remember(match: Match, people: People) -> None:
    """Let later rows see what this one makes of its person."""
    if match.outcome is Outcome.new:
        people.put(Known(f"{_ROW}{match.row.number}", match.row.values))
    elif match.outcome is Outcome.changed and match.known:
        changed = {change.field: change.after for change in match.changes}
        people.put(Known(match.known.key, {**match.known.values, **changed}))


def _earlier_row(person: Known) -> int:
    return int(person.key.removeprefix(_ROW)) if person.key.startswith(_ROW) else 0
