"""The largest type in which a text fills its place on a poster, and where its rows then stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from desktop_app.documents.description import Document, Signature, written_date
from desktop_app.documents.faces import Role
from desktop_app.documents.flow import Row
from desktop_app.documents.pages import Item, moved
from desktop_app.documents.posters.body import (
    body_rows,
    is_a_call,
    is_of_few_words,
    signature_rows,
    tables_of,
)
from desktop_app.documents.posters.column import LostEnd, Setting, look_of
from desktop_app.documents.posters.design import Design, Dress, Sheet
from desktop_app.documents.posters.measure import Measure, measure_of
from desktop_app.domain.errors import AppError
from desktop_app.domain.i18n import _

SMALLEST_TYPE = 12.0
"""Points: characters 4 mm high are read from a metre away."""
TABLE_TYPE = (1.15, 1.0, 0.92, 0.85)  # of the body's type
AIR_IN_TABLES = (0.3, 0.12)  # ems over and under a line, tried in this order
SMALLEST_IN_TABLES = 11.0
"""Points: what is looked up one line at a time may be a little smaller."""
TIGHT_PITCH = 1.42  # ems from line to line, where a text would not fit otherwise
MOST_AIR_IN_TABLES = 0.85
_STEP = 0.97
LARGER_CALL = 1.4  # times the type of few words
_AIR_IN_LINES, _AIR_BETWEEN = 0.3, 0.34  # ems that a line, and what lies between two parts, may be opened
_MOST_FOLDS = 6
_LEAST_ROWS_OF_A_FOLD = 4
_WORTH_OF_A_GOOD_END = 0.11  # of the size of the type
_MOST_ROWS_SET_AGAIN = 24  # of tables: what is mostly a table is not set again for the end of a paragraph
_SMALLER_FOR_GOOD_ENDS = 6  # steps of size given up so that no paragraph ends in a few characters


@dataclass(frozen=True, slots=True)
class Body:
    """Rows of the text and of the signature, set in one way."""

    rows: tuple[Row, ...]
    signature: tuple[Row, ...]
    setting: Setting

    @property
    def height(self) -> float:
        """Height of all rows in points."""
        return sum([row.height for row in (*self.rows, *self.signature)])


@dataclass(frozen=True, slots=True)
class _Task:
    """A text and the room that it is to fill, in points."""

    document: Document
    dress: Dress
    width: float
    room: float
    unit: float
    measure: Measure


def body_items(document: Document, design: Design, sheet: Sheet) -> Iterator[Item]:
    """Yield text and signature in the design's room.

    Raises AppError where the text does not fit in type that can be read.
    """
    unit, place = sheet.unit, design.room
    measure = measure_of(document, design.dress)
    task = _Task(document, design.dress, place.width * unit, place.height * unit, unit, measure)
    body = _largest_fitting(task) or _largest_fitting(replace(task, dress=replace(task.dress, pitch=TIGHT_PITCH)))
    if not body:
        raise AppError(_("The text is too long for this poster. Choose a larger poster, or print it as A4 pages."))
    yield from moved(_stacked(_with_airy_tables(body, task), task.room), place.left * unit, place.top * unit)


def _largest_fitting(task: _Task) -> Body | None:
    """Halve the ladder of sizes until the largest that fits is found, then mind the ends of paragraphs."""
    sizes = _ladder(_largest_type(task.document, task.dress) * task.unit)
    low, high = 0, len(sizes)
    found: Body | None = None
    while low < high:
        middle = (low + high) // 2
        body = _fitting(task, sizes[middle])
        if body:
            found, high = body, middle
        else:
            low = middle + 1
    if found and _lost_ends(found) and sum(rows for rows, _ems in task.measure.tables) <= _MOST_ROWS_SET_AGAIN:
        others = [_fitting(task, size) for size in sizes[low + 1 :][:_SMALLER_FOR_GOOD_ENDS]]
        found = max([found, *[body for body in others if body]], key=_worth)
    return found


def _largest_type(document: Document, dress: Dress) -> float:
    if not is_of_few_words(document):
        return dress.largest
    return dress.largest_of_few_words * (LARGER_CALL if is_a_call(document) else 1.0)


def _worth(body: Body) -> float:
    """Weigh the size of the type against paragraphs that end badly."""
    return body.setting.look.body.size * (1 - _WORTH_OF_A_GOOD_END * _lost_ends(body))


def _lost_ends(body: Body) -> int:
    """Count the short last lines of paragraphs."""
    return sum(isinstance(row, LostEnd) for row in body.rows)


def _ladder(largest: float) -> list[float]:
    sizes = [max(largest, SMALLEST_TYPE)]
    while sizes[-1] * _STEP >= SMALLEST_TYPE:
        sizes.append(sizes[-1] * _STEP)
    return sizes


def _fitting(task: _Task, size: float) -> Body | None:
    """Return the text in type of ``size``, its tables in the largest and airiest way that leaves room for all."""
    for setting in _ways(task, size):
        if task.measure.least_height(setting.look, setting.folds) <= task.room:
            body = _body(task.document, setting)
            if body.height <= task.room:
                return body
    return None


def _ways(task: _Task, size: float) -> Iterator[Setting]:
    """Yield the settings to be tried in type of ``size``."""
    tables, call = tables_of(task.document), is_a_call(task.document)
    if not tables:
        look = look_of(task.dress, task.width, size, 1.0, AIR_IN_TABLES[0])
        role = Role.hei if task.dress.body is Role.hei else Role.title
        yield Setting(replace(look, body=replace(look.body, role=role)) if call else look, task.dress, centred=call)
        return
    for factor, air in product(TABLE_TYPE, AIR_IN_TABLES):
        if size * factor >= SMALLEST_IN_TABLES:
            look = look_of(task.dress, task.width, size, factor, air)
            for folds in range(1, _MOST_FOLDS + 1):
                if folds == 1 or task.measure.may_fold(look, folds, _LEAST_ROWS_OF_A_FOLD):
                    yield Setting(look, task.dress, folds)


def _body(document: Document, setting: Setting) -> Body:
    signature = signature_rows(document, setting, _signing(document.signature)) if document.signature else []
    return Body(tuple(body_rows(document, setting)), tuple(signature), setting)


def _signing(signature: Signature) -> list[str]:
    return [*signature.bodies, written_date(signature.day)]


def _with_airy_tables(body: Body, task: _Task) -> Body:
    """Let tables breathe in what room is left."""
    rows = sum(-(-rows // body.setting.folds) + 1 for rows, _ems in task.measure.tables)
    if not rows:
        return body
    look = body.setting.look
    air = min(look.table.air + (task.room - body.height) * 0.6 / (2 * rows * look.table_sizes[0]), MOST_AIR_IN_TABLES)
    airy = replace(look, table=replace(look.table, air=air))
    return _body(task.document, replace(body.setting, look=airy))


def _stacked(body: Body, room: float) -> Iterator[Item]:
    """Place the rows; spare room first opens the lines a little, then stands over, between and under them."""
    spare = max(room - body.height, 0.0)
    size = body.setting.look.body.size
    opened = [_AIR_IN_LINES if row.is_text else _AIR_BETWEEN if not row.items else 0.0 for row in body.rows]
    air = min(spare * 0.55 / max(sum(opened), 0.01), size)
    left = spare - air * sum(opened)
    y = left * (0.42 if body.setting.centred else 0.22)
    for row, part in zip(body.rows, opened, strict=True):
        yield from moved(row.items, 0.0, y)
        y += row.height + air * part
    y += left * (0.40 if body.signature else 0.0)
    for row in body.signature:
        yield from moved(row.items, 0.0, y)
        y += row.height
