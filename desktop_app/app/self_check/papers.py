"""The steps of a self-check that make paper: a disclosure, a poster, and what a printer would get."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter

from desktop_app.app.self_check.bench import Bench
from desktop_app.app.self_check.failing import must
from desktop_app.app.self_check.report import Facts
from desktop_app.app.self_check.stores import WHO
from desktop_app.demo import CANDIDATES
from desktop_app.documents.poster import PosterSize
from desktop_app.documents.preview import page_count, page_images
from desktop_app.documents.readback import text_on_pages
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.modules.bodies.domain import Body
from desktop_app.modules.disclosures.documents import Disclosed, Shape, disclose
from desktop_app.modules.disclosures.domain import type_called
from desktop_app.modules.disclosures.store import Order
from desktop_app.modules.people.domain import Person
from desktop_app.store.replacing import replacing
from desktop_app.ui.printing.output import print_pages
from desktop_app.ui.printing.printers import InstalledPrinters, PrintOrder

_DOTS_PER_INCH = 150
_DISCLOSURE = "公示.pdf"


def print_a_disclosure(bench: Bench) -> Facts:
    """Make a disclosure, and see that its page shows ink and the heading."""
    made = _disclosed(bench, None, _DISCLOSURE)
    text = "".join(text_on_pages(made.pdf))
    must(made.disclosure.heading in text.replace("\r\n", ""), "the heading is not on the paper")
    picture = page_images(made.pdf, pages=[0])[0]
    must(len(set(picture.pixels[::4])) > 1, "the page is empty")
    return {"bytes": len(made.pdf), "pages": made.pages, "pixels": f"{picture.width}x{picture.height}"}


def print_a_poster(bench: Bench) -> Facts:
    """Make a poster of A2, cut into sheets of A4."""
    made = _disclosed(bench, PosterSize.A2, "海报.pdf")
    must(made.pages > 1, "the poster is one sheet")
    return {"bytes": len(made.pdf), "pages": made.pages}


def print_into_a_file(bench: Bench) -> Facts:
    """Send the disclosure through the system's printing into a file, and count the printers of this PC."""
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    device.setOutputFileName(str(bench.folder / "打印.pdf"))
    device.setResolution(_DOTS_PER_INCH)
    pdf = (bench.folder / _DISCLOSURE).read_bytes()
    print_pages(device, pdf, PrintOrder("", tuple(range(page_count(pdf)))), "公示", lambda _done, _total: None)
    printed = (bench.folder / "打印.pdf").read_bytes()
    must(page_count(printed) == page_count(pdf), "pages are missing")
    return {"bytes": len(printed), "printers": len(InstalledPrinters().names())}


def _disclosed(bench: Bench, size: PosterSize | None, name: str) -> Disclosed:
    database = bench.open_store.database
    with database.reading() as reading:
        persons = [person.uid for person in reading.find(Person, most=CANDIDATES)]
        branches = reading.find(Body, most=1)
    order = Order(type_called("candidate"), persons, proposer=branches[0].uid)
    made = disclose(database, order, WorkingCalendar.from_files(), Shape(size), who=WHO)
    with replacing(bench.folder / name) as out:
        out.write(made.pdf)
    return made
