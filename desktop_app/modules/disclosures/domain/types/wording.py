"""The wording of a type as text: one line for each paragraph.

根据有关规定，{proposer}研究……      a paragraph; braces are filled with the fields
# 一、公示时间                        a heading; ## ### #### are the levels under it
[persons]                             the place of a table
?phone # 二、意见反映                 printed only when the field is filled in
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop_app.modules.disclosures.domain.types.declared import Line

LONGEST_WORDING = 20_000
_CONDITION = re.compile(r"\?([a-z0-9_]+)\s+(.*)")
_TABLE = re.compile(r"\[([a-z0-9_]+)\]")
_HEADING = re.compile(r"(#{1,4})\s*(.*)")


def read_wording(text: str) -> tuple[Line, ...]:
    """Return the lines of a wording; empty ones part nothing and are left out."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for number, written in enumerate(text.splitlines(), 1):
        line, needs = written.strip(), ""
        condition = _CONDITION.fullmatch(line)
        if condition:
            needs, line = condition.groups()
        if not line:
            continue
        table, heading = _TABLE.fullmatch(line), _HEADING.fullmatch(line)
        if table:
            yield Line(table=table[1], needs=needs, number=number)
        elif heading:
            yield Line(heading[2], level=len(heading[1]), needs=needs, number=number)
        else:
            yield Line(line, needs=needs, number=number)


def written_wording(lines: Iterable[Line]) -> str:
    """Return ``lines`` as :func:`read_wording` reads them."""
    return "\n".join(_written(line) for line in lines)


def _written(line: Line) -> str:
    condition = f"?{line.needs} " if line.needs else ""
    if line.table:
        return f"{condition}[{line.table}]"
    return f"{condition}{'#' * line.level}{' ' if line.level else ''}{line.text}"
