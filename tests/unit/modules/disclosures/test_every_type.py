"""Every type that ships: set with little, usual and very much in it, and with private numbers in every field."""

from __future__ import annotations

import dataclasses
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents.description import text_of
from desktop_app.documents.poster import PosterDesign, PosterSize
from desktop_app.documents.readback import text_on_pages
from desktop_app.domain import kinds
from desktop_app.domain.kinds import Kind
from desktop_app.modules.disclosures.documents import Paper, document_of, paper_of, whole_poster_of
from desktop_app.modules.disclosures.domain import (
    Disclosure,
    DisclosureType,
    State,
    disclosure_types,
    example_of,
    invented_persons,
    text_of_values,
    title_of,
    values_of,
)
from desktop_app.modules.disclosures.domain.types import (
    POSTERS,
    FullName,
    PageLayout,
    Rows,
    TypedField,
    read_text,
    written_type,
)
from tests.unit.modules.disclosures.conftest import MOBILE, RESIDENT_ID

EVERY = pytest.mark.parametrize("kind", disclosure_types(), ids=lambda kind: kind.code)
CARD = "6222021234567890128"
LONG = "为了把这件事办好，请大家互相转告、互相提醒，有困难的及时说。" * 6
MUCH = LONG * 12
NAME = "司马相如"


def with_values(draft: Disclosure, kind: DisclosureType, values: dict[str, Any]) -> Disclosure:
    """Return ``draft`` with other values, its title following them."""
    filled = draft.with_values(filled=text_of_values(values, kind.fields))
    return filled.with_values(heading=title_of(kind, filled))


def lengthened(kind: Kind[Any], value: Any) -> Any:
    """Return a very long value of ``kind`` in place of ``value``."""
    if isinstance(kind, Rows):
        return tuple(tuple(lengthened(*pair) for pair in cells(kind, row)) for row in value * 40)
    if isinstance(kind, kinds.LongText):
        return "\n".join([value, *[MUCH] * 6])
    return (value + LONG)[:180] if isinstance(kind, kinds.Text) else value


def cells(kind: Rows, row: Any) -> list[tuple[Kind[Any], Any]]:
    return [(column.kind, cell) for column, cell in zip(kind.columns, row, strict=True)]


def planted(kind: Kind[Any], value: Any, number: str) -> Any:
    """Return ``value`` with ``number`` typed into it, wherever its kind takes it."""
    if isinstance(kind, Rows):
        return tuple(tuple(planted(of_cell, cell, number) for of_cell, cell in cells(kind, row)) for row in value)
    return f"{value} {number}" if isinstance(kind, kinds.Text | kinds.LongText) else value


def set_as(kind: DisclosureType, draft: Disclosure) -> Paper:
    return paper_of(draft, invented_persons(kind))


def bare(text: str) -> str:
    """Return ``text`` without what only parts it: blanks, hyphens at line ends, page numbers."""
    return re.sub(r"[\s\u00ad\u0002]|— ?\d+ ?—", "", text)


@EVERY
def test_a_paper_with_its_examples_is_ready_for_the_wall(kind: DisclosureType) -> None:
    draft = example_of(kind)
    assert draft.with_values(state=State.printed).problems() == ()
    assert set_as(kind, draft).stops == ()


@EVERY
def test_nothing_is_left_unfilled_and_nothing_is_lost(kind: DisclosureType) -> None:
    draft = example_of(kind)
    texts = [text for text in text_of(document_of(draft, invented_persons(kind))) if text]
    assert not [text for text in texts if set("{}〔〕") & set(text)]
    read = bare("".join(text_on_pages(set_as(kind, draft).to_print())))
    assert not [text for text in texts if bare(text) not in read]


@EVERY
@pytest.mark.parametrize("layout", PageLayout)
def test_every_type_comes_out_in_every_layout(kind: DisclosureType, layout: PageLayout) -> None:
    laid = dataclasses.replace(kind, layout=layout)
    draft = example_of(kind).with_values(type_text=written_type(laid))
    paper = set_as(kind, draft)
    read = bare("".join(text_on_pages(paper.to_print())))
    assert not [text for text in text_of(document_of(draft, invented_persons(kind))) if bare(text) not in read]


@EVERY
def test_every_type_comes_out_as_a_poster_in_its_design(kind: DisclosureType) -> None:
    draft = example_of(kind)
    paper = whole_poster_of(draft, invented_persons(kind), PosterSize.A3)
    assert paper.stops == ()
    read = bare("".join(text_on_pages(paper.shown)))
    texts = text_of(document_of(draft, invented_persons(kind)))
    parts = [bare(part) for text in texts for part in re.split("[：＿]", text)]  # a poster sets label and value apart
    assert not [part for part in parts if part[-6:] not in read]


