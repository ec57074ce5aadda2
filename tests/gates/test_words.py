"""Text for people is marked where it is written, as a literal the catalogues can find."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from installer.i18n.catalogues import placeholders
from tests.gates.conftest import Source

MARKERS = {"_": 1, "n_": 2}
HAN = re.compile(r"[\u3007\u3400-\u9fff\U00020000-\U0003ffff]")
LANGUAGES = {"简体中文", "繁體中文"}
WORDS = re.compile(r"[A-Za-z]{2,}|[\u3007\u3400-\u9fff]")
# Calls whose texts a clerk reads. What a style sheet, an object name or a key is called by is not among them.
SHOWN = {
    "addAction", "addItem", "addItems", "addMenu", "addRow", "addTab", "drawText", "insertItem",
    "setAccessibleDescription", "setAccessibleName", "setButtonText", "setCancelButtonText", "setDetailedText",
    "setHeaderLabels", "setHorizontalHeaderLabels", "setInformativeText", "setLabelText", "setPlaceholderText",
    "setPrefix", "setStatusTip", "setSubTitle", "setSuffix", "setTabText", "setText", "setTitle", "setToolTip",
    "setWhatsThis", "setWindowTitle", "showMessage", "showText", "QAction", "QCheckBox", "QCommandLinkButton",
    "QGroupBox", "QLabel", "QListWidgetItem", "QMenu", "QMessageBox", "QProgressDialog", "QPushButton",
    "QRadioButton", "QStandardItem", "QTableWidgetItem", "QTreeWidgetItem",
}  # fmt: skip


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Go through every call with the last name of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node


def literal(node: ast.expr) -> str:
    """Return the text written in an argument, also inside a list or an f-string; marked text is not seen."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr | ast.List | ast.Tuple):
        parts = node.values if isinstance(node, ast.JoinedStr) else node.elts
        return "".join(literal(part) for part in parts)
    if isinstance(node, ast.BinOp):
        return literal(node.left) + literal(node.right)
    return ""


def docstrings(tree: ast.Module) -> set[int]:
    """Return the identities of the nodes that only document."""
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_marked_text_is_written_out_where_it_is_marked(sources: list[Source]) -> None:
    wrong = [
        f"{source.place}:{call.lineno}"
        for source in sources
        for name, call in calls(source.tree)
        if name in MARKERS
        for text in call.args[: MARKERS[name]] or [ast.Name("nothing")]
        if not (isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value)
    ]
    assert not wrong, f"_() and n_() take plain texts: {wrong}"


def test_no_marked_text_stands_inside_another(sources: list[Source]) -> None:
    # Babel loses its place behind such a call: _("a {b}", b=str(_("c"))) brings "c" into no catalogue.
    wrong = [
        f"{source.place}:{inner.lineno}"
        for source in sources
        for name, call in calls(source.tree)
        if name in MARKERS
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]
        for called, inner in calls(argument)
        if called in MARKERS
    ]
    assert not wrong, f"give the inner text a name before: {wrong}"


def test_marked_text_is_filled_with_exactly_the_values_it_names(sources: list[Source]) -> None:
    wrong = []
    for source in sources:
        for name, call in calls(source.tree):
            if name not in MARKERS or any(keyword.arg is None for keyword in call.keywords):
                continue
            given = {str(keyword.arg) for keyword in call.keywords}
            named = set().union(*(placeholders(literal(text)) for text in call.args[: MARKERS[name]]))
            if named - {"n"} != given - {"n"} or (name == "_" and named != given):
                wrong.append(f"{source.place}:{call.lineno}: {sorted(named)} filled with {sorted(given)}")
    assert not wrong, wrong


def test_what_the_window_shows_is_marked(sources: list[Source]) -> None:
    wrong = [
        f"{source.place}:{call.lineno}: {literal(argument)!r}"
        for source in sources
        if source.shows
        for name, call in calls(source.tree)
        if name in SHOWN
        for argument in call.args
        if WORDS.search(literal(argument))
    ]
    assert not wrong, f"shown without _(): {wrong}"


def test_the_window_and_the_commands_are_written_in_english(sources: list[Source]) -> None:
    # A single character is a sign, such as the emblem; a language is called by its own name.
    wrong = [
        f"{source.place}:{node.lineno}: {node.value!r}"
        for source in sources
        if source.shows or source.place == "desktop_app/domain/errors.py"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HAN.search(node.value)
        if len(node.value) > 1 and node.value not in LANGUAGES and id(node) not in docstrings(source.tree)
    ]
    assert not wrong, f"Chinese belongs in the catalogues: {wrong}"
