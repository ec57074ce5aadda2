"""The menu that offers a filter for every field, after its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import singledispatch

from PySide6.QtWidgets import QMenu

from desktop_app.domain import kinds
from desktop_app.domain.i18n import Message, _
from desktop_app.domain.kinds import Kind
from desktop_app.domain.kinds.plain import NO, YES
from desktop_app.domain.record import Field, Record
from desktop_app.store.query import Filter, Test
from desktop_app.ui.filters.chips import Chip, RoomFilter

Add = Callable[[Chip], object]
AskMore = Callable[[Field], object]
"""Ask for the values of a filter that a menu cannot hold: a range, a record."""


@singledispatch
def options_of(_kind: Kind[object], field: Field) -> Iterable[tuple[Message, Chip]]:  # noqa: ARG001 - some kinds use it
    """Return the filters of a field that need no further question."""
    return ()


@options_of.register(kinds.Choice)
def _options_of_choice(kind: kinds.Choice[Enum], field: Field) -> Iterable[tuple[Message, Chip]]:
    return [_option(field, Test.equals, option, option.value) for option in kind.options]


@options_of.register(kinds.Choices)
def _options_of_choices(kind: kinds.Choices[Enum], field: Field) -> Iterable[tuple[Message, Chip]]:
    return [_option(field, Test.contains, option, option.value) for option in kind.options]


@options_of.register
def _options_of_flag(_kind: kinds.Flag, field: Field) -> Iterable[tuple[Message, Chip]]:
    return [_option(field, Test.equals, True, YES), _option(field, Test.equals, False, NO)]


def _option(field: Field, test: Test, value: Enum | bool, words: Message) -> tuple[Message, Chip]:
    return words, Chip(said(field, words), (Filter(field.name, test, value),))


def said(field: Field, words: Message | str) -> Message:
    """Return the words of a chip."""
    return _("{field}: {value}", field=field.label, value=words)


def can_be_filtered(field: Field) -> bool:
    """Tell whether a list can be narrowed by ``field``."""
    return not isinstance(field.kind, kinds.Parts)


def needs_question(kind: Kind[object]) -> bool:
    """Tell whether a filter of such a field is a range or a record, which a menu cannot hold."""
    ranges = kinds.Date | kinds.Partial | kinds.Whole | kinds.Money | kinds.PeriodKind
    return isinstance(kind, ranges | kinds.Link)


def filter_menu(menu: QMenu, record: type[Record], rooms: Sequence[RoomFilter], add: Add, ask_more: AskMore) -> None:
    """Fill ``menu`` with the room's own filters, then the fields; of plain texts only what is missing is asked."""
    for own in rooms:
        menu.addAction(str(own.words)).triggered.connect(lambda _on=False, own=own: add(own.chip()))
    if rooms:
        menu.addSeparator()
    fields = [each for each in record.fields if can_be_filtered(each)]
    texts = [each for each in fields if not has_values_to_choose(each)]
    for field in fields:
        if field not in texts:
            _field_menu(menu.addMenu(str(field.label)), field, add, ask_more)
    missing = menu.addMenu(str(_("Filled in or empty")))
    for field in texts:
        _add_missing(missing.addMenu(str(field.label)), field, add)


def has_values_to_choose(field: Field) -> bool:
    """Tell whether a filter can name values of ``field``, not only whether there is one."""
    return needs_question(field.kind) or any(True for _each in options_of(field.kind, field))


def _field_menu(menu: QMenu, field: Field, add: Add, ask_more: AskMore) -> None:
    for words, chip in options_of(field.kind, field):
        menu.addAction(str(words)).triggered.connect(lambda _on=False, chip=chip: add(chip))
    if needs_question(field.kind):
        wish = _("is …") if isinstance(field.kind, kinds.Link) else _("from … to …")
        menu.addAction(str(wish)).triggered.connect(lambda _on=False: ask_more(field))
    if not (isinstance(field.kind, kinds.Flag) or field.required):
        menu.addSeparator()
        _add_missing(menu, field, add)


def _add_missing(menu: QMenu, field: Field, add: Add) -> None:
    for words, test in ((_("is filled in"), Test.is_filled), (_("is empty"), Test.is_empty)):
        chip = Chip(said(field, words), (Filter(field.name, test),))
        menu.addAction(str(words)).triggered.connect(lambda _on=False, chip=chip: add(chip))
