"""The way of a finished document onto paper or into a file, the same for every room."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.domain.i18n import _, n_
from desktop_app.store.replacing import replacing
from desktop_app.ui.desk import Desk
from desktop_app.ui.printing.dialog import Printable, PrintDialog
from desktop_app.ui.printing.output import print_pages
from desktop_app.ui.printing.printers import InstalledPrinters, Printers, PrintOrder
from desktop_app.ui.tasks import Job

Keep = Callable[[], object]
"""Notes in the store, off the window's thread, that the document was given out."""
Done = Callable[[object], object]
"""Hears on the window's thread what ``Keep`` returned."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 80


class Giving:
    """Gives documents out for one page; ``owner`` is the widget that asks."""

    def __init__(self, desk: Desk, owner: QObject, printers: Printers | None = None) -> None:
        self._desk, self._owner = desk, owner
        self._printers = printers or InstalledPrinters()

    def offer_print(self, printable: Printable, keep: Keep, done: Done) -> None:
        """Ask where to and print; or save where the clerk would rather have a file."""
        dialog = PrintDialog(printable, self._printers, self._desk.preferences)
        if not self._desk.dialogs.show(dialog):
            return
        if dialog.wants_file:
            self.offer_file(printable, keep, done)
        else:
            self._print(printable, dialog.order(), keep, done)

    def offer_file(self, printable: Printable, keep: Keep, done: Done) -> None:
        """Ask where to and as what, and save; a PDF where the name's ending is that of nothing else offered."""
        suggested = self._desk.export_folder / f"{file_name(printable.title)}.pdf"
        kinds = [(_("PDF document"), "*.pdf"), *((other.name, f"*{other.ending}") for other in printable.others)]
        title = _("Save as") if printable.others else _("Save as PDF")
        path = self._desk.dialogs.save_file(title, kinds, suggested)
        if path is None:
            return
        self._desk.preferences.keep_folder("export", path.parent)
        self._desk.runner.run(
            lambda _job: _saved(printable, path, keep),
            lambda kept: self._told_file(path, kept, done),
            self._desk.dialogs.tell_failure,
            owner=self._owner,
        )

    def _told_file(self, path: Path, kept: object, done: Done) -> None:
        done(kept)
        is_pdf = path.suffix.lower() == ".pdf"
        self._desk.dialogs.tell_result(_("The PDF was saved.") if is_pdf else _("The file was saved."), path)

    def _print(self, printable: Printable, order: PrintOrder, keep: Keep, done: Done) -> None:
        device = self._printers.device(order.printer)

        def work(job: Job) -> object:
            print_pages(device, printable.pdf, order, printable.title, job.step)
            return keep()

        def told(kept: object) -> None:
            done(kept)
            sheets = len(order.pages) * order.copies
            self._desk.dialogs.tell(
                n_(
                    "{n} page was sent to “{printer}”.",
                    "{n} pages were sent to “{printer}”.",
                    sheets,
                    printer=order.printer,
                )
            )

        self._desk.runner.run(
            work,
            told,
            self._desk.dialogs.tell_failure,
            title=_("Printing: {what}", what=printable.title),
            owner=self._owner,
        )


def _saved(printable: Printable, path: Path, keep: Keep) -> object:
    """Write the file and note it; neither is left when the other fails."""
    content = printable.content(path.suffix)
    with replacing(path) as out:
        out.write(content)
        return keep()


def file_name(title: str) -> str:
    """Return ``title`` as a name that every system takes for a file."""
    return _NOT_IN_NAMES.sub(" ", title).strip(" .")[:_LONGEST_NAME] or "document"
