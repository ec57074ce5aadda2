"""Operators: short numbers, lines joined, every piece without a trace of what came before."""

from __future__ import annotations

import io
import re

from desktop_app.documents.drawing import draw, new_canvas, pdf_of
from desktop_app.documents.faces import Role, faces_of
from desktop_app.documents.lines import Run
from desktop_app.documents.operators import Writer, number
from desktop_app.documents.pages import A4, Area, Group, Item, Page, Path, Photo, Rule, Words

RED = (0.8, 0.0, 0.0)


def written(*items: Item) -> list[str]:
    """The operators of items on a space 100 points high."""
    canvas = new_canvas(io.BytesIO(), A4, "")

    def nameless(photo: Photo) -> str:
        return f"photo-{photo.dots[0]}"

    return Writer(canvas._doc, nameless).operators([Group(0.0, 0.0, items)], 100.0)


def word(text: str, x: float = 0.0, **more: float) -> Run:
    return Run(x, faces_of(Role.fang)["国"], text, 16.0, **more)


def test_lengths_are_written_short_and_exact_to_a_hundredth() -> None:
    assert [number(value) for value in (12, 12.0, 0.5, 1 / 3, -0.001, 1234.567)] == [
        "12", "12", "0.5", "0.33", "-0", "1234.57",
    ]  # fmt: skip


def test_a_line_down_a_table_is_one_stroke() -> None:
    drawn = written(*[Rule(5, 10.0 * row, 5, 10.0 * row + 10) for row in range(6)])
    assert drawn == ["q 0.5 w 5 100 m 5 40 l S Q"]


def test_lines_of_another_look_or_place_stay_apart() -> None:
    drawn = written(Rule(5, 0, 5, 10), Rule(5, 10, 5, 20, width=1), Rule(6, 10, 6, 20), Rule(0, 20, 9, 20, dash=3))
    assert len(drawn) == 3
    assert drawn[0].count(" m ") == 2
    assert "[3] 0 d" in drawn[2]


def test_what_is_filled_covers_only_what_came_before_it() -> None:
    drawn = written(Rule(0, 0, 9, 0), Area(0, 0, 9, 9, fill=RED), Rule(0, 5, 9, 5))
    assert [piece.rstrip(" Q")[-1] for piece in drawn] == ["S", "f", "S"]
    assert drawn[1] == "q 0.8 0 0 rg 0 91 9 9 re f Q"


def test_a_shape_is_drawn_through_its_points_and_curves() -> None:
    shape = Path(((0, 0), (10, 0), (10, 5, 5, 10, 0, 10)), outline=1, colour=RED, closed=False)
    assert written(shape) == ["q 0.8 0 0 RG 1 w 0 100 m 10 100 l 10 95 5 90 0 90 c S Q"]


def test_a_photo_is_placed_by_its_upper_left_corner() -> None:
    assert written(Photo(10, 20, 30, 40, b"", (3, 4))) == ["q 30 0 0 40 10 40 cm /photo-3 Do Q"]


def test_equal_lines_are_equal_texts_and_leave_nothing_set() -> None:
    runs = (word("国家"), word("——", 32.0, stretch=1.1), word("a", 70.0, air=0.3))
    first, second = written(Words(0, 10, runs), Words(0, 10, runs))
    assert first == second
    assert first.startswith("BT 0 90 Td /F-fang 16 Tf 0 Tc ")
    assert re.search(r"110.00 Tz .*100.00 Tz ", first)
    assert written(Words(0, 10, ())) == []


def test_coloured_and_heavy_lines_are_kept_to_themselves() -> None:
    drawn = written(Words(0, 10, (word("国"),), RED, 0.05))[0]
    assert drawn.startswith("q 0.8 0 0 rg 0.8 0 0 RG 0.8 w 2 Tr 1 j BT ")
    assert drawn.endswith("ET Q")


def test_a_canvas_and_a_page_draw_the_same() -> None:
    items = (Words(10, 40, (word("国家——(\\)"),)), Rule(0, 50, 90, 50), Area(0, 60, 9, 9, fill=RED))
    out = io.BytesIO()
    canvas = new_canvas(out, A4, "")
    draw(canvas, [Group(0.0, 0.0, items)], A4[1])
    canvas.showPage()
    canvas.save()
    assert out.getvalue().startswith(b"%PDF-1.5")
    assert pdf_of([Page(*A4, (Group(0.0, 0.0, items),))], "").startswith(b"%PDF-1.5")