def test_the_designs_of_types_are_those_that_there_are() -> None:
    assert {design.name for design in PosterDesign} == set(POSTERS)


@EVERY
def test_with_what_is_required_only_no_line_has_a_gap(kind: DisclosureType) -> None:
    values = {code: value for code, value in values_of(example_of(kind)).items() if kind.field(code).required}
    draft = with_values(example_of(kind), kind, values).with_values(contact="", phone="", address="")
    texts = list(text_of(document_of(draft, invented_persons(kind))))
    labels = {label for line in kind.lines for label, brace, _rest in [line.text.partition("{")] if brace}
    labels = {label for label in labels if label.endswith("：")}
    assert not [text for text in texts if set("{}〔〕") & set(text) or text in labels]
    assert set_as(kind, draft).stops == ()


@EVERY
def test_what_is_required_and_missing_is_named_in_the_preview_and_refused(kind: DisclosureType) -> None:
    draft = with_values(example_of(kind), kind, {})
    missing = [each for each in kind.fields if each.required]
    problems = {problem.field for problem in draft.with_values(state=State.printed).problems()}
    assert {f"filled.{each.code}" for each in missing} <= problems
    words = "".join(text_of(document_of(draft, invented_persons(kind))))
    in_words = [each for each in missing if each.code in kind.asks and not isinstance(each.kind, Rows)]
    assert not [each.label for each in in_words if f"〔{each.label}〕" not in words]


@EVERY
def test_very_much_text_runs_over_pages_without_loss(kind: DisclosureType) -> None:
    values = {code: lengthened(kind.field(code).kind, value) for code, value in values_of(example_of(kind)).items()}
    draft = with_values(example_of(kind), kind, values)
    paper = set_as(kind, draft)
    assert paper.stops == ()
    read = bare("".join(text_on_pages(paper.shown)))
    long = [text for text in text_of(document_of(draft, invented_persons(kind))) if text]
    assert not [text[:30] for text in long if bare(text)[-8:] not in read]


@EVERY
@settings(max_examples=8)
@given(data=st.data())
def test_a_private_number_in_any_field_never_leaves(kind: DisclosureType, data: st.DataObject) -> None:
    if not kind.fields:
        return
    values = values_of(example_of(kind))
    each: TypedField = data.draw(st.sampled_from([each for each in kind.fields if each.code in values]))
    number = data.draw(st.sampled_from([RESIDENT_ID, MOBILE, CARD]))
    hidden = data.draw(st.sampled_from([str, spaced, wide]))(number)
    draft = with_values(example_of(kind), kind, {**values, each.code: planted(each.kind, values[each.code], hidden)})
    paper = set_as(kind, draft)
    read = bare("".join(text_on_pages(paper.shown)))
    assert paper.stops or bare(hidden) not in read


def spaced(number: str) -> str:
    return " ".join(re.findall(".{1,4}", number))


def wide(number: str) -> str:
    return number.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))


@EVERY
def test_names_on_a_wall_are_masked_whatever_column_they_stand_in(kind: DisclosureType) -> None:
    people = [person.with_values(name=NAME) for person in invented_persons(kind)]
    values = dict(values_of(example_of(kind)))
    for each, rows in kind.tables:
        values[each.code] = tuple(
            tuple(NAME if type(of_cell) is kinds.PersonName else cell for of_cell, cell in cells(rows, row))
            for row in values[each.code]
        )
    text = "".join(text_of(document_of(with_values(example_of(kind), kind, values), people)))
    full = "full_name" in kind.allowed
    assert (NAME in text) is full


@EVERY
def test_braces_in_a_value_are_text(kind: DisclosureType) -> None:
    values = dict(values_of(example_of(kind)))
    for each in kind.fields:
        if type(each.kind) in (kinds.Text, kinds.LongText):
            values[each.code] = "{signer}{0}"
    draft = with_values(example_of(kind), kind, values).with_values(signer="落款单位")
    for text in text_of(document_of(draft, invented_persons(kind))):
        assert text.count("落款单位") <= 1


@EVERY
def test_a_type_is_written_as_it_is_read(kind: DisclosureType) -> None:
    assert read_text(written_type(kind)) == kind


@EVERY
def test_full_names_are_printed_with_consent_only(kind: DisclosureType) -> None:
    shows = "full_name" in kind.allowed or any(isinstance(each.kind, FullName) for each in kind.fields)
    asks = any(each.code == "consent" and each.required for each in kind.fields)
    assert asks or not shows
    assert "consent" not in kind.asks
