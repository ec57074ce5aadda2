"""How much quicker a person is found by keys than by reading every row with LIKE: ``python bench_search.py [PERSONS]``.

Prints one JSON object: for each sort of question the milliseconds of both (medians of one run, warm) and their ratio.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from sqlalchemy import func, select  # noqa: E402

from desktop_app.modules.people.domain import Person  # noqa: E402
from desktop_app.store.database import Database  # noqa: E402
from desktop_app.store.query import Query  # noqa: E402
from tests.benchmarks.people import persons, store_with  # noqa: E402

ROUNDS = 9


def median(work: Callable[[], object]) -> float:
    """Return the median milliseconds of ``work``, after one round to warm up."""
    work()
    taken = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def by_keys(database: Database, words: str) -> list[int]:
    """Find as the program does."""
    with database.reading() as reading:
        return list(reading.ids(Person, Query(words)))


def by_like(database: Database, column: str, pattern: str) -> list[int]:
    """Find as a program without an index does, in the same store."""
    with database.reading() as reading:
        table = reading.schema.shelf(Person).table
        found = select(table.c.id).where(func.lower(table.c[column]).like(pattern))
        asked = found.order_by(table.c.name_sort, table.c.id)
        return list(reading.connection.scalars(asked).all())


def main() -> None:
    """Build the store, ask every question both ways, print the ratios."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    someone = list(persons(count))[count // 2]
    two, tail = someone.name[:2], someone.resident_id[-6:].lower()
    asked = {
        "two characters": (two, "name", f"%{two}%"),
        "initials": ("sxy", "name_sort", "%s% x% y%"),
        "ID tail": (tail, "resident_id", f"%{tail}"),
    }
    figures = {}
    with tempfile.TemporaryDirectory() as folder, store_with(Path(folder) / "bench.store", count) as database:
        for name, (words, column, pattern) in asked.items():
            keys = median(lambda words=words: by_keys(database, words))  # type: ignore[misc]
            like = median(lambda column=column, pattern=pattern: by_like(database, column, pattern))  # type: ignore[misc]
            found = len(by_keys(database, words))
            milliseconds = {"keys ms": round(keys, 2), "like ms": round(like, 2)}
            figures[name] = {**milliseconds, "ratio": round(like / keys, 1), "found": found}
    print(json.dumps({"persons": count, "search": figures}, ensure_ascii=False))


if __name__ == "__main__":
    main()
