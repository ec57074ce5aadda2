"""What a password must be."""

from __future__ import annotations

import pytest

from desktop_app.domain.passwords import password_bytes, password_problems


@pytest.mark.parametrize("good", ["和谐社区二〇二六年", "correct horse", "12345678"])
def test_a_long_enough_password_has_no_problems(good: str) -> None:
    assert password_problems(good) == ()


@pytest.mark.parametrize(
    ("password", "whys"),
    [
        ("1234567", ["too short"]),
        ("x" * 129, ["too long"]),
        (" 1234567", ["blank"]),
        ("1234\n5678", ["control character"]),
        ("\t", ["too short", "blank", "control character"]),
    ],
)
def test_every_reason_is_told_at_once(password: str, whys: list[str]) -> None:
    assert [problem.why for problem in password_problems(password)] == whys


def test_a_letter_is_the_same_however_it_was_composed() -> None:
    assert password_bytes("cafe\u0301") == password_bytes("caf\u00e9")
