"""Reading back: private numbers are found however they are written, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.description import Column, Document, Paragraph, Table
from desktop_app.documents.official import official_pdf
from desktop_app.documents.private_numbers import PrivateKind, private_numbers_in
from desktop_app.documents.readback import read_back
from desktop_app.domain.masking import masked_bank_card, masked_phone, masked_resident_id

ID = "110101199003078515"
CARD = "6222021234567890128"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def kinds_in(text: str) -> list[PrivateKind]:
    return [kind for kind, _text in private_numbers_in(text)]


def page(*texts: str) -> bytes:
    return official_pdf(Document("公示", tuple(map(Paragraph, texts))))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ID, PrivateKind.resident_id),
        ("11010119900307851x", PrivateKind.resident_id),
        ("110101 19900307 8515", PrivateKind.resident_id),
        ("1 1 0 1 0 1 1 9 9 0 0 3 0 7 8 5 1 X", PrivateKind.resident_id),
        (ID.translate(FULL_WIDTH), PrivateKind.resident_id),
        ("110101900307851", PrivateKind.resident_id),
        ("13812345678", PrivateKind.mobile),
        ("138-1234-5678", PrivateKind.mobile),
        ("１３８　１２３４　５６７８", PrivateKind.mobile),
        ("+86 13812345678", PrivateKind.mobile),
        ("8613812345678", PrivateKind.mobile),
        ("138\r\n12345678", PrivateKind.mobile),
        ("013812345678", PrivateKind.mobile),
        ("王一13812345678", PrivateKind.mobile),
        ("①13812345678", PrivateKind.mobile),
        ("138\u200b1234\u200b5678", PrivateKind.mobile),
        ("2026-11-23 13812345678", PrivateKind.mobile),
        ("共3人 13812345678", PrivateKind.mobile),
        ("一三八一二三四五六七八", PrivateKind.mobile),
        ("0571-88886666", PrivateKind.landline),
        ("（0571）8888 6666", PrivateKind.landline),
        ("01088886666", PrivateKind.landline),
        (CARD, PrivateKind.bank_card),
        ("6222 0212 3456 7890 128", PrivateKind.bank_card),
        ("4111111111111111", PrivateKind.bank_card),
        ("30569309025904", PrivateKind.bank_card),
        ("110101199013078515", PrivateKind.resident_id),
        ("11010119900307851", PrivateKind.resident_id),
        ("1101011990030785155", PrivateKind.resident_id),
        ("110101 1990-03-07 8515", PrivateKind.resident_id),
    ],
)
def test_a_private_number_is_found_however_it_is_written(text: str, kind: PrivateKind) -> None:
    assert kinds_in(f"联系：{text}。") == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月23日至11月29日",
        "金额138,123,456.78元",
        "编号20261123001",
        "12345热线",
        "共36户58人",
        "6222021234567890129",
        masked_phone("13812345678"),
        masked_resident_id(ID),
        masked_bank_card(CARD),
        "幸街办发〔2026〕12号",
        "统一社会信用代码91330100MA2XXXXX1X",
        "999999199013318515",
        "400-123-4567",
        "23812345678",
        "自2026.9.13 2026.10.20 8时起",
        "2026-10-13 2026-10-20 08:30",
        "（2026）浙0106民初1234号",
        "合同编号HT-2026-1123-0001，邮编310012，区划330106001001",
        "发票号码24332000000012345678",
        "序号1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
        "东经120.12345678，北纬30.12345678",
        "工程款合计13812345678.50元",
    ],
)
def test_what_is_no_private_number_is_left_alone(text: str) -> None:
    assert kinds_in(text) == []


@pytest.mark.parametrize("text", ["电话：88886666", "座机8888666", "Tel. 8888-6666"])
def test_a_landline_without_area_code_is_told_by_the_word_before_it(text: str) -> None:
    assert kinds_in(text) == [PrivateKind.landline]
    assert kinds_in(text[-8:]) == []


def test_exactly_the_allowed_numbers_are_excused() -> None:
    text = "电话：0571-8888 6666、0571-88886667"
    assert [written for _kind, written in private_numbers_in(text, frozenset({"057188886666"}))] == ["0571-88886667"]


@pytest.mark.parametrize("contact", ["0571-88886666、13812345678", "0571-88886666-801 13812345678"])
def test_every_number_of_an_allowed_contact_is_excused(contact: str) -> None:
    assert private_numbers_in("电话 0571-88886666 转 801，13812345678", frozenset({contact})) == ()


def test_a_number_on_a_page_is_told_with_its_place() -> None:
    finds = read_back(page("正文" * 400, f"身份证号：{ID}。"))
    assert [(find.kind, find.page, find.text) for find in finds] == [(PrivateKind.resident_id, 2, ID)]
    assert 60 < finds[0].x < 595
    assert 0 < finds[0].y < 842


def test_a_number_broken_over_lines_is_found() -> None:
    for length in range(20, 30):
        text = "国" * length + "138 1234 5678" + "人"
        assert [find.kind for find in read_back(page(text))] == [PrivateKind.mobile]


@pytest.mark.parametrize(
    "divided",
    ["１３８－１２３４－５６７８", "１３８　１２３４　５６７８", "０１０－６２３４５６７８", "138－1234－5678"],
)
def test_full_width_digits_are_one_number_on_a_page_too(divided: str) -> None:
    assert len(read_back(page(f"请拨打{divided}联系。"))) == 1


def test_a_number_wrapped_in_a_narrow_cell_is_found() -> None:
    columns = tuple(map(Column, ("序号", "姓名", "单位", "住址", "号码", "备注", "说明", "意见")))
    row = (
        "1",
        "李＊华",
        "幸福社区网格员",
        "幸福路12号3号楼",
        f"{ID[:6]} {ID[6:14]} {ID[14:]}",
        "同意发展为对象，请公示",
        "同意发展为对象",
        "同意",
    )
    finds = read_back(official_pdf(Document("", (Table(columns, (row, row)),))))
    assert [find.kind for find in finds] == [PrivateKind.resident_id]


def test_figures_in_neighbouring_cells_are_no_number() -> None:
    columns = tuple(map(Column, ("户数", "人数", "金额", "余额")))
    assert read_back(official_pdf(Document("", (Table(columns, (("138", "1234", "5678", "90"),)),)))) == ()


def test_the_number_itself_is_not_in_what_a_log_would_show() -> None:
    assert ID not in repr(read_back(page(ID)))


def test_rare_characters_before_a_number_do_not_move_its_place() -> None:
    finds = read_back(page("𬱖𠮷𪚥，电话13812345678"))
    assert finds[0].text == "13812345678"
    plain = read_back(page("国国国，电话13812345678"))
    assert finds[0].x == pytest.approx(plain[0].x, abs=1)


SEPARATORS = st.sampled_from(["", "", " ", "-", "－", "　", "\r\n", ".", " - "])


@given(
    st.sampled_from(
        [(ID, PrivateKind.resident_id), ("13912345678", PrivateKind.mobile), (CARD, PrivateKind.bank_card)]
    ),
    st.data(),
)
def test_no_way_of_dividing_hides_a_number(number: tuple[str, PrivateKind], data: st.DataObject) -> None:
    digits, kind = number
    written = digits[0] + "".join(data.draw(SEPARATORS) + digit for digit in digits[1:])
    assert kinds_in(f"号码：{written}，谢谢") == [kind]


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for kind, written in private_numbers_in(text):
        assert kind in PrivateKind
        assert written in text


def test_an_empty_page_is_clean() -> None:
    assert read_back(page("")) == ()


def test_a_long_run_of_digits_is_read_quickly_and_is_no_number() -> None:
    assert kinds_in("7" * 100_000) == []
