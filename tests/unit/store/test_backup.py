"""Backups: verified where they lie, opened by whoever has the password, never half."""

from __future__ import annotations

import gzip
import json
import os
import re
import tarfile
from pathlib import Path
from typing import Any

import pyrage
import pytest

from desktop_app.domain.errors import AppError, Cancelled
from desktop_app.modules.people.domain import Person
from desktop_app.paths import key_path
from desktop_app.store import container
from desktop_app.store.backup import back_up, verify
from desktop_app.store.keyfile import change_password, keys_for, renew_recovery_key
from tests.office import QUICK_GUARD, Office


def test_a_backup_tells_what_it_holds(office: Office) -> None:
    result = back_up(office.store, office.key, office.stick, "和谐社区")
    assert result.path.parent == office.stick
    assert result.counts["person"] == 300
    assert (result.office, result.manifest.revision) == ("和谐社区", "0001")
    assert result.size == result.path.stat().st_size
    assert list(office.stick.iterdir()) == [result.path]


def test_removed_records_are_not_counted(office: Office) -> None:
    with office.open() as database, database.work("test") as work:
        work.remove(work.get(Person, 1))
    assert back_up(office.store, office.key, office.stick).counts["person"] == 299


def test_a_verified_backup_holds_what_the_result_said(office: Office) -> None:
    made = back_up(office.store, office.key, office.stick, "和谐社区")
    found = verify(made.path, office.password, office.folder)
    assert (found.contents, found.manifest, found.sha256, found.office) == (
        made.contents,
        made.manifest,
        made.sha256,
        made.office,
    )


def test_the_recovery_key_opens_a_backup_however_it_is_typed(office: Office) -> None:
    made = back_up(office.store, office.key, office.stick)
    assert verify(made.path, office.recovery_key.lower().replace("-", " "), office.folder).contents == made.contents


def test_a_wrong_secret_is_told(office: Office) -> None:
    made = back_up(office.store, office.key, office.stick)
    with pytest.raises(AppError, match="Neither as password nor as recovery key"):
        verify(made.path, "wrong password", office.folder)


def test_a_backup_keeps_the_password_of_its_day(office: Office) -> None:
    old = back_up(office.store, office.key, office.stick)
    change_password(key_path(office.store), office.password, "新的口令 2027", QUICK_GUARD)
    renew_recovery_key(key_path(office.store), "新的口令 2027")
    new = back_up(office.store, office.key, office.stick)
    assert verify(old.path, office.password, office.folder).contents == old.contents
    assert verify(new.path, "新的口令 2027", office.folder).contents == new.contents
    for secret in (office.password, office.recovery_key):
        with pytest.raises(AppError, match="Neither"):
            verify(new.path, secret, office.folder)


def test_two_backups_in_one_second_have_two_names(office: Office) -> None:
    paths = {back_up(office.store, office.key, office.stick).path for _each in range(3)}
    assert len(paths) == 3


def test_the_name_of_a_backup_says_nothing_about_anybody(office: Office) -> None:
    name = back_up(office.store, office.key, office.stick, "和谐社区").path.name
    assert re.fullmatch(r"community-desk-\d{8}-\d{6}-[0-9a-f]{8}\.cdbk", name)


def test_what_everybody_may_read_of_a_backup_names_no_office_and_no_counts(office: Office) -> None:
    made = back_up(office.store, office.key, office.stick, "和谐社区")
    with tarfile.open(made.path) as archive:
        assert tuple(archive.getnames()) == container.MEMBERS
        manifest = archive.extractfile(container.MANIFEST)
        assert manifest is not None
        assert set(json.load(manifest)) == {"format", "version", "made", "product", "revision", "store"}
    assert "和谐社区".encode() not in made.path.read_bytes()


def test_a_store_in_use_is_backed_up_as_it_was_at_one_moment(office: Office) -> None:
    seen: list[int] = []

    def save_meanwhile(done: int, _total: int) -> None:
        if not seen:
            office.add_persons(5)
        seen.append(done)

    result = back_up(office.store, office.key, office.stick, step=save_meanwhile)
    assert result.counts["person"] in (300, 305)
    assert seen == sorted(seen)
    assert back_up(office.store, office.key, office.stick).counts["person"] == 305


@pytest.mark.parametrize("hundredths", [1, 100, 201, 301, 350, 400])
def test_cancelling_at_any_time_leaves_nothing(office: Office, hundredths: int) -> None:
    before = office.files()

    def cancel(done: int, _total: int) -> None:
        if done >= hundredths:
            raise Cancelled

    with pytest.raises(Cancelled):
        back_up(office.store, office.key, office.stick, step=cancel)
    assert list(office.stick.iterdir()) == []
    assert office.files() == before


