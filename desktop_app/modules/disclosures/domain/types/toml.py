"""A type written as the file that declares it: what the program changes in a form comes back as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.domain.kinds import Choice
from desktop_app.modules.disclosures.domain.types.declared import (
    Computed,
    DisclosureType,
    PersonColumn,
    PersonsTable,
    TypedField,
)
from desktop_app.modules.disclosures.domain.types.field_kinds import RowColumn, Rows, name_of_kind
from desktop_app.modules.disclosures.domain.types.wording import written_wording

Value = str | bool | Sequence[str] | Sequence[Sequence[str]]


def written_type(kind: DisclosureType) -> str:
    """Return ``kind`` as a TOML text from which the same type is read."""
    return "\n".join(_lines(kind)) + "\n"


def _lines(kind: DisclosureType) -> Iterator[str]:
    yield from _entries(
        {
            "code": kind.code,
            "version": kind.version,
            "base": kind.base,
            "name": kind.name,
            "group": kind.group.name,
            "title": kind.title,
            "kicker": kind.kicker,
            "signer": kind.signer,
            "layout": kind.layout.name,
            "poster": kind.poster,
            "period_rule": kind.period_rule,
            "rhythm_rule": kind.rhythm_rule,
            "basis": kind.basis,
            "purpose": kind.purpose,
            "result": kind.result,
            "objections": kind.objections,
            "allowed": kind.allowed,
            "addressee": kind.addressee,
            "attachments": kind.attachments,
        }
    )
    yield f'wording = """\n{_several_lines(written_wording(kind.lines))}\n"""'
    for each in kind.fields:
        yield from _field(each)
    for computed in kind.computed:
        yield from _computed(computed)
    if kind.persons:
        yield from _persons(kind.persons)


def _field(each: TypedField) -> Iterator[str]:
    yield "\n[[field]]"
    yield from _entries(
        {
            "code": each.code,
            "label": each.label,
            "kind": name_of_kind(each.kind),
            "options": _options(each),
            "required": each.required,
            "numbered": isinstance(each.kind, Rows) and each.kind.numbered,
            "hint": each.hint,
            "start": each.start,
            "example": each.example,
        }
    )
    if isinstance(each.kind, Rows):
        for column in each.kind.columns:
            yield "\n[[field.column]]"
            yield from _entries(_column(column))


def _options(each: TypedField | RowColumn) -> tuple[str, ...]:
    return tuple(option.name for option in each.kind.options) if isinstance(each.kind, Choice) else ()


def _column(column: RowColumn) -> Mapping[str, Value]:
    return {
        "code": column.code,
        "head": column.head,
        "kind": name_of_kind(column.kind),
        "options": _options(column),
        "required": column.required,
        "total": column.total,
    }


def _computed(each: Computed) -> Iterator[str]:
    yield "\n[[computed]]"
    yield from _entries({"code": each.code, "label": each.label, "plus": each.plus, "minus": each.minus})


def _persons(persons: PersonsTable) -> Iterator[str]:
    yield "\n[persons]"
    yield f"required = {'true' if persons.required else 'false'}"
    for column in persons.columns:
        yield "\n[[persons.column]]"
        yield from _entries(_persons_column(column))


def _persons_column(column: PersonColumn) -> Mapping[str, Value]:
    if column.own is None:
        return {"head": column.head, "fact": column.fact}
    return {**_column(column.own), "example": column.example}


def _entries(values: Mapping[str, Value]) -> Iterator[str]:
    """Write what holds something."""
    return (f"{key} = {_value(value)}" for key, value in values.items() if value)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"""\n{_several_lines(value)}"""' if "\n" in value else f'"{_escaped(value)}"'
    return f"[{', '.join(_value(each) for each in value)}]"


def _escaped(text: str) -> str:
    """Write what TOML would read otherwise as escapes (TOML 1.0, "String")."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(c if c == "\t" or (ord(c) >= 0x20 and c != "\x7f") else f"\\u{ord(c):04X}" for c in plain)


def _several_lines(text: str) -> str:
    return "\n".join(_escaped(line) for line in text.split("\n"))
