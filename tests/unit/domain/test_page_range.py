"""Pages as clerks write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Unreadable
from desktop_app.domain.page_range import pages_in


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3", (0, 1, 2)),
        ("1-2, 5", (0, 1, 4)),
        ("３，１", (2, 0)),
        ("1、2", (0, 1)),
        ("2 2 1-2", (1, 0)),
        ("1至3", (0, 1, 2)),
    ],
)
def test_pages_are_read_as_clerks_write_them(text: str, pages: tuple[int, ...]) -> None:
    assert pages_in(text, 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-2", "a", "1-", "-", "1-99999", "一"])
def test_pages_that_are_none_are_complained_of(text: str) -> None:
    with pytest.raises(Unreadable):
        pages_in(text, 5)


@given(st.text(max_size=30), st.integers(1, 50))
def test_whatever_is_typed_names_only_pages_there_are(text: str, count: int) -> None:
    try:
        pages = pages_in(text, count)
    except Unreadable:
        return
    assert pages
    assert len(set(pages)) == len(pages)
    assert all(0 <= page < count for page in pages)