def test_a_missing_folder_is_told(office: Office) -> None:
    before = office.files()
    with pytest.raises(AppError, match="cannot be reached"):
        back_up(office.store, office.key, office.folder / "gone")
    assert office.files() == before


def test_a_damaged_store_gives_no_backup(office: Office) -> None:
    with office.store.open("r+b") as file:
        file.seek(20 * 4096 + 100)
        file.write(b"spoiled")
    with pytest.raises(AppError, match="damaged"):
        back_up(office.store, office.key, office.stick)
    assert list(office.stick.iterdir()) == []


def test_the_key_file_of_another_store_gives_no_backup(office: Office) -> None:
    with pytest.raises(AppError, match="another store"):
        back_up(office.store, bytes(32), office.stick)


def test_what_an_earlier_power_cut_left_on_the_stick_is_removed(office: Office) -> None:
    first = back_up(office.store, office.key, office.stick)
    half = first.path.with_name(f".{first.path.name}.0a0a0a0a.part")
    of_another_store = office.stick / ".community-desk-20260101-000000-ffffffff.cdbk.0a0a0a0a.part"
    half.write_bytes(b"half")
    of_another_store.write_bytes(b"half")
    second = back_up(office.store, office.key, office.stick)
    assert set(office.stick.iterdir()) == {first.path, second.path, of_another_store}


