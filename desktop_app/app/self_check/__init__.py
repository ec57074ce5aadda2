"""What an installed program proves of itself: ``launch.py --self-check REPORT``.

It goes the way of an office in a folder of its own, from the encrypted store to the window, writes after every
step into the report how it went, and leaves a picture of the window beside it. A new part of the program adds
its step to ``STEPS``. Nothing of the office that works at this PC is read or touched.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop_app import paths
from desktop_app.app.self_check.bench import Bench
from desktop_app.app.self_check.papers import print_a_disclosure, print_a_poster, print_into_a_file
from desktop_app.app.self_check.report import Facts, Report, Step
from desktop_app.app.self_check.stores import (
    find_somebody,
    import_the_samples,
    make_a_backup,
    make_the_store,
    rehearse_the_backup,
    tell_the_places,
)
from desktop_app.app.self_check.wall import (
    draw_every_design,
    save_the_other_files,
    set_every_type_as_a_poster,
    set_every_type_on_pages,
    write_a_batch_of_letters,
)
from desktop_app.app.self_check.windows import (
    draw_rare_letters,
    log_in,
    open_the_backup,
    show_the_window,
    take_the_picture,
)

LONGEST_SECONDS = 300
"""After so long the process is ended; the report then names the step that was running."""

STEPS = (
    Step("places", tell_the_places),
    Step("store", make_the_store),
    Step("import", import_the_samples),
    Step("search", find_somebody),
    Step("disclosure", print_a_disclosure),
    Step("poster", print_a_poster),
    Step("every type on pages", set_every_type_on_pages),
    Step("every type as a poster", set_every_type_as_a_poster),
    Step("every design of posters", draw_every_design),
    Step("other files", save_the_other_files),
    Step("letters to many", write_a_batch_of_letters),
    Step("backup", make_a_backup),
    Step("rehearsal", rehearse_the_backup),
    Step("window", show_the_window),
    Step("log in", log_in),
    Step("opened file", open_the_backup),
    Step("letters", draw_rare_letters),
    Step("picture", take_the_picture),
    Step("printing", print_into_a_file),
)


def check_this_installation(place: Path, steps: Sequence[Step] = STEPS) -> int:
    """Go through ``steps``, write the report to ``place`` and return 0 where every step passed; bounded in time."""
    with _bounded(place.with_suffix(".log")):
        report = Report(place)
        # A folder as Windows may have one: a space, and letters that no single code page holds.
        bench = Bench(Path(tempfile.mkdtemp(prefix="自检 Ü 𬱖 ")), place.with_suffix(".png"))
        os.environ[paths.HOME_VARIABLE] = str(bench.home)
        for step in (*steps, Step("closing", Bench.close), Step("tidying up", _tidy_up)):
            report.take(step, bench)
        report.end()
    return 0 if report.passed else 1


@contextmanager
def _bounded(log: Path) -> Iterator[None]:
    """End the process where the block takes too long, and write into ``log`` where it was."""
    with log.open("w", encoding="utf-8") as out:
        faulthandler.dump_traceback_later(LONGEST_SECONDS, exit=True, file=out)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _tidy_up(bench: Bench) -> Facts:
    """Remove the folder; a file that something still holds open cannot be removed on Windows."""
    shutil.rmtree(bench.folder)
    return {}
