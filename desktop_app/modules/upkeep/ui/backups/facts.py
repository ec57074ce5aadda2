"""Facts about a backup, one under the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop_app.domain.i18n import Message, _, n_
from desktop_app.modules.upkeep.ui.moments import iso_time, size_words
from desktop_app.store.backup import BackupResult
from desktop_app.store.schema import Schema
from desktop_app.ui import theme
from desktop_app.ui.parts import paragraph, words

_LABEL = 150
_SHOWN_OF_CHECKSUM = 8
Fact = tuple[Message, Message | str]


def facts_of(result: BackupResult, schema: Schema) -> list[Fact]:
    """Say where a backup lies, how large it is and what it holds."""
    return [
        (_("File"), str(result.path)),
        (_("Made"), iso_time(result.manifest.made)),
        (_("Size"), size_words(result.size)),
        (_("Holds"), holdings_words(result.counts, schema)),
        (_("Checksum"), short_checksum(result.sha256)),
    ]


def grid_of(facts: Iterable[Fact]) -> QGridLayout:
    """Return the facts as labels and words that can be copied."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(4))
    grid.setColumnMinimumWidth(0, theme.px(_LABEL))
    grid.setColumnStretch(1, 1)
    for place, (label, text) in enumerate(facts):
        said = paragraph(text, "")
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(words(label, "soft"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(said, place, 1)
    return grid


def short_checksum(sha256: str) -> str:
    """Return the beginning and the end of a checksum, enough to compare by eye."""
    return f"SHA-256  {sha256[:_SHOWN_OF_CHECKSUM]}…{sha256[-_SHOWN_OF_CHECKSUM:]}"


def holdings_words(counts: Mapping[str, int], schema: Schema) -> str:
    """Say how many records of each type there are, the types without any left out."""
    held = [f"{type_words(table, schema)} {count:,}" for table, count in counts.items() if count]
    total = n_("{n:,} entry", "{n:,} entries", sum(counts.values()))
    return str(_("{total} ({parts})", total=total, parts="、".join(held))) if held else str(total)


def type_words(table: str, schema: Schema) -> str:
    """Return what people call the records of a table; an unknown table keeps its own name."""
    try:
        return str(schema.record_named(table).plural)
    except KeyError:
        return table