def test_memory_does_not_grow_with_the_store(office: Office) -> None:
    """Every piece handed to the encryption is small, so the store's size never matters."""
    largest = 0
    write = container.MemberWriter.write

    def measure(self: container.MemberWriter, data: bytes) -> int:
        nonlocal largest
        largest = max(largest, len(data))
        return write(self, data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(container.MemberWriter, "write", measure)
        back_up(office.store, office.key, office.stick)
    assert largest <= 128 * 1024


def test_a_stick_that_gives_back_other_data_gets_no_backup(office: Office) -> None:
    def spoil(done: int, _total: int) -> None:
        for path in office.stick.glob("*.cdbk"):
            if done >= 300:
                content = bytearray(path.read_bytes())
                content[len(content) // 2] ^= 1
                path.write_bytes(content)

    with pytest.raises(AppError, match="deleted because it could not be verified"):
        back_up(office.store, office.key, office.stick, step=spoil)
    assert list(office.stick.iterdir()) == []


FIRST_PAGE = b"SQLite format 3\x00" + (4096).to_bytes(2, "big") + bytes([1, 1, 80]) + bytes(4096 - 21)
HOSTILE_STORES = {
    b"no gzip": "no gzip",
    gzip.compress(b""): "nothing",
    gzip.compress(b"no database" * 1000): "no database",
    gzip.compress(FIRST_PAGE + bytes(100)): "half a page",
    gzip.compress(FIRST_PAGE): "another database",
    gzip.compress(FIRST_PAGE + bytes(50_000_000)): "bomb",
    gzip.compress(FIRST_PAGE) + gzip.compress(FIRST_PAGE): "two streams",
    gzip.compress(FIRST_PAGE)[:-8]: "cut stream",
}


class TestHostileBackups:
    """Every file that is not exactly what was written gets a sentence."""

    @pytest.fixture
    def backup(self, office: Office) -> Path:
        return back_up(office.store, office.key, office.stick).path

    @pytest.mark.parametrize("part", [0.0, 0.001, 0.1, 0.5, 0.9, 0.999])
    def test_a_backup_cut_short_is_refused(self, office: Office, backup: Path, part: float) -> None:
        os.truncate(backup, int(backup.stat().st_size * part))
        with pytest.raises(AppError, match="cut short or changed"):
            verify(backup, office.password, office.folder)

    def test_a_longer_backup_is_refused(self, office: Office, backup: Path) -> None:
        with backup.open("ab") as file:
            file.write(bytes(512))
        with pytest.raises(AppError, match="cut short or changed"):
            verify(backup, office.password, office.folder)

    @pytest.mark.parametrize("member", container.MEMBERS)
    def test_a_changed_byte_in_any_member_is_refused(self, office: Office, backup: Path, member: str) -> None:
        with tarfile.open(backup) as archive:
            info = archive.getmember(member)
        with backup.open("r+b") as file:
            file.seek(info.offset_data + info.size // 2)
            byte = file.read(1)
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte[0] ^ 4]))
        with pytest.raises(AppError):
            verify(backup, office.password, office.folder)

    def test_members_of_two_backups_do_not_mix(self, office: Office, backup: Path) -> None:
        office.add_persons(5)
        with tarfile.open(back_up(office.store, office.key, office.stick).path) as archive:
            other = archive.extractfile(container.STORE)
            assert other is not None
            mixed = rewritten(backup, **{container.STORE: other.read()})
        with pytest.raises(AppError, match="cut short or changed"):
            verify(mixed, office.password, office.folder)

    @pytest.mark.parametrize("content", [b"", b"no backup", b"\0" * 20_000, b"PK\3\4" * 400], ids=repr)
    def test_another_file_is_refused(self, office: Office, content: bytes) -> None:
        path = office.stick / "other.cdbk"
        path.write_bytes(content)
        with pytest.raises(AppError, match="no backup"):
            verify(path, office.password, office.folder)

    def test_a_folder_and_a_missing_file_are_refused(self, office: Office) -> None:
        for path in (office.stick, office.stick / "gone.cdbk"):
            with pytest.raises(AppError):
                verify(path, office.password, office.folder)

    @pytest.mark.parametrize("name", [container.PASSWORD, container.RECOVERY])
    def test_an_identity_that_asks_for_terabytes_is_refused(self, office: Office, backup: Path, name: str) -> None:
        secret = {container.PASSWORD: office.password, container.RECOVERY: office.recovery_key}[name]
        greedy = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 30", member_of(backup, name))
        with pytest.raises(AppError, match="cut short or changed"):
            verify(rewritten(backup, **{name: greedy}), secret, office.folder)

    @pytest.mark.parametrize(
        ("old", "new", "words"),
        [
            (b'"version": 1', b'"version": 2', "newer version"),
            (b'"version": 1', b'"version": "1"', "newer version"),
            (b'"community-desk-backup"', b'"another"', "changed"),
            (b'"product": "', b'"product": 7, "x": "', "changed"),
            (b"{", b"[" * 9_000, "changed"),
            (b"2026", b"2027", "changed"),
        ],
    )
    def test_a_changed_manifest_is_refused(
        self, office: Office, backup: Path, old: bytes, new: bytes, words: str
    ) -> None:
        manifest = re.sub(rb'"made": "\d{4}', b'"made": "2026', member_of(backup, container.MANIFEST))
        changed = rewritten(backup, **{container.MANIFEST: manifest.replace(old, new)})
        with pytest.raises(AppError, match=words):
            verify(changed, office.password, office.folder)

    @pytest.mark.parametrize("store", HOSTILE_STORES, ids=HOSTILE_STORES.get)
    def test_another_store_under_the_same_password_is_refused(self, office: Office, backup: Path, store: bytes) -> None:
        """Whoever knows the password can encrypt anything; a clerk who opens it gets a sentence and no full disk."""
        hostile = rewritten(backup, **{container.STORE: encrypted_for(office, store)})
        before = office.files()
        with pytest.raises(AppError, match="cut short or changed"):
            verify(hostile, office.password, office.folder)
        assert office.files() == before

    @pytest.mark.parametrize(
        "changed",
        [
            {"counts": []},
            {"counts": {"person": "many"}},
            {"size": "large"},
            {"size": 2**60},
            {"sha256": 5},
            {"key_file": "###"},
            {"office": None},
        ],
        ids=repr,
    )
    def test_hostile_details_are_refused(self, office: Office, backup: Path, changed: dict[str, Any]) -> None:
        keys = keys_for(key_path(office.store), office.key)
        identity = pyrage.x25519.Identity.from_str(keys.password_identity)
        details = json.loads(pyrage.decrypt(member_of(backup, container.DETAILS), [identity])) | changed
        hostile = rewritten(backup, **{container.DETAILS: encrypted_for(office, json.dumps(details).encode())})
        with pytest.raises(AppError):
            verify(hostile, office.password, office.folder)


def member_of(backup: Path, name: str) -> bytes:
    with tarfile.open(backup) as archive:
        member = archive.extractfile(name)
        assert member is not None
        return member.read()


def rewritten(backup: Path, **members: bytes) -> Path:
    """Write the backup once more with other members, their checksums right."""
    path = backup.with_name("rewritten.cdbk")
    with path.open("wb") as out:
        writer = container.Writer(out)
        for name in container.MEMBERS[:-1]:
            writer.add(name, members.get(name) or member_of(backup, name))
        writer.finish()
    return path


def encrypted_for(office: Office, content: bytes) -> bytes:
    keys = keys_for(key_path(office.store), office.key)
    recipient = pyrage.x25519.Identity.from_str(keys.password_identity).to_public()
    encrypted: bytes = pyrage.encrypt(content, [recipient])
    return encrypted
