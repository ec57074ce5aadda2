"""Writing the list shown into a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain import kinds
from desktop_app.domain.i18n import _, n_
from desktop_app.domain.record import Field, Record
from desktop_app.exchange.workbook_out import columns_of, values_of, write_table
from desktop_app.store.reading import Reading
from desktop_app.ui.desk import Desk
from desktop_app.ui.record_page.extending import ListShown
from desktop_app.ui.tasks import Job

_AT_ONCE = 500


def export_list(desk: Desk, shown: ListShown) -> None:
    """Ask where to, write off the window's thread with progress, and say what was written."""
    suggested = desk.export_folder / f"{shown.record.plural}.xlsx"
    path = desk.dialogs.save_file(_("Export the list"), [(_("Excel workbook"), "*.xlsx")], suggested)
    if path is None:
        return
    desk.preferences.keep_folder("export", path.parent)
    desk.runner.run(
        lambda job: _write(desk, shown, path, job),
        lambda many: desk.dialogs.tell_result(n_("{n} entry was exported.", "{n} entries were exported.", many), path),
        title=_("Exporting: {what}", what=shown.record.plural),
    )


def _write(desk: Desk, shown: ListShown, path: Path, job: Job) -> int:
    fields = exported_fields(shown)
    with desk.database.reading() as reading:
        ids = list(reading.ids(shown.record, shown.query))
        records = _records(reading, shown.record, ids)
        return write_table(
            path,
            str(shown.record.plural),
            columns_of(fields),
            values_of(fields, records),
            lambda done, _total: job.step(done, len(ids)),
        )


def exported_fields(shown: ListShown) -> list[Field]:
    """Return the fields of the columns shown in their order, then all others that a cell can hold."""
    able = [each for each in shown.record.fields if not isinstance(each.kind, kinds.AttachmentKind)]
    return [*(shown.record.field(name) for name in shown.fields), *(x for x in able if x.name not in shown.fields)]


def _records(reading: Reading, record: type[Record], ids: list[int]) -> Iterator[Record]:
    for start in range(0, len(ids), _AT_ONCE):
        yield from reading.many(record, ids[start : start + _AT_ONCE])
