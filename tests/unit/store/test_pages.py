"""Pages opened and sealed by hand are the very pages of SQLCipher."""

from __future__ import annotations

import io
import sqlite3
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_app.store.pages import PAGE, SALT, PageCipher, SpoiledPage, is_first_plain_page, open_pages

KEY = bytes(range(32))


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "encrypted"
    with sqlcipher.connect(path) as connection:
        connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
        connection.execute("CREATE TABLE resident (name TEXT)")
        connection.executemany("INSERT INTO resident VALUES (?)", [(f"居民{number}" * 20,) for number in range(500)])
        connection.commit()
    connection.close()
    return path


def plain_pages(path: Path, key: bytes = KEY) -> list[bytes]:
    with path.open("rb") as file:
        return list(open_pages(file, key))


def test_opened_pages_are_a_plain_database(encrypted: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"".join(plain_pages(encrypted)))
    connection = sqlite3.connect(plain)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT count(*) FROM resident").fetchone() == (500,)
    connection.close()


def test_sealed_pages_are_a_database_of_the_library(encrypted: Path, tmp_path: Path) -> None:
    cipher = PageCipher(KEY[::-1], b"s" * SALT)
    sealed = tmp_path / "sealed"
    sealed.write_bytes(b"".join(cipher.sealed(number, page) for number, page in enumerate(plain_pages(encrypted), 1)))
    connection = sqlcipher.connect(sealed)
    connection.execute(f"PRAGMA key = \"x'{KEY[::-1].hex()}'\"")
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("SELECT count(*) FROM resident").fetchone() == (500,)
    connection.execute("INSERT INTO resident VALUES ('新')")
    connection.close()


@pytest.mark.parametrize("place", [0, SALT, PAGE - 1, PAGE + 7, 3 * PAGE - 70])
def test_a_changed_byte_is_found_on_its_page(encrypted: Path, place: int) -> None:
    content = bytearray(encrypted.read_bytes())
    content[place] ^= 1
    with pytest.raises(SpoiledPage) as caught:
        list(open_pages(io.BytesIO(content), KEY))
    assert caught.value.number in {place // PAGE + 1, 1}


def test_pages_in_another_order_are_found(encrypted: Path) -> None:
    content = encrypted.read_bytes()
    swapped = content[:PAGE] + content[2 * PAGE : 3 * PAGE] + content[PAGE : 2 * PAGE] + content[3 * PAGE :]
    with pytest.raises(SpoiledPage) as caught:
        list(open_pages(io.BytesIO(swapped), KEY))
    assert caught.value.number == 2


def test_another_key_opens_nothing(encrypted: Path) -> None:
    with pytest.raises(SpoiledPage):
        plain_pages(encrypted, bytes(32))


def test_half_a_page_at_the_end_is_found(encrypted: Path) -> None:
    with pytest.raises(SpoiledPage):
        list(open_pages(io.BytesIO(encrypted.read_bytes()[:-100]), KEY))


def test_only_a_database_with_room_for_the_seal_begins_right(encrypted: Path, tmp_path: Path) -> None:
    stock = tmp_path / "stock"
    with sqlite3.connect(stock) as connection:
        connection.execute("CREATE TABLE resident (name TEXT)")
    connection.close()
    assert is_first_plain_page(plain_pages(encrypted)[0])
    assert not is_first_plain_page(stock.read_bytes()[:PAGE])
    assert not is_first_plain_page(b"")
