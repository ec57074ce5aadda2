from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.names import parse_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("林　翰", "林翰"),
        (" 李 明 ", "李明"),
        ("李𬱖", "李𬱖"),
        ("𠮷田雪", "𠮷田雪"),
        ("阿依古丽・买买提", "阿依古丽·买买提"),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("阿里木．江", "阿里木·江"),
        ("John  Smith", "John Smith"),
        ("釋本誠", "釋本誠"),
        ("劉\u200b備", "劉備"),
    ],
)
def test_names_lose_blanks_and_nothing_else(written: str, name: str) -> None:
    assert parse_name(written) == name


@pytest.mark.parametrize(
    "written",
    [
        "合计",
        "小 计",
        "13812345678",
        "3号楼",
        "张三（租户）",
        "男",
        "张三1",
        "填表人：",
        "张三、李四",
        "2026年",
        "？",
        "·",
    ],
)
def test_what_is_no_name_is_refused(written: str) -> None:
    with pytest.raises(Unreadable) as refused:
        parse_name(written)
    assert refused.value.why == "not a name"


def test_an_empty_cell_has_no_name() -> None:
    with pytest.raises(Unreadable) as refused:
        parse_name(" \u3000")
    assert refused.value.why == "missing name"


@given(st.text(max_size=50))
def test_any_text_is_either_a_stable_name_or_refused(text: str) -> None:
    try:
        name = parse_name(text)
    except Unreadable as refused:
        reason = refused.why
        assert reason
    else:
        assert parse_name(name) == name


def test_every_name_of_the_corpus_is_a_name_and_stays_as_it_is(shared: Path) -> None:
    names = (shared / "data" / "names.txt").read_text(encoding="utf-8").split()
    assert [name for name in names if parse_name(name) != name] == []
