"""A letter for each person of a list: everybody by name, nobody by mistake, nothing half written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.documents.preview import page_count
from desktop_app.documents.readback import text_on_pages
from desktop_app.domain.address import parse_address
from desktop_app.domain.calendar import WorkingCalendar
from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.modules.disclosures.documents import PrivateInField
from desktop_app.modules.disclosures.documents.letters import Letters, household_files, set_letters
from desktop_app.modules.disclosures.domain import Disclosure, LetterBatch, text_of_values, type_called
from desktop_app.modules.disclosures.domain.letters import a_batch_lacks_nothing, files_by_household
from desktop_app.modules.disclosures.store.letters import begun_letter, keep_batch
from desktop_app.modules.people.domain import Household, Person, Whereabouts
from desktop_app.store.filling import filling
from tests.unit.modules.disclosures.conftest import MONDAY, Hall

BODY = "您好！\n社区定于重阳节举办敬老活动，诚邀您参加。"
RARE = "\U000323ae"
NUMBER = "110101195001011236"


def letter(hall: Hall, body: str = BODY) -> Disclosure:
    kind = type_called("letter")
    with hall.database.reading() as reading:
        begun = begun_letter(reading, kind, MONDAY, WorkingCalendar.from_files())
    values = {"subject": "重阳节邀请函", "body": body, "consent": "敬老活动"}
    return begun.with_values(heading="重阳节邀请函", filled=text_of_values(values, kind.fields))


def persons(hall: Hall, *those: Person) -> list[Person]:
    with hall.database.work("set up") as work:
        return [work.save(each) for each in those]


def texts(made: Letters) -> list[str]:
    return [text.replace("\r\n", "") for text in text_on_pages(made.pdf)]


def test_each_person_gets_a_letter_with_the_own_name(hall: Hall) -> None:
    made = set_letters(letter(hall), persons(hall, Person(name="张建国"), Person(name="欧阳堃")))
    pages = texts(made)
    assert len(pages) == page_count(made.pdf) == 2
    assert "尊敬的张建国：" in pages[0]
    assert "尊敬的欧阳堃：" in pages[1]
    assert "张建国" not in pages[1]
    assert made.left_out == ()
    assert made.first_pages == (1, 2)


def test_the_dead_the_moved_and_the_undrawable_are_left_out_and_named(hall: Hall) -> None:
    those = persons(
        hall,
        Person(name="张建国"),
        Person(name="单秀英", whereabouts=Whereabouts.deceased),
        Person(name="解志强", whereabouts=Whereabouts.moved_away),
        Person(name=f"王{RARE}"),
    )
    made = set_letters(letter(hall), those)
    assert [person.name for person in made.persons] == ["张建国"]
    assert [each.name for each in made.left_out] == ["单秀英", "解志强", f"王{RARE}"]
    assert RARE in str(made.left_out[2].why)


def test_a_private_number_in_an_entry_leaves_out_that_letter_alone(hall: Hall) -> None:
    those = persons(hall, Person(name="张建国"), Person(name="王芳"), Person(name="单秀英"))
    spoiled = [those[0], those[1].with_values(name=f"王芳 {NUMBER}"), those[2].with_values(name=f"单秀英 {NUMBER}")]
    made = set_letters(letter(hall), spoiled)
    assert [person.name for person in made.persons] == ["张建国"]
    assert len(made.left_out) == 2
    assert NUMBER not in "".join(texts(made))


def test_a_private_number_in_the_words_of_all_refuses_the_batch(hall: Hall) -> None:
    with pytest.raises(PrivateInField):
        set_letters(letter(hall, f"您的证件号码是{NUMBER}。"), persons(hall, Person(name="张建国")))


def test_what_the_words_lack_is_told_before_anything_is_set(hall: Hall) -> None:
    assert [problem.field for problem in a_batch_lacks_nothing(letter(hall, ""))] == ["filled.body"]
    assert not list(a_batch_lacks_nothing(letter(hall)))


def test_a_household_shares_a_file_whose_name_tells_nothing(hall: Hall) -> None:
    with hall.database.work("set up") as work:
        home = work.reference(work.save(Household(address=parse_address("3-2-704"))))
    those = persons(hall, Person(name="王一", household=home), Person(name="李二"), Person(name="王三", household=home))
    assert files_by_household(those) == (("0001.pdf", (0, 2)), ("0002.pdf", (1,)))
    files = dict(household_files(set_letters(letter(hall), those)))
    assert [page_count(pdf) for pdf in files.values()] == [2, 1]
    first = "".join(text_on_pages(files["0001.pdf"]))
    assert "王一" in first
    assert "王三" in first
    assert "李二" not in first


def test_progress_counts_letters_and_can_be_stopped(hall: Hall) -> None:
    those = persons(hall, *(Person(name=f"王{number}") for number in "一二三四五六"))
    told: list[tuple[int, int]] = []
    set_letters(letter(hall), those, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1] == (6, 6)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        set_letters(letter(hall), those, stop)


def written(folder: Path, files: Sequence[tuple[str, bytes]], *, fails: bool = False) -> None:
    with filling(folder) as inside:
        for name, content in files:
            (inside / name).write_bytes(content)
        if fails:
            raise Cancelled


def test_a_folder_is_there_with_everything_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "letters"
    with pytest.raises(Cancelled):
        written(folder, [("0001.pdf", b"one")], fails=True)
    assert list(tmp_path.iterdir()) == []
    written(folder, [("0001.pdf", b"one"), ("0002.pdf", b"two")])
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == {"0001.pdf": b"one", "0002.pdf": b"two"}
    with pytest.raises(AppError, match="letters"):
        written(folder, [])
    assert [each.name for each in tmp_path.iterdir()] == ["letters"]


def test_the_store_keeps_whose_letter_is_where(hall: Hall) -> None:
    made = set_letters(letter(hall), persons(hall, Person(name="张建国"), Person(name="欧阳堃")))
    with hall.database.work("letters", who="王淑芬") as work:
        keep_batch(work, letter(hall), "老人", made.persons, [str(page) for page in made.first_pages])
    with hall.database.reading() as reading:
        (kept,) = reading.find(LetterBatch)
    assert (kept.heading, kept.list_name, kept.made_on) == ("重阳节邀请函", "老人", MONDAY)
    named = [(each.person.title, each.place) for each in kept.letters if each.person]
    assert named == [("张建国", "1"), ("欧阳堃", "2")]
