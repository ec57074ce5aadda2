"""Only what is in sight is read, and what has been out of sight longest is let go."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.modules.people.domain import Person
from desktop_app.ui.table.windows import KEPT, SIZE, Windows


def rows(ids: array[int]) -> list[Person]:
    return [Person(id=number, name="张") for number in ids]


def filled(count: int) -> Windows:
    windows = Windows()
    windows.reset(array("q", range(count)))
    return windows


def read(windows: Windows, window: int) -> None:
    windows.take(windows.generation, window, rows(array("q", windows.ids_of(window))))


def test_a_row_that_is_not_at_hand_is_wanted_once() -> None:
    windows = filled(1000)
    assert windows.row(3) is None
    assert windows.row(5) is None
    assert windows.next_wanted() == 0
    assert windows.row(7) is None
    assert windows.next_wanted() is None
    read(windows, 0)
    assert windows.row(7).id == 7  # type: ignore[union-attr]  # it is there now


def test_what_came_into_sight_last_is_read_first() -> None:
    windows = filled(10_000)
    for place in (0, SIZE * 9, SIZE * 40):
        windows.row(place)
    assert windows.next_wanted() == 40


def test_an_answer_to_an_older_list_is_not_taken() -> None:
    windows = filled(1000)
    old = windows.generation
    windows.reset(array("q", range(500, 600)))
    assert not windows.take(old, 0, rows(array("q", range(SIZE))))
    assert windows.row(0) is None


def test_rows_at_hand_from_the_start_are_not_asked_for() -> None:
    windows = Windows()
    ids = array("q", range(300))
    windows.reset(ids, rows(ids[: 2 * SIZE]))
    assert windows.row(2 * SIZE - 1) is not None
    assert windows.row(2 * SIZE) is None
    assert windows.next_wanted() == 2


def test_a_row_removed_meanwhile_stays_empty() -> None:
    windows = filled(10)
    windows.row(0)
    windows.next_wanted()
    windows.take(windows.generation, 0, rows(array("q", [0, 2])))
    assert windows.row(1) is None
    assert windows.row(2) is not None


@given(st.lists(st.integers(0, 199), min_size=1, max_size=150))
def test_memory_is_bounded_whatever_is_scrolled_past(seen: list[int]) -> None:
    windows = filled(200 * SIZE)
    for window in seen:
        windows.row(window * SIZE)
        while (wanted := windows.next_wanted()) is not None:
            read(windows, wanted)
    assert len(windows._held) <= KEPT
    assert windows.row(seen[-1] * SIZE) is not None
