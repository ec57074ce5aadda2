"""Plain text read into a description: headings, whom it addresses, the note of attachments; nothing lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.description import Heading, Paragraph, text_of
from desktop_app.documents.faces import Role
from desktop_app.documents.plain_text import LARGEST_TEXT, blocks_of, decoded, document_of
from desktop_app.domain.errors import AppError


def levels_of(text: str) -> list[int]:
    return [getattr(block, "level", 0) for block in blocks_of(text)]


def test_the_number_at_the_beginning_makes_a_heading() -> None:
    assert levels_of("一、时间\n（一）起止\n1.第一天\n（1）上午\n\n正文") == [1, 2, 3, 4, 0]
    assert levels_of("十二、总则\n(三)范围\n3、附则\n(12)其他") == [1, 2, 3, 4]


def test_figures_and_long_sentences_are_no_headings() -> None:
    assert levels_of("3.5万元\n2026.11.23发布\n1.本项列举；\n一、" + "长" * 60) == [0, 0, 0, 0]


def test_a_whole_sentence_may_be_a_heading() -> None:
    assert levels_of("一、高度重视，加强领导。") == [1]


def test_where_text_follows_the_first_sentence_only_that_is_set_as_a_heading() -> None:
    block = blocks_of("（二）加强领导。各居民小组要落实责任。")[0]
    assert isinstance(block, Paragraph)
    assert [(span.text, span.role) for span in block.text] == [
        ("（二）加强领导。", Role.kai), ("各居民小组要落实责任。", None),
    ]  # fmt: skip


def test_every_line_is_a_paragraph_and_blank_lines_only_part_them() -> None:
    assert blocks_of("甲\r\n乙\n\n \u3000\n丙") == (Paragraph("甲"), Paragraph("乙"), Paragraph("丙"))


def test_a_first_line_that_ends_in_a_colon_says_whom_it_addresses() -> None:
    document = document_of("各位居民：\n\n请注意。")
    assert (document.addressee, document.blocks) == ("各位居民：", (Paragraph("请注意。"),))
    assert document_of("各位居民：").addressee == ""


def test_the_note_of_attachments_is_taken_from_the_end() -> None:
    assert document_of("正文\n\n附件：1.名单\n2. 时间表").attachments == ("名单", "时间表")
    assert document_of("正文\n\n附件：名单").attachments == ("名单",)


@pytest.mark.parametrize("note", ["附件：1.名单", "附件：1.名单\n3.时间表", "附件：", "附件：名单\n谢谢"])
def test_a_note_that_could_not_be_set_again_unchanged_stays_in_the_body(note: str) -> None:
    assert document_of("正文\n" + note).attachments == ()


@given(
    st.lists(st.sampled_from(["一、", "（一）", "1.", "附件：", "通知：", "。", "正文", "\n", " ", "<b>", "𬱖"])).map(
        "".join
    )
)
def test_no_character_is_lost_on_the_way_into_a_description(text: str) -> None:
    assert re.sub(r"\s", "", "".join(text_of(document_of(text)))) == re.sub(r"\s", "", text)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decoded("\ufeff通知".encode()) == "通知"
    assert decoded(b"") == ""
    assert blocks_of("") == ()
    assert blocks_of("一、") == (Heading("一、", 1),)


@pytest.mark.parametrize(
    ("content", "said"), [("社区通知".encode("gb18030"), "UTF-8"), (b"a" * (LARGEST_TEXT + 1), "10 MB")]
)
def test_what_cannot_be_read_is_refused_with_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(AppError, match=said):
        decoded(content)
