"""What the tests of the exchange share: small workbooks, written and read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from desktop_app.exchange.check import Checked, check_rows
from desktop_app.exchange.layout import Layout
from desktop_app.exchange.recognise import find_roster
from desktop_app.exchange.target import Target
from desktop_app.exchange.workbooks import Sheet, open_workbook
from desktop_app.modules.people.exchange import PEOPLE

Rows = Sequence[Sequence[Any]]


def write(path: Path, rows: Rows, merged: Sequence[str] = (), sheet: str = "名册") -> Path:
    """Write ``rows`` to the only sheet of the workbook ``path``."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row, cells in enumerate(rows, 1):
        for column, cell in enumerate(cells, 1):
            if cell is not None:
                page.cell(row, column, cell)
    for each in merged:
        page.merge_cells(each)
    book.save(path)
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Callable[..., tuple[Sheet, Layout, Checked]]:
    """Write rows to a workbook, then recognise and check it."""

    def read(rows: Rows, merged: Sequence[str] = (), target: Target = PEOPLE) -> tuple[Sheet, Layout, Checked]:
        found = find_roster(open_workbook(write(tmp_path / "roster.xlsx", rows, merged)), target)
        return found.sheet, found.layout, check_rows(found.sheet, found.layout, target)

    return read
