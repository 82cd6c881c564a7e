"""Small disks that fill up, and disks that only read: a tmpfs where we may mount one, else the test is skipped."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kilobytes: int = 1024) -> Iterator[Path]:
    """A file system of that size, mounted at a folder inside `folder`."""
    at = folder / "disk"
    at.mkdir(exist_ok=True)
    if os.name != "posix" or os.geteuid() != 0 or _mount(at, f"size={kilobytes}k"):
        pytest.skip("may not mount a small disk here")
    try:
        yield at
    finally:
        assert ctypes.CDLL(None).umount2(os.fsencode(at), 0) == 0


def read_only(disk: Path) -> None:
    assert _mount(disk, "", MS_REMOUNT | MS_RDONLY) == 0


MS_RDONLY, MS_REMOUNT = 1, 32  # linux/mount.h


def _mount(at: Path, options: str, flags: int = 0) -> int:
    """By the system call: a process a disk, twice, took longer than what is tried on it."""
    return ctypes.CDLL(None).mount(b"moothall-test", os.fsencode(at), b"tmpfs", flags, options.encode())


def fill_up(disk: Path, leave: int = 0) -> Path:
    """Fill a disk but for `leave` bytes; the ballast to remove again."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        size = file.tell()
        file.truncate(max(0, size - leave))
    return ballast
