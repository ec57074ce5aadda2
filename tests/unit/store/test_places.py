"""Where a store may work: read from a made-up PC."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.errors import AppError
from desktop_app.store import places
from desktop_app.store.linux_drives import System, place_of, removable_drives
from desktop_app.store.places import Place, a_store_works_only_on_a_drive_of_this_pc


class MadeUpPc:
    """A folder that looks like /proc, /sys and /dev of a PC."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.system = System(folder / "proc", folder / "sys", folder / "dev")
        self.mounts: list[str] = []
        (folder / "proc" / "self").mkdir(parents=True)
        (folder / "sys" / "dev" / "block").mkdir(parents=True)
        self.mount("/", "8:1", "ext4")
        self.disk("8:1", "devices/pci0/ata1/sda/sda1")

    def mount(self, at: str, device: str, kind: str) -> None:
        self.mounts.append(f"30 1 {device} / {at} rw,relatime shared:1 - {kind} /dev/x rw")
        (self.folder / "proc" / "self" / "mountinfo").write_text("\n".join(self.mounts) + "\n")

    def disk(self, device: str, node: str, *, removable: bool = False) -> Path:
        path = self.folder / "sys" / node
        path.mkdir(parents=True)
        (path / "partition").write_text("1\n")
        (path.parent / "removable").write_text(f"{int(removable)}\n")
        (self.folder / "sys" / "dev" / "block" / device).symlink_to(path)
        return path


@pytest.fixture
def pc(tmp_path: Path) -> MadeUpPc:
    return MadeUpPc(tmp_path / "pc")


def test_the_disk_of_the_pc_is_fixed(pc: MadeUpPc) -> None:
    assert place_of(Path("/home/clerk/office.cdstore"), pc.system) is Place.fixed


def test_a_stick_is_removable(pc: MadeUpPc) -> None:
    pc.disk("8:17", "devices/pci0/ata2/sdb/sdb1", removable=True)
    pc.mount("/media/clerk/STICK", "8:17", "vfat")
    assert place_of(Path("/media/clerk/STICK/a/b"), pc.system) is Place.removable
    assert place_of(Path("/media/clerk/STICKER"), pc.system) is Place.fixed


def test_a_disk_at_a_usb_port_is_removable_though_it_says_otherwise(pc: MadeUpPc) -> None:
    pc.disk("8:33", "devices/pci0/usb2/2-1/sdc/sdc1")
    pc.mount("/media/disk", "8:33", "ext4")
    assert place_of(Path("/media/disk"), pc.system) is Place.removable


def test_a_second_disk_inside_the_pc_is_fixed(pc: MadeUpPc) -> None:
    pc.disk("8:49", "devices/pci0/ata3/sdd/sdd1")
    pc.mount("/data", "8:49", "ext4")
    assert place_of(Path("/data"), pc.system) is Place.fixed


def test_a_card_in_its_reader_is_removable(pc: MadeUpPc) -> None:
    node = pc.disk("179:1", "devices/pci0/mmc0/mmcblk0/mmcblk0p1")
    (node.parent / "device").mkdir()
    (node.parent / "device" / "type").write_text("SD\n")
    pc.mount("/media/card", "179:1", "vfat")
    assert place_of(Path("/media/card"), pc.system) is Place.removable


def test_an_encrypted_stick_is_removable(pc: MadeUpPc) -> None:
    stick = pc.disk("8:17", "devices/pci0/usb1/1-1/sdb/sdb1", removable=True)
    mapped = pc.folder / "sys" / "devices" / "virtual" / "block" / "dm-0"
    (mapped / "slaves").mkdir(parents=True)
    (mapped / "slaves" / "sdb1").symlink_to(stick)
    (pc.folder / "sys" / "dev" / "block" / "253:0").symlink_to(mapped)
    (pc.folder / "sys" / "class" / "block" / "sdb1").mkdir(parents=True)
    (pc.folder / "sys" / "class" / "block" / "sdb1" / "dev").write_text("8:17\n")
    pc.mount("/media/secret", "253:0", "ext4")
    assert place_of(Path("/media/secret"), pc.system) is Place.removable


def test_a_system_that_runs_from_a_stick_may_work_there(tmp_path: Path) -> None:
    pc = MadeUpPc(tmp_path)
    (tmp_path / "sys" / "devices" / "pci0" / "ata1" / "sda" / "removable").write_text("1\n")
    assert place_of(Path("/home"), pc.system) is Place.fixed


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_network_drive_is_told_by_its_file_system(pc: MadeUpPc, kind: str) -> None:
    pc.mount("/mnt/office", "0:55", kind)
    assert place_of(Path("/mnt/office/x"), pc.system) is Place.network


def test_the_last_of_two_mounts_at_one_folder_counts(pc: MadeUpPc) -> None:
    pc.mount("/mnt/office", "8:1", "ext4")
    pc.mount("/mnt/office", "0:55", "cifs")
    assert place_of(Path("/mnt/office"), pc.system) is Place.network


def test_drives_to_carry_away_are_listed_with_label_and_room(pc: MadeUpPc, tmp_path: Path) -> None:
    folder = tmp_path / "我的 盘"
    folder.mkdir()
    pc.disk("8:17", "devices/pci0/usb1/1-1/sdb/sdb1", removable=True)
    pc.mount(str(folder).replace(" ", "\\040"), "8:17", "vfat")
    pc.mount("/mnt/office", "0:55", "cifs")
    labels = pc.folder / "dev" / "disk" / "by-label"
    labels.mkdir(parents=True)
    (pc.folder / "dev" / "sdb1").touch()
    (labels / "我的\\x20盘").symlink_to(pc.folder / "dev" / "sdb1")
    (drive,) = removable_drives(pc.system)
    assert (drive.folder, drive.label) == (folder, "我的 盘")
    assert 0 < drive.free <= drive.size


def test_a_pc_that_tells_nothing_has_only_fixed_drives(tmp_path: Path) -> None:
    nothing = System(tmp_path, tmp_path, tmp_path)
    assert place_of(tmp_path, nothing) is Place.fixed
    assert removable_drives(nothing) == []


def test_a_store_on_a_stick_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_store_works_only_on_a_drive_of_this_pc(tmp_path / "office.cdstore")
    monkeypatch.setattr(places, "place_of", lambda _path: Place.removable)
    with pytest.raises(AppError, match="is on a removable drive"):
        a_store_works_only_on_a_drive_of_this_pc(tmp_path / "office.cdstore")
