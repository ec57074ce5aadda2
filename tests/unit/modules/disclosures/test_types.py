"""Files that declare types of disclosure: only what may hang on a wall gets in."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.modules.disclosures.domain.types import (
    FACTS,
    FOLDER,
    LARGEST_TYPE,
    WORDS,
    BadType,
    UnknownType,
    disclosure_types,
    fill,
    read_type,
    type_called,
)

GOOD = (FOLDER / "candidate.toml").read_text(encoding="utf-8")


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "type.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_type_that_ships_is_right_and_has_its_own_code() -> None:
    codes = [each.code for each in disclosure_types()]
    assert "candidate" in codes
    assert len(set(codes)) == len(codes)


def test_no_type_may_allow_numbers_of_a_person() -> None:
    assert not FACTS & {"resident_id", "phone", "address", "bank_card", "notes"}


@pytest.mark.parametrize("fact", ["resident_id", "phone", "address", "notes", "__class__", "name.upper", ""])
def test_a_type_that_allows_more_than_any_may_is_refused_by_name(tmp_path: Path, fact: str) -> None:
    text = GOOD.replace('"branch"]', f'"branch", "{fact}"]')
    with pytest.raises(BadType, match="no type may show"):
        read_type(written(tmp_path, text))


def test_a_column_must_be_allowed_by_its_own_type(tmp_path: Path) -> None:
    with pytest.raises(BadType, match="employer"):
        read_type(written(tmp_path, GOOD + '\n[[persons.column]]\nhead = "单位"\nfact = "employer"\n'))


@pytest.mark.parametrize("word", ["resident_id", "persons", "0", "proposer.title", "proposer!r", " count "])
def test_words_may_hold_only_the_known_fields(tmp_path: Path, word: str) -> None:
    with pytest.raises(BadType):
        read_type(written(tmp_path, GOOD.replace("{proposer}", "{" + word + "}")))


NO_TYPES = (
    "",
    "code = 1",
    "[[[",
    "code = 'x'",
    GOOD.replace('code = "candidate"', "code = []"),
    GOOD.replace("objections = true", "objections = 1"),
)


@pytest.mark.parametrize("text", NO_TYPES)
def test_what_is_no_type_is_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadType, match=r"type\.toml"):
        read_type(written(tmp_path, text))


def test_a_line_may_not_depend_on_an_unknown_field(tmp_path: Path) -> None:
    with pytest.raises(BadType, match="resident_id"):
        read_type(written(tmp_path, GOOD.replace("联系人：", "?resident_id 联系人：")))


def test_an_unknown_signer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadType, match="mayor"):
        read_type(written(tmp_path, GOOD.replace('signer = "party_organisation"', 'signer = "mayor"')))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "type.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadType):
        read_type(path)


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    with pytest.raises(BadType, match="too large"):
        read_type(written(tmp_path, "#" * (LARGEST_TYPE + 1)))


def test_an_unknown_type_is_answered_with_those_that_exist() -> None:
    with pytest.raises(UnknownType, match="candidate"):
        type_called("lottery")


@given(st.text())
def test_nothing_in_a_value_is_read_as_a_field_again(value: str) -> None:
    filled = fill("经{proposer}研究", dict.fromkeys(WORDS, "秘密") | {"proposer": value})
    assert filled == f"经{value}研究"


def test_the_type_reads_as_it_is_written() -> None:
    kind = type_called("candidate")
    table = tomllib.loads(GOOD)
    assert kind.allowed == tuple(table["allowed"])
    assert kind.persons is not None
    assert [column.fact for column in kind.persons.columns] == [column["fact"] for column in table["persons"]["column"]]
