"""Types that an office makes its own: copied, worded anew, never showing more."""

from __future__ import annotations

import dataclasses
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.modules.disclosures.documents import disclose, document_of
from desktop_app.modules.disclosures.domain import DisclosureTemplate, DisclosureType, disclosure_types, type_called
from desktop_app.modules.disclosures.domain.types import (
    BadType,
    Line,
    PersonColumn,
    PersonsTable,
    read_text,
    read_wording,
    written_type,
    written_wording,
)
from desktop_app.modules.disclosures.store import (
    Order,
    copied,
    drafted,
    own_type,
    save_template,
    type_in,
    types_in,
    with_newest_type,
)
from tests.unit.modules.disclosures.conftest import MONDAY, Hall


def copy_of(hall: Hall, code: str) -> DisclosureTemplate:
    with hall.database.work("copy") as work:
        return save_template(work, copied(work, type_called(code)))


def changed(template: DisclosureTemplate, **values: object) -> DisclosureTemplate:
    kind = dataclasses.replace(own_type(template), **values)  # type: ignore[arg-type]  # any field may be tried
    return template.with_values(text=written_type(kind))


def saved(hall: Hall, template: DisclosureTemplate) -> DisclosureTemplate:
    with hall.database.work("change") as work:
        return save_template(work, template)


@pytest.mark.parametrize("kind", disclosure_types(), ids=lambda kind: kind.code)
def test_every_type_can_be_copied_and_used(hall: Hall, kind: DisclosureType) -> None:
    own = copy_of(hall, kind.code)
    with hall.database.reading() as reading:
        found = type_in(reading, own.code)
        assert found in types_in(reading)
    assert (found.base, found.group, found.fields) == (kind.code, kind.group, kind.fields)
    assert own.name != kind.name


def test_a_copy_of_a_copy_is_made_from_the_program_s_own_type(hall: Hall) -> None:
    first = copy_of(hall, "notice")
    with hall.database.work("copy") as work:
        second = save_template(work, copied(work, own_type(first)))
    assert own_type(second).base == "notice"
    assert second.code not in (first.code, "notice")


def test_the_version_is_raised_at_each_change(hall: Hall) -> None:
    own = copy_of(hall, "notice")
    again = saved(hall, changed(own, title="关于{subject}的温馨提示"))
    assert (own.revision, again.revision, own_type(again).version) == (1, 2, "2")


def with_facts(*facts: str) -> dict[str, object]:
    columns = tuple(PersonColumn(fact, fact) for fact in facts)
    return {"allowed": facts, "persons": PersonsTable(columns)}


@pytest.mark.parametrize(
    ("code", "masked", "clear"),
    [
        ("subsidies", 'kind = "name"', 'kind = "text"'),
        ("subsidies", 'kind = "address"', 'kind = "text"'),
        ("subsidies", 'head = "备注"', 'head = "身份证号和病情"'),
    ],
)
def test_an_own_type_cannot_have_typed_in_clear_what_its_base_masks(
    hall: Hall, code: str, masked: str, clear: str
) -> None:
    copy = copy_of(hall, code)
    assert masked in copy.text
    with pytest.raises(Refused), hall.database.work("change") as work:
        save_template(work, copy.with_values(text=copy.text.replace(masked, clear)))


@pytest.mark.parametrize(
    ("code", "values", "why"),
    [
        ("candidate", with_facts("name", "employer"), "shows more"),
        ("candidate", {"period_rule": ""}, "no type"),
        ("candidate", {"period_rule": "disclosure.honours.working_days"}, "another period"),
        ("candidate", {"objections": False}, "no objections"),
        ("candidate", {"code": "relief"}, "another code"),
        ("candidate", {"base": "unheard_of"}, "no base"),
        ("relief", with_facts("full_name"), "no type"),
        ("notice", with_facts("name"), "no type"),
    ],
)
def test_an_own_type_that_widens_what_is_shown_is_refused(
    hall: Hall, code: str, values: dict[str, object], why: str
) -> None:
    own = copy_of(hall, code)
    with pytest.raises(Refused) as refused:
        saved(hall, changed(own, **values))
    assert why in [problem.why for problem in refused.value.problems]


def test_an_own_type_may_show_less(hall: Hall) -> None:
    own = saved(hall, changed(copy_of(hall, "candidate"), **with_facts("name")))
    with hall.database.reading() as reading:
        draft = drafted(reading, Order(own_type(own), [hall.people[0].uid], MONDAY), hall.calendar)
    words = str(document_of(draft, hall.people[:1]).blocks)
    assert "张＊国" in words
    assert "汉族" not in words


def test_the_complaint_names_the_line(hall: Hall) -> None:
    own = copy_of(hall, "notice")
    text = own.text.replace("特此通知。", "特此通知。{who}")
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "{who}" in each)
    with pytest.raises(Refused, match=f"Line {line}: .*“who”"):
        saved(hall, own.with_values(text=text))


def test_a_draft_follows_its_type_and_a_paper_keeps_its_words(hall: Hall) -> None:
    own = copy_of(hall, "outage")
    values = {each.code: each.kind.parse(str(each.example)) for each in own_type(own).fields}
    order = Order(own_type(own), values=values, posted_on=MONDAY)
    printed = disclose(hall.database, order, hall.calendar).disclosure
    with hall.database.reading() as reading:
        draft = drafted(reading, order, hall.calendar)
    saved(hall, changed(own, lines=read_wording("因{cause}，{day}{hours}{utility}，范围：{area}。")))
    with hall.database.reading() as reading:
        followed, kept = with_newest_type(reading, draft), with_newest_type(reading, printed)
    assert followed.type_version == "2"
    assert "范围：" in str(document_of(followed, ()).blocks)
    assert kept == printed
    assert "高龄独居" in str(document_of(kept, ()).blocks)


def test_an_own_type_written_for_another_program_stops_nothing(hall: Hall) -> None:
    own = copy_of(hall, "notice")
    with hall.database.work("test") as work:
        broken = own.with_values(text=own.text.replace("layout", "look"))
        assert broken.problems()
        work.connection.exec_driver_sql("UPDATE disclosure_template SET text = 'look = 1'")
    with hall.database.reading() as reading:
        assert types_in(reading) == disclosure_types()


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)


@given(words, words)
def test_whatever_an_office_writes_comes_back_as_it_was_written(title: str, line: str) -> None:
    kind = dataclasses.replace(type_called("notice"), name=title or "x", kicker=line)
    text = written_type(kind)
    try:
        assert (read_text(text).name, read_text(text).kicker) == (title or "x", line)
    except BadType:
        assert not title.strip()


@given(st.text("ab{}[]#?。 \n", max_size=40))
def test_no_wording_breaks_the_reader(text: str) -> None:
    lines = read_wording(text)
    assert read_wording(written_wording(lines)) == tuple(
        dataclasses.replace(line, number=number) for number, line in enumerate(lines, 1)
    )
    kind = dataclasses.replace(type_called("notice"), lines=(*lines, Line("{body}")))
    with suppress(BadType):
        assert read_text(written_type(kind)).lines
