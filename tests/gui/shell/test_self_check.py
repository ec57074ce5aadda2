"""What an installation proves of itself, here without an installation."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop_app.app.self_check import STEPS, check_this_installation, wall
from desktop_app.app.self_check.bench import Bench
from desktop_app.app.self_check.report import Facts, Step
from desktop_app.app.self_check.wall import set_every_type_as_a_poster, set_every_type_on_pages
from desktop_app.documents.poster import PosterDesign
from desktop_app.modules.disclosures.documents import document_of
from desktop_app.modules.disclosures.domain import disclosure_types, example_of, type_called

ROOT = Path(__file__).resolve().parents[3]
CHECK = """
import sys
from pathlib import Path
from desktop_app.app.self_check import check_this_installation
sys.exit(check_this_installation(Path(sys.argv[1])))
"""


def report_of(place: Path) -> Any:
    return json.loads(place.read_text(encoding="utf-8"))


def test_the_whole_check_passes_and_leaves_a_report_and_a_picture(tmp_path: Path) -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(tmp_path / "report.json")],
        cwd=ROOT,
        env=surroundings,
        timeout=200,
        check=False,
    )
    report = report_of(tmp_path / "report.json")
    assert [step["name"] for step in report["steps"] if not step["passed"]] == []
    assert done.returncode == 0
    assert [step["name"] for step in report["steps"]] == [*(step.name for step in STEPS), "closing", "tidying up"]
    assert (tmp_path / "report.png").stat().st_size > 10_000
    facts = {step["name"]: step["facts"] for step in report["steps"]}
    assert facts["every type on pages"]["types"] == len(disclosure_types())
    assert facts["every design of posters"]["designs"] == len(PosterDesign)
    pictures = [f"report{of}.png" for of in ("-designs", "-pages", "-posters", "")]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["report.json", "report.log", *pictures])


def test_a_paper_that_says_something_else_is_named_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_HOME", "")
    kind = type_called("notice")
    other = example_of(kind).with_values(heading="关于张三的通知")
    monkeypatch.setattr(wall, "_document_of", lambda _kind: document_of(other, ()))
    place = tmp_path / "report.json"
    steps_of_paper = [Step("pages", set_every_type_on_pages), Step("posters", set_every_type_as_a_poster)]
    assert check_this_installation(place, steps_of_paper) == 1
    steps = report_of(place)["steps"]
    assert [step["passed"] for step in steps[:2]] == [False, False]
    assert "张三" not in place.read_text(encoding="utf-8")


def test_a_step_that_fails_is_named_without_its_words_and_the_next_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_HOME", "")

    def fails(_bench: Bench) -> Facts:
        raise ValueError("张三 13800000000")

    def works(_bench: Bench) -> Facts:
        return {"figure": 1}

    place = tmp_path / "report.json"
    assert check_this_installation(place, [Step("one", fails), Step("two", works)]) == 1
    report = report_of(place)
    assert report["passed"] is False
    assert report["steps"][0]["failure"][0] == "ValueError"
    assert "张三" not in place.read_text(encoding="utf-8")
    assert report["steps"][1]["facts"] == {"figure": 1}


def test_the_report_names_the_step_that_is_running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMUNITY_DESK_HOME", "")
    place, seen = tmp_path / "report.json", []

    def looks(_bench: Bench) -> Facts:
        seen.append((report_of(place)["running"], report_of(place)["passed"]))
        return {}

    assert check_this_installation(place, [Step("looking", looks)]) == 0
    assert seen == [("looking", False)]
