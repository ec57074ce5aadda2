"""The catalogue of disclosures in the store: its beginning, what is overdue, what was done."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from pathlib import Path

from desktop_app.modules.disclosures.domain import CatalogueItem, Disclosure
from desktop_app.modules.disclosures.domain.catalogue import Affairs, Rhythm, next_due
from desktop_app.store.query import Filter, Query, Test
from desktop_app.store.reading import Reading
from desktop_app.store.work import Work

STARTER = Path(__file__).resolve().parents[4] / "resources" / "templates" / "catalogue.toml"


@cache
def starting_items() -> tuple[CatalogueItem, ...]:
    """Return the catalogue that comes with the program, to be made the office's own."""
    read = tomllib.loads(STARTER.read_text(encoding="utf-8"))
    return tuple(
        CatalogueItem(
            affairs=Affairs[each["affairs"]],
            item=each["item"],
            basis=each.get("basis", ""),
            rhythm=Rhythm[each["rhythm"]],
            responsible=each["responsible"],
            type_code=each.get("type", ""),
            notes=each["source"],
        )
        for each in read["item"]
    )


def take_starting_items(work: Work, day: dt.date) -> int:
    """Put those items of :func:`starting_items` into the catalogue which it lacks; return how many."""
    there = {each.item for each in work.find(CatalogueItem)}
    missing = [_counted(each.with_values(since=day)) for each in starting_items() if each.item not in there]
    for each in missing:
        work.save(each)
    return len(missing)


def save_item(work: Work, item: CatalogueItem) -> CatalogueItem:
    """Keep an item with what follows from the disclosures made for it."""
    done = item.last_done if item.id is None else _last_done(work, item)
    return work.save(_counted(item.with_values(last_done=done)))


def keep_up_the_catalogue(work: Work, disclosure: Disclosure, day: dt.date) -> None:
    """Note at its item of the catalogue that ``disclosure`` was posted on ``day``."""
    if disclosure.catalogue_item is None:
        return
    for item in work.many(CatalogueItem, [disclosure.catalogue_item.id]):
        if not item.last_done or item.last_done < day:
            work.save(_counted(item.with_values(last_done=day)))


def overdue_on(day: dt.date) -> Filter:
    """Return the filter of the items that should have been disclosed before ``day``."""
    return Filter("next_due", Test.at_most, day - dt.timedelta(days=1))


def overdue_items(reading: Reading, day: dt.date, most: int = 200) -> list[CatalogueItem]:
    """Return the items that are overdue on ``day``, the longest first."""
    return reading.find(CatalogueItem, Query(filters=(overdue_on(day),), order_by="next_due"), most=most)


def _counted(item: CatalogueItem) -> CatalogueItem:
    return item.with_values(next_due=next_due(item))


def _last_done(reading: Reading, item: CatalogueItem) -> dt.date | None:
    made = reading.linking(Disclosure, "catalogue_item", [item.id]) if item.id else []
    return max((each.posted_on for each in made if each.posted_on and each.has_hung), default=item.last_done)
