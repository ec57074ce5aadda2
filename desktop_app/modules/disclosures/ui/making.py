"""The paper for the screen, made off the window's thread while the clerk types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from desktop_app.documents.places import boxes_of
from desktop_app.documents.preview import page_count
from desktop_app.domain.values import Attachment
from desktop_app.modules.disclosures.documents import FileForm, Paper, Shape, paper_of, set_paper, whole_poster_of
from desktop_app.modules.disclosures.domain import Disclosure
from desktop_app.modules.disclosures.store import LifeTold, persons_of, pictures_of, save_printed, told_of
from desktop_app.modules.disclosures.ui.shape_bar import Side
from desktop_app.store.database import Database
from desktop_app.ui.preview.pictures import NOTHING_DRAWN, Drawn, Sight, drawn_in
from desktop_app.ui.preview.sheets import Shown, shown
from desktop_app.ui.printing.dialog import OtherFile


@dataclass(frozen=True)
class Made:
    """What the preview shows, and the sentences that keep it from being printed."""

    document: Shown
    complaints: tuple[str, ...] = ()
    drawn: Mapping[int, Drawn] = field(default_factory=lambda: NOTHING_DRAWN)
    """The pictures of the pages in sight."""


@dataclass(frozen=True)
class Prepared:
    """A disclosure as it is kept, and its paper ready to be given out, or stopped."""

    disclosure: Disclosure
    paper: Paper
    pages: int


def drawn_for_the_screen(database: Database, disclosure: Disclosure, side: Side, shape: Shape, sight: Sight) -> Made:
    """Set ``disclosure`` as ``side`` shows it and draw what is in ``sight``; see :func:`made_for_the_screen`."""
    made = made_for_the_screen(database, disclosure, side, shape)
    return replace(made, drawn=drawn_in(sight, made.document))


def made_for_the_screen(database: Database, disclosure: Disclosure, side: Side, shape: Shape) -> Made:
    """Set ``disclosure`` as ``side`` shows it; raises ``AppError`` where that cannot be set at all."""
    if side is Side.printed and disclosure.paper:
        return Made(shown(paper_kept(database, disclosure, disclosure.paper).paper.shown))
    with database.reading() as reading:
        persons = persons_of(reading, disclosure)
        pictures = pictures_of(reading, persons)
    if side is Side.poster and shape.size is not None:
        return _made(whole_poster_of(disclosure, persons, shape.size, shape.ink, pictures), 1)
    paper = paper_of(disclosure, persons, shape, pictures=pictures)
    return _made(paper, shape.tiling.across if shape.tiling else 1)


def _made(paper: Paper, across: int) -> Made:
    boxes = boxes_of(paper.shown, paper.finds)
    return Made(shown(paper.shown, across, boxes), tuple(str(stop) for stop in paper.stops))


def saved_and_told(database: Database, disclosure: Disclosure, who: str) -> LifeTold:
    """Keep a draft as it is filled in, and return what was noted of it."""
    with database.work("save", who=who) as work:
        return told_of(work, work.save(disclosure))


def prepared(database: Database, disclosure: Disclosure, shape: Shape, who: str) -> Prepared:
    """Keep ``disclosure`` as it is filled in, then set its paper from what is kept."""
    kept = disclosure
    if disclosure.is_draft:
        with database.work("save", who=who) as work:
            kept = work.save(disclosure)
    with database.reading() as reading:
        paper = set_paper(reading, kept, replace(shape, plan=True))
    return Prepared(kept, paper, page_count(paper.shown))


def paper_kept(database: Database, disclosure: Disclosure, paper: Attachment) -> Prepared:
    """Take the paper as it was printed out of the store."""
    with database.reading() as reading:
        pdf = reading.content(paper)
    return Prepared(disclosure, Paper(pdf), page_count(pdf))


def given_out(database: Database, ready: Prepared, shape: Shape, who: str) -> Disclosure:
    """Note that the paper of ``ready`` was printed or saved, and keep it."""
    name = shape.file_name(ready.disclosure.heading)
    form = shape.size.name if shape.size else "A4"
    with database.work("print", who=who, type=ready.disclosure.type_code, form=form) as work:
        return save_printed(work, ready.disclosure, ready.paper.to_print(), name)


def other_files(paper: Paper) -> tuple[OtherFile, ...]:
    """Return what ``paper`` can be saved as beside a PDF."""
    forms = (form for form in paper.forms if form is not FileForm.pdf)
    return tuple(OtherFile(form.value, form.ending, partial(paper.as_file, form)) for form in forms)


def title_of_file(ready: Prepared, shape: Shape) -> str:
    """Return what a paper is called in print queues and file names."""
    return shape.file_name(ready.disclosure.heading).removesuffix(".pdf")
