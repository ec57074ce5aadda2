"""The drives of a Windows PC, asked from the system."""

from __future__ import annotations

import ctypes
import os
import shutil
import string
import sys
from pathlib import Path

from desktop_app.store.drives import Drive, Place

assert sys.platform == "win32"  # noqa: S101  # tells the type checker; nothing opens this file elsewhere

_REMOVABLE, _REMOTE = 2, 4
_LONGEST = 1024
_USB, _SD = 7, 12
_OPEN_EXISTING, _SHARE_READ_AND_WRITE = 3, 3
_QUERY_STORAGE_PROPERTY = 0x2D1400
_BUS_TYPE_IN_DESCRIPTOR = 28


def place_of(path: Path) -> Place:
    """Return the kind of drive that ``path``, which need not exist yet, lies on."""
    if path.drive.startswith("\\\\") and not path.drive.startswith("\\\\?\\"):
        return Place.network  # a share of another computer, whether that one answers now or not
    volume = ctypes.create_unicode_buffer(_LONGEST)
    if not ctypes.windll.kernel32.GetVolumePathNameW(str(path.absolute()), volume, _LONGEST):
        return Place.fixed
    return _place_of_volume(volume.value)


def removable_drives() -> list[Drive]:
    """Return the drives plugged in now that can be carried away, by their letters."""
    there = ctypes.windll.kernel32.GetLogicalDrives()
    volumes = [f"{letter}:\\" for place, letter in enumerate(string.ascii_uppercase) if there >> place & 1]
    return [drive for volume in volumes if _place_of_volume(volume) is Place.removable for drive in _drive(volume)]


def _place_of_volume(volume: str) -> Place:
    kind = ctypes.windll.kernel32.GetDriveTypeW(volume)
    if kind == _REMOTE:
        return Place.network
    if kind == _REMOVABLE:
        return Place.removable
    holds_windows = volume.upper().startswith(os.environ.get("SYSTEMDRIVE", "C:").upper())
    return Place.removable if not holds_windows and _bus_of(volume) in (_USB, _SD) else Place.fixed


def _bus_of(volume: str) -> int:
    """Return the bus of a drive letter as STORAGE_DEVICE_DESCRIPTOR numbers it; a disk at USB calls itself fixed."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    name = "\\\\.\\" + volume.rstrip("\\")
    device = kernel.CreateFileW(name, 0, _SHARE_READ_AND_WRITE, None, _OPEN_EXISTING, 0, None)
    if device in (None, ctypes.c_void_p(-1).value):
        return 0
    query, answer, length = ctypes.create_string_buffer(12), ctypes.create_string_buffer(_LONGEST), ctypes.c_ulong()
    handle = ctypes.c_void_p(device)
    kernel.DeviceIoControl(
        handle, _QUERY_STORAGE_PROPERTY, query, len(query), answer, _LONGEST, ctypes.byref(length), None
    )
    kernel.CloseHandle(handle)
    return int.from_bytes(answer.raw[_BUS_TYPE_IN_DESCRIPTOR : _BUS_TYPE_IN_DESCRIPTOR + 4], "little")


def _drive(volume: str) -> list[Drive]:
    """Return the drive at ``volume``; none when its slot is empty."""
    label = ctypes.create_unicode_buffer(_LONGEST)
    ctypes.windll.kernel32.GetVolumeInformationW(volume, label, _LONGEST, None, None, None, None, 0)
    try:
        usage = shutil.disk_usage(volume)
    except OSError:
        return []
    return [Drive(Path(volume), label.value, usage.free, usage.total)]
