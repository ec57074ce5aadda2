"""Titles: words stay whole, lines make a trapezium or a lozenge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.pages import OFFICIAL
from desktop_app.documents.titles import title_lines


def lines_of(title: str) -> list[str]:
    return [line.text for line in title_lines(title, OFFICIAL.title, OFFICIAL.width)]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于公示2026年度低保复核结果的通知", ["关于公示2026年度低保复核结果的通知"]),
        ("幸福社区第一党支部关于拟确定发展对象的公示", ["幸福社区第一党支部", "关于拟确定发展对象的公示"]),
        (
            "幸福社区居民委员会关于2026年11月25日停水检修的紧急通知",
            ["幸福社区居民委员会", "关于2026年11月25日停水检修的紧急通知"],
        ),
        (
            "关于幸福社区1号楼至6号楼加装电梯工程施工期间临时停车安排的通知",
            ["关于幸福社区1号楼至6号楼加装电梯", "工程施工期间临时停车安排的通知"],
        ),
        (
            "幸福街道幸福社区居民委员会关于进一步做好2026年度城乡居民最低生活保障对象复核工作结果公示的通知",
            ["幸福街道幸福社区居民委员会", "关于进一步做好2026年度城乡居民", "最低生活保障对象复核工作结果公示的通知"],
        ),
    ],
)
def test_a_title_breaks_between_words(title: str, lines: list[str]) -> None:
    assert lines_of(title) == lines


def test_the_line_ends_of_the_writer_are_kept() -> None:
    assert lines_of("幸福社区\n居务公开") == ["幸福社区", "居务公开"]


def test_lines_of_a_title_are_centred() -> None:
    for line in title_lines("幸福社区居民委员会关于举办邻里节活动及征集节目的通知", OFFICIAL.title, OFFICIAL.width):
        assert line.runs[0].x == pytest.approx((OFFICIAL.width - line.width) / 2, abs=0.6)


def test_no_title_is_no_line() -> None:
    assert lines_of("") == []


@given(st.text(st.sampled_from("关于做好社区居民委员会的通知公示年度工作，（）《》2026 abc𬱖"), max_size=90))
def test_no_title_loses_a_character_or_leaves_the_page(title: str) -> None:
    lines = title_lines(title, OFFICIAL.title, OFFICIAL.width)
    assert "".join(line.text for line in lines).replace(" ", "") == title.replace(" ", "")
    assert all(line.width <= OFFICIAL.width + 0.1 for line in lines)
