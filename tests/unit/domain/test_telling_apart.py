"""Lines that masks have made equal: told apart by what the type allows, by as little as does it, never by more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.telling_apart import hints_needed, told_apart

ROWS = st.lists(
    st.tuples(
        st.sampled_from(["张＊", "李＊华", "王＊明"]),
        st.tuples(st.sampled_from(["", "3号楼", "5号楼"]), st.sampled_from(["", "5678", "1234", "0000"])),
    ),
    max_size=9,
)


def test_lines_that_differ_get_no_hint() -> None:
    assert told_apart(("张＊", "李＊"), (("3号楼",), ("3号楼",))) == ("张＊", "李＊")


def test_equal_lines_get_the_first_hint_that_tells_them_apart() -> None:
    lines = ("李＊华", "张＊", "李＊华")
    hints = (("3号楼", "5678"), ("3号楼", "1111"), ("5号楼", "1234"))
    assert told_apart(lines, hints) == ("李＊华（3号楼）", "张＊", "李＊华（5号楼）")


def test_a_hint_that_is_the_same_for_both_is_not_shown() -> None:
    hints = (("3号楼", "5678"), ("3号楼", "1234"))
    assert told_apart(("李＊华", "李＊华"), hints) == ("李＊华（5678）", "李＊华（1234）")


def test_only_lines_that_are_still_equal_get_a_second_hint() -> None:
    hints = (("3号楼", "1"), ("3号楼", "2"), ("5号楼", "2"))
    assert hints_needed(("张＊",) * 3, hints) == (("3号楼", "1"), ("3号楼", "2"), ("5号楼",))


def test_two_lines_that_nothing_allowed_tells_apart_stay_as_they_are() -> None:
    assert told_apart(("张＊", "张＊"), ((), ())) == ("张＊", "张＊")
    assert told_apart(("张＊", "张＊"), (("3号楼",), ("3号楼",))) == ("张＊", "张＊")


def test_lines_and_hints_must_match() -> None:
    with pytest.raises(ValueError, match="same kinds"):
        told_apart(("张＊", "张＊"), (("3号楼",), ()))
    with pytest.raises(ValueError, match="same kinds"):
        told_apart(("张＊",), ())


@given(ROWS)
def test_lines_stay_equal_only_where_all_their_hints_are(rows: list[tuple[str, tuple[str, str]]]) -> None:
    lines, hints = [line for line, _hints in rows], [each for _line, each in rows]
    shown = told_apart(lines, hints)
    assert len(set(shown)) == len(set(rows))
    for line, told, allowed in zip(lines, shown, hints, strict=True):
        assert told.startswith(line)
        assert all(word in allowed for word in told[len(line) :].strip("（）").split("，") if word)


@given(ROWS)
def test_no_shown_hint_can_be_left_out(rows: list[tuple[str, tuple[str, str]]]) -> None:
    lines, hints = [line for line, _hints in rows], [each for _line, each in rows]
    for words, line in zip(hints_needed(lines, hints), lines, strict=True):
        assert not words or lines.count(line) > 1
    alone = hints_needed(lines, [("", "")] * len(lines))
    assert set(alone) <= {()}
