"""How the source is cut: file and function sizes, names, and the few places that may do special things."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.gates.conftest import ROOT, Source

NAMELESS = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common)$")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b|pytest\.mark\.(skip|xfail)\b")
# Names that only one place may use, and that place.
RESERVED = {
    "opens dialogs": (
        {"QMessageBox", "QFileDialog", "QInputDialog", "QColorDialog", "QFontDialog"},
        ("desktop_app/ui/dialogs",),
    ),
    "starts threads": (
        {"QThread", "QThreadPool", "QRunnable", "Thread", "ThreadPoolExecutor"},
        ("desktop_app/ui/tasks",),
    ),
    "builds the program": ({"QApplication("}, ("desktop_app/app", "desktop_app/ui/application")),
}


def functions(sources: list[Source]) -> Iterator[tuple[str, int]]:
    """Go through every function of the program with its number of lines."""
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{source.place}:{node.lineno} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def names(tree: ast.Module) -> set[str]:
    """Return every name a file imports, and the classes it constructs, with a parenthesis."""
    found = {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}
    built = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    return found | {f"{name}(" for name in built}


def test_no_file_has_more_than_400_lines(sources: list[Source]) -> None:
    assert not [source.place for source in sources if source.text.count("\n") > 400]


def test_functions_are_short(sources: list[Source]) -> None:
    lengths = sorted(length for _name, length in functions(sources))
    assert statistics.median(lengths) <= 9
    assert lengths[int(len(lengths) * 0.9)] < 32


def test_every_file_is_named_for_what_it_is(sources: list[Source]) -> None:
    assert not [source.place for source in sources if NAMELESS.search(Path(source.place).stem)]


def test_nothing_is_left_for_later(kept_files: list[Path]) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in kept_files
        if path.suffix == ".py" and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert not wrong


@pytest.mark.parametrize("deed", RESERVED)
def test_only_one_place(deed: str, sources: list[Source]) -> None:
    reserved, places = RESERVED[deed]
    wrong = {source.place: reserved & names(source.tree) for source in sources if not source.place.startswith(places)}
    assert not {place: found for place, found in wrong.items() if found}
