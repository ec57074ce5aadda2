"""The paper itself, read back as a passer-by would read it."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop_app.documents.places import boxes_of
from desktop_app.documents.poster import PosterSize
from desktop_app.documents.preview import page_count, page_sizes
from desktop_app.documents.readback import text_on_pages
from desktop_app.domain.errors import AppError, Refused
from desktop_app.modules.disclosures.documents import (
    PAGES,
    CharacterMissing,
    Paper,
    PrivateOnPaper,
    Shape,
    disclose,
    paper_of,
    whole_poster_of,
)
from desktop_app.modules.disclosures.domain import State
from desktop_app.modules.people.domain import Person
from tests.unit.modules.disclosures.conftest import MOBILE, PHONE, RESIDENT_ID, Hall

NO_FONT = "\U00030edd"
"""A character of the seventh extension, which no font draws."""


def read(pdf: bytes) -> str:
    return "".join(text_on_pages(pdf)).replace("\r\n", "").replace("\n", "")


def paper(hall: Hall, **values: object) -> Paper:
    return paper_of(hall.draft().with_values(**values), hall.people[:2])


def test_names_are_masked_and_nothing_private_is_printed(hall: Hall) -> None:
    text = read(paper(hall).to_print())
    assert "张＊国" in text
    assert "欧阳＊" in text
    for private in ("张建国", "欧阳堃", RESIDENT_ID, MOBILE, "3号楼", "704", "幸福机械厂", "低保", "6222"):
        assert private not in text


def test_the_paper_says_who_how_long_and_where_to_turn(hall: Hall) -> None:
    text = read(paper(hall).to_print())
    period = ("2026年11月24日", "2026年11月30日", "5个工作日")
    for said in ("第一党支部", "2名同志", *period, "王淑芬", PHONE, "中共阳光社区委员会", "2026年11月23日"):
        assert said in text


def test_what_is_not_filled_in_leaves_its_line_out(hall: Hall) -> None:
    assert "联系人" not in read(paper(hall, contact="").to_print())


@pytest.mark.parametrize(
    ("field", "text", "kind"),
    [
        ("heading", f"关于{RESIDENT_ID}的公示", "resident ID"),
        ("contact", f"王淑芬 {MOBILE}", "mobile"),
        ("address", "阳光路1号 6222021234567890128", "bank card"),
        ("signer", "中共阳光社区委员会13912345678", "mobile"),
        ("phone", RESIDENT_ID, "resident ID"),
        ("heading", "关于１１０１０１１９８５０１０７４５１Ｘ的公示", "resident ID"),
    ],
)
def test_a_private_number_stops_the_printing_and_names_the_page(hall: Hall, field: str, text: str, kind: str) -> None:
    stopped = paper(hall, **{field: text})
    with pytest.raises(PrivateOnPaper, match=f"page 1 holds a {kind}") as told:
        stopped.to_print()
    assert told.value.finds[0].page == 1
    assert text not in repr(told.value.finds)
    box = boxes_of(stopped.shown, stopped.finds)[0]
    assert 0 < box.x < 595
    assert 0 < box.y < 842
    assert box.width > 40


def test_the_phone_for_objections_may_stand_there_with_its_extension(hall: Hall) -> None:
    assert PHONE in read(paper(hall, phone=f"{PHONE}-801").to_print())


def test_a_number_beside_the_allowed_one_is_still_found(hall: Hall) -> None:
    assert paper(hall, contact=f"王淑芬 {MOBILE}").finds


def test_a_character_no_font_draws_is_named_with_its_person(hall: Hall) -> None:
    person = Person(name=f"王{NO_FONT}", id=99, uid="x")
    shown = Person(name=f"{NO_FONT}强", id=98, uid="y")
    masked = paper_of(hall.draft(), [person])
    assert masked.stops == ()
    with pytest.raises(CharacterMissing, match="U\\+30EDD") as told:
        paper_of(hall.draft(), [shown]).to_print()
    assert shown.name in str(told.value)
    assert told.value.character == NO_FONT


def test_a_character_no_font_draws_is_named_with_its_text(hall: Hall) -> None:
    with pytest.raises(CharacterMissing, match="阳光路"):
        paper(hall, address=f"阳光路{NO_FONT}").to_print()


def test_rare_characters_that_fonts_have_are_printed_and_copied_out(hall: Hall) -> None:
    assert "䶮＊" in read(paper_of(hall.draft(), [Person(name="䶮强")]).to_print())


@pytest.mark.parametrize(("size", "sheets"), [(PosterSize.A3, 4), (PosterSize.A2, 8), (PosterSize.A1, 15)])
def test_a_poster_is_cut_into_the_sheets_it_announces(hall: Hall, size: PosterSize, sheets: int) -> None:
    shape = Shape(size)
    pdf = paper_of(hall.draft(), hall.people, shape).to_print()
    assert shape.tiling is not None
    assert page_count(pdf) == shape.tiling.count == sheets


def test_a_poster_is_fitted_to_the_sheets_asked_for(hall: Hall) -> None:
    shape = Shape(PosterSize.A2, (2, 2))
    assert page_count(paper_of(hall.draft(), hall.people, shape).to_print()) == 4
    assert shape.tiling is not None
    assert 0.85 < shape.tiling.scale < 0.95


def test_the_whole_poster_is_one_page_of_its_size(hall: Hall) -> None:
    whole = whole_poster_of(hall.draft(), hall.people, PosterSize.A2)
    width, height = page_sizes(whole.shown)[0]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (420, 594)
    assert "张＊国" in read(whole.to_print())


def test_a_private_number_stops_a_poster_too(hall: Hall) -> None:
    draft = hall.draft().with_values(heading=f"关于{RESIDENT_ID}的公示")
    for made in (
        paper_of(draft, hall.people, Shape(PosterSize.A3)),
        whole_poster_of(draft, hall.people, PosterSize.A3),
    ):
        with pytest.raises(PrivateOnPaper):
            made.to_print()


def test_a_text_too_long_for_a_poster_is_refused_with_a_sentence(hall: Hall) -> None:
    with pytest.raises(AppError, match="too long"):
        paper_of(hall.draft(), list(hall.people) * 400, Shape(PosterSize.A3))


def test_many_persons_run_over_pages_with_the_heads_repeated(hall: Hall) -> None:
    pages = text_on_pages(paper_of(hall.draft(), list(hall.people) * 20).to_print())
    assert len(pages) > 2
    assert sum("出生年月" in page for page in pages) > 1


def test_disclosing_keeps_the_very_paper_it_returns(hall: Hall) -> None:
    made = disclose(hall.database, hall.order(), hall.calendar)
    assert made.pages == 1
    assert made.disclosure.state is State.printed
    assert made.disclosure.paper is not None
    with hall.database.reading() as reading:
        assert reading.content(made.disclosure.paper) == made.pdf


def test_a_refused_paper_leaves_nothing_behind(hall: Hall) -> None:
    with pytest.raises(Refused, match="at least one person"):
        disclose(hall.database, hall.order(0), hall.calendar)
    with hall.database.work("test") as work:
        work.save(hall.people[0].with_values(ethnicity=f"汉族 {MOBILE}"))
    with pytest.raises(PrivateOnPaper):
        disclose(hall.database, hall.order(), hall.calendar)
    assert hall.all() == []


def test_every_page_is_counted_while_it_is_set(hall: Hall) -> None:
    steps: list[tuple[int, int]] = []
    paper_of(hall.draft(), hall.people, Shape(PosterSize.A3), lambda done, total: steps.append((done, total)))
    assert steps[-1] == (4, 4)


@pytest.mark.parametrize(("shape", "name"), [(PAGES, "公示.pdf"), (Shape(PosterSize.A2), "公示-A2.pdf")])
def test_a_file_is_called_after_the_disclosure_and_its_shape(shape: Shape, name: str) -> None:
    assert shape.file_name("公示") == name


@pytest.mark.parametrize("day", [dt.date(2026, 1, 1), dt.date(2026, 12, 31)])
def test_dates_are_written_without_leading_noughts(hall: Hall, day: dt.date) -> None:
    assert f"{day.year}年{day.month}月{day.day}日" in read(paper(hall, signed_on=day).to_print())
