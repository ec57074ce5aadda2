from __future__ import annotations

from pathlib import Path

import pytest

from installer.windows.pins import Refused
from installer.windows.pruning import Pruning, dropped_everywhere, pruned, read_prunings

LISTS = Path(__file__).resolve().parents[4] / "installer" / "windows" / "prune.toml"
NAMES = ["Qt/Core.dll", "Qt/Quick.dll", "Qt/zh_CN.qm", "Qt/de.qm", "Qt/Core.pyi"]


def test_without_a_list_everything_is_kept_but_what_nobody_ships() -> None:
    assert pruned("qt", NAMES, {}, ["*.pyi"]) == ["Qt/Core.dll", "Qt/Quick.dll", "Qt/de.qm", "Qt/zh_CN.qm"]


def test_with_a_list_only_what_it_names_is_kept() -> None:
    lists = {"qt": Pruning(keep=["Qt/Core.*", "Qt/zh_*.qm"], drop=["*.pyi"])}
    assert pruned("qt", NAMES, lists, []) == ["Qt/Core.dll", "Qt/zh_CN.qm"]


@pytest.mark.parametrize("lists", [Pruning(keep=["Qt/*", "Qt/Gone.dll"]), Pruning(drop=["Qt/Gone.dll"])])
def test_a_pattern_that_fits_nothing_any_more_is_refused(lists: Pruning) -> None:
    with pytest.raises(Refused, match=r"Qt/Gone\.dll"):
        lists.kept(NAMES)


def test_what_only_some_runtimes_hold_may_be_missing() -> None:
    assert Pruning(drop_if_there=["Lib/test/*"]).kept(["Lib/os.py"]) == ["Lib/os.py"]


def test_the_lists_of_the_repository_ship_no_quick_no_designer_and_no_locale_but_three() -> None:
    text = LISTS.read_text(encoding="utf-8")
    lists = read_prunings(text)
    assert not [pattern for pattern in lists["pyside6-essentials"].keep if "Quick" in pattern or "esigner" in pattern]
    locales = [pattern for pattern in lists["babel"].keep if "locale-data" in pattern and pattern.endswith(".dat")]
    assert {Path(pattern).name.rstrip("*.dat_US") for pattern in locales} == {"roo", "en", "zh"}
    assert "*.pyi" in dropped_everywhere(text)
