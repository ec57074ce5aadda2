"""The drives of a Linux PC, read from /proc, /sys and /dev (or from folders that stand for them)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.store.drives import Drive, Place


@dataclass(frozen=True)
class _Mount:
    folder: Path
    device: str
    kind: str


NETWORK_KINDS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "davfs", "coda"}
NETWORK_KINDS |= {f"fuse.{name}" for name in ("sshfs", "davfs2", "rclone", "gvfsd-fuse", "curlftpfs")}
_NOT_THERE = Path("/nowhere")


@dataclass(frozen=True)
class System:
    """Where the system tells about its drives."""

    proc: Path = Path("/proc")
    sys: Path = Path("/sys")
    dev: Path = Path("/dev")


THIS_PC = System()


def place_of(path: Path, system: System = THIS_PC) -> Place:
    """Return the kind of drive that ``path``, which need not exist yet, lies on."""
    mounts = list(_mounts(system.proc))
    found = _mount_of(path.absolute(), mounts)
    if found.kind in NETWORK_KINDS:
        return Place.network
    if found.device != _mount_of(Path("/"), mounts).device and _can_be_carried_away(found.device, system.sys):
        return Place.removable
    return Place.fixed


def removable_drives(system: System = THIS_PC) -> list[Drive]:
    """Return the drives plugged in now that can be carried away, by their folders."""
    mounts = list(_mounts(system.proc))
    own = _mount_of(Path("/"), mounts).device
    first_of_each = {mount.device: mount for mount in reversed(mounts)}
    return [
        _drive(mount, system)
        for mount in sorted(first_of_each.values(), key=lambda mount: mount.folder)
        if mount.device != own and mount.folder.is_dir() and _can_be_carried_away(mount.device, system.sys)
    ]


def _mounts(proc: Path) -> Iterator[_Mount]:
    try:
        lines = (proc / "self" / "mountinfo").read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return
    for line in lines:
        words = line.split(" ")
        kind = words[words.index("-") + 1]
        yield _Mount(Path(_unescaped(words[4])), words[2], kind)


def _mount_of(path: Path, mounts: list[_Mount]) -> _Mount:
    """Return the mount that ``path`` lies on: the deepest one above it, the last of several at one folder."""
    resolved = path.resolve()
    above = [mount for mount in mounts if resolved.is_relative_to(mount.folder)]
    return max(reversed(above), key=lambda mount: len(mount.folder.parts), default=_Mount(_NOT_THERE, "", ""))


def _can_be_carried_away(device: str, sys_folder: Path) -> bool:
    """Tell whether the device ``major:minor`` is a stick, a card or a disk at a USB port, also when it is encrypted."""
    node = (sys_folder / "dev" / "block" / device).resolve()
    if not node.is_dir():
        return False
    behind = [slave.name for slave in (node / "slaves").glob("*")]
    if behind:
        return any(_can_be_carried_away(_number_of(name, sys_folder), sys_folder) for name in behind)
    disk = node.parent if (node / "partition").exists() else node
    return (
        _says(disk / "removable", "1")
        or _says(disk / "device" / "type", "SD")
        or any(re.fullmatch(r"usb\d+", part) for part in disk.parts)
    )


def _number_of(name: str, sys_folder: Path) -> str:
    try:
        return (sys_folder / "class" / "block" / name / "dev").read_text().strip()
    except OSError:
        return ""


def _says(file: Path, word: str) -> bool:
    try:
        return file.read_text().strip() == word
    except OSError:
        return False


def _drive(mount: _Mount, system: System) -> Drive:
    usage = shutil.disk_usage(mount.folder)
    name = (system.sys / "dev" / "block" / mount.device).resolve().name
    return Drive(mount.folder, _label(name, system.dev), usage.free, usage.total)


def _label(name: str, dev: Path) -> str:
    for link in (dev / "disk" / "by-label").glob("*"):
        if link.resolve().name == name:
            return _unescaped(link.name)
    return ""


def _unescaped(written: str) -> str:
    r"""Undo ``\040`` of mountinfo and ``\x20`` of udev, byte by byte."""
    plain = re.sub(
        rb"\\(?:x([0-9a-fA-F]{2})|([0-7]{3}))",
        lambda found: bytes([int(found[1], 16) if found[1] else int(found[2], 8)]),
        written.encode("utf-8", "surrogateescape"),
    )
    return plain.decode("utf-8", "replace")
