"""Printing the list shown: laid out off the window's thread, looked at, then given to a printer or a file."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog

from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _, n_
from desktop_app.domain.record import Field, Record
from desktop_app.ui import theme
from desktop_app.ui.cells import shown as in_a_list
from desktop_app.ui.desk import Desk
from desktop_app.ui.parts import button, column, row
from desktop_app.ui.preview.document_preview import DocumentPreview
from desktop_app.ui.preview.sheets import Shown, shown
from desktop_app.ui.printing.dialog import Printable
from desktop_app.ui.printing.offering import Giving
from desktop_app.ui.record_page.extending import ListShown
from desktop_app.ui.tasks import Job

_AT_ONCE = 500


def print_list(desk: Desk, listed: ListShown) -> None:
    """Lay out the list as it is shown, private numbers masked, and show it before it is printed."""
    desk.runner.run(
        lambda job: _laid_out(desk, listed, job),
        lambda made: _show(desk, listed, *made),
        title=_("Laying out: {what}", what=listed.record.plural),
    )


class ListPreview(QDialog):
    """The pages of a list, and the ways to give them out."""

    def __init__(self, desk: Desk, title: str, pages: Shown, complaints: list[str]) -> None:
        super().__init__()
        self.pages = pages
        self.setWindowTitle(title)
        self.resize(theme.px(1000), theme.px(640))
        giving = Giving(desk, self)
        printable = Printable(title, pages.pdf, len(pages.sizes))
        preview = DocumentPreview(desk.runner)
        preview.show_document(pages, complaints)
        whole = column(self, margin=16)
        whole.addWidget(preview, 1)
        across = row()
        across.addWidget(button(_("Close"), self.reject))
        across.addStretch(1)
        across.addWidget(button(_("Save as PDF"), lambda: giving.offer_file(printable, _nothing, _heard)))
        self.print_button = button(
            _("Print"), lambda: giving.offer_print(printable, _nothing, _heard), "printer", "primary"
        )
        across.addWidget(self.print_button)
        whole.addLayout(across)


def _laid_out(desk: Desk, listed: ListShown, job: Job) -> tuple[Shown, list[str]]:
    from desktop_app.documents.lists import MOST_ROWS, list_pdf  # noqa: PLC0415 - fonts and PDF only where printed

    fields = [listed.record.field(name) for name in listed.fields]
    with desk.database.reading() as reading:
        ids = list(reading.ids(listed.record, listed.query))
        if len(ids) > MOST_ROWS:
            raise AppError(_("At most {most} entries can be printed. Narrow the list down first.", most=MOST_ROWS))
        records: list[Record] = []
        for start in range(0, len(ids), _AT_ONCE):
            records += reading.many(listed.record, ids[start : start + _AT_ONCE])
            job.step(len(records), 2 * len(ids))
    rows = [_row(fields, record) for record in records]
    pdf, missing = list_pdf(str(listed.record.plural), [str(each.label) for each in fields], rows, job.step)
    return shown(pdf), _complaints([each.character for each in missing])


def _row(fields: list[Field], record: Record) -> list[str]:
    return [in_a_list(each, getattr(record, each.name)) for each in fields]


def _complaints(missing: list[str]) -> list[str]:
    if not missing:
        return []
    many, signs = len(missing), "".join(missing)
    return [
        str(
            n_(
                "{n} character has no font and shows as an empty box: {signs}",
                "{n} characters have no font and show as empty boxes: {signs}",
                many,
                signs=signs,
            )
        )
    ]


def _show(desk: Desk, listed: ListShown, pages: Shown, complaints: list[str]) -> None:
    desk.dialogs.show(ListPreview(desk, str(listed.record.plural), pages, complaints))


def _nothing() -> None:
    """A printed list leaves nothing in the store."""


def _heard(_kept: object) -> None:
    """Nothing on the page changes by printing."""
