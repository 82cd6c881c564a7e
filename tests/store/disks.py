"""Small disks that fill up, and disks that only read: a tmpfs where we may mount one, else the test is skipped."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, kilobytes: int = 1024) -> Iterator[Path]:
    """A file system of that size, mounted at a folder inside `folder`."""
    at = folder / "disk"
    at.mkdir(exist_ok=True)
    if os.name != "posix" or os.geteuid() != 0 or _mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "moothall-test", str(at)):
        pytest.skip("may not mount a small disk here")
    try:
        yield at
    finally:
        subprocess.run(["umount", str(at)], check=True)


def read_only(disk: Path) -> None:
    assert _mount("-o", "remount,ro", str(disk)) == 0


def _mount(*words: str) -> int:
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode


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
