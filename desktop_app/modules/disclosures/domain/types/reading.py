"""A file becomes a type of disclosure, or a sentence that says what is wrong with it and where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from desktop_app.domain import kinds
from desktop_app.domain.errors import Unreadable
from desktop_app.domain.i18n import _
from desktop_app.domain.kinds import Kind
from desktop_app.modules.disclosures.domain.types.checking import check
from desktop_app.modules.disclosures.domain.types.declared import (
    PERSONS,
    POSTERS,
    SIGNERS,
    Computed,
    DisclosureType,
    Group,
    PageLayout,
    PersonColumn,
    PersonsTable,
    TypedField,
)
from desktop_app.modules.disclosures.domain.types.entries import LARGEST_TYPE, BadType, Entries, Source, entries_of
from desktop_app.modules.disclosures.domain.types.field_kinds import (
    CHOICE,
    IN_COLUMNS,
    PLAIN,
    TABLE,
    RowColumn,
    Rows,
    options_of,
)
from desktop_app.modules.disclosures.domain.types.wording import LONGEST_WORDING, read_wording


def read_type(path: Path) -> DisclosureType:
    """Read and check the type at ``path``; raises :class:`BadType`."""
    if path.stat().st_size > 4 * LARGEST_TYPE:
        raise BadType(path.name, 1, _("It is too large for a type of disclosure."))
    try:
        return read_text(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError:
        raise BadType(path.name, 1, _("This is no UTF-8 text.")) from None


@lru_cache(maxsize=256)
def read_text(text: str, file: str = "") -> DisclosureType:
    """Read and check the type that ``text`` declares, called ``file`` in complaints; raises :class:`BadType`."""
    entries = entries_of(Source(file, text))
    read = _type(entries, text)
    entries.finish()
    check(read, entries)
    return read


def _type(entries: Entries, text: str) -> DisclosureType:
    return DisclosureType(
        code=entries.code("code"),
        version=entries.text("version"),
        name=entries.text("name"),
        group=Group[entries.one_of("group", [each.name for each in Group])],
        title=entries.text("title"),
        kicker=entries.text("kicker", ""),
        signer=entries.one_of("signer", SIGNERS),
        layout=PageLayout[entries.one_of("layout", [each.name for each in PageLayout])],
        poster=entries.one_of("poster", POSTERS),
        period_rule=entries.text("period_rule", ""),
        rhythm_rule=entries.text("rhythm_rule", ""),
        basis=entries.text("basis", ""),
        objections=entries.flag("objections", default=False),
        allowed=entries.texts("allowed"),
        addressee=entries.text("addressee", ""),
        attachments=entries.text("attachments", ""),
        lines=read_wording(entries.text("wording", most=LONGEST_WORDING)),
        fields=tuple(_field(each) for each in entries.tables("field")),
        computed=tuple(_computed(each) for each in entries.tables("computed")),
        persons=_persons(entries.table(PERSONS)),
        purpose=entries.text("purpose", ""),
        result=entries.text("result", ""),
        base=entries.text("base", ""),
        source=text,
    )


def _field(entries: Entries) -> TypedField:
    kind = entries.one_of("kind", (*PLAIN, CHOICE, TABLE))
    read = TypedField(
        code=entries.code("code"),
        label=entries.text("label"),
        kind=_rows(entries) if kind == TABLE else _kind(entries, kind),
        required=entries.flag("required", default=False),
        hint=entries.text("hint", ""),
        start=entries.text("start", ""),
        example=entries.rows("example") if kind == TABLE else entries.text("example", most=LONGEST_WORDING),
    )
    entries.finish()
    _try_out(read, entries)
    return read


def _try_out(read: TypedField, entries: Entries) -> None:
    """Refuse a start or an example that the field itself could not take."""
    for key, text in (("start", read.start), ("example", read.example)):
        try:
            if isinstance(read.kind, Rows) and not isinstance(text, str):
                read.kind.read([list(row) for row in text])
            elif text:
                read.kind.parse(str(text))
        except Unreadable as wrong:
            raise entries.complaint(key, wrong.message) from None


def _kind(entries: Entries, name: str) -> Kind[Any]:
    if name != CHOICE:
        return PLAIN[name]
    words = entries.texts("options")
    if not words or len(set(words)) < len(words) or not all(_is_an_option(word) for word in words):
        raise entries.complaint("options", _("A choice needs options, each once."))
    return kinds.Choice(options_of(words))


def _is_an_option(word: str) -> bool:
    return bool(word.strip()) and word == word.strip() and not word.startswith("_") and word != "mro"


def _rows(entries: Entries) -> Rows:
    columns = tuple(_column(each) for each in entries.tables("column"))
    if not columns:
        raise entries.complaint("column", _("A table needs columns."))
    return Rows(columns, numbered=entries.flag("numbered", default=False))


def _column(entries: Entries) -> RowColumn:
    read = RowColumn(
        code=entries.code("code"),
        head=entries.text("head"),
        kind=_kind(entries, entries.one_of("kind", sorted(IN_COLUMNS))),
        required=entries.flag("required", default=False),
        total=entries.flag("total", default=False),
    )
    entries.finish()
    return read


def _computed(entries: Entries) -> Computed:
    read = Computed(entries.code("code"), entries.text("label"), entries.texts("plus"), entries.texts("minus"))
    entries.finish()
    return read


def _persons(entries: Entries | None) -> PersonsTable | None:
    if entries is None:
        return None
    read = PersonsTable(
        columns=tuple(_persons_columns(entries)),
        required=entries.flag("required", default=True),
    )
    entries.finish()
    return read


def _persons_columns(entries: Entries) -> Iterator[PersonColumn]:
    for each in entries.tables("column"):
        if each.has("fact"):
            yield PersonColumn(each.text("head"), each.text("fact"))
            each.finish()
        else:
            example = each.text("example")
            yield PersonColumn(each.text("head"), own=_column(each), example=example)
