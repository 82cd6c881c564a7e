"""How much memory and time a reader of a file may have: little, and more only for what is honestly big on the disk.

A bomb is small on the disk and endless inside, so it gets 2 seconds and 200 MB.
"""

from __future__ import annotations

from math import ceil
from pathlib import Path
from time import process_time
from typing import NamedTuple

MB = 1024 * 1024
PACKED = (".xlsx", ".xlsm")
"""Endings of workbooks, by which they get more time; one that lies about its ending gains little, for all depends on its size."""


class Limits(NamedTuple):
    """`seconds` of the processor, bytes of `memory`, bytes of `answer`, and seconds of `patience` however busy the machine is."""

    seconds: int
    memory: int
    answer: int
    patience: float


def limits_for(source: Path | str) -> Limits:
    """What a file of this size gets. The tests hold small bombs and long honest lists against it."""
    size = _size(source)
    # A workbook is packed, and holds about ten times as much as a text of its size.
    seconds = 2 + (20 if isinstance(source, Path) and source.suffix.lower() in PACKED else 5) * size // MB
    # Beyond the base each byte on the disk brings 25 of memory and 8 of answer: it may be a cell, a note and a line of JSON at once. Who
    # waits gives 20 seconds and four times the processor's, because other programs want the processor too.
    return Limits(seconds, 200 * MB + 25 * size, 16 * MB + 8 * size, 20 + 4 * seconds)


def _size(source: Path | str) -> int:
    """Bytes on the disk, 0 when that can't be told: whatever is wrong with it, the reader says."""
    if isinstance(source, str):
        return len(source)
    try:
        return source.stat().st_size if source.is_file() else 0
    except OSError:
        return 0


def keep_within(seconds: int, memory: int) -> None:
    """Limit this process for good: memory, processor time, and no file may be written. Windows has no such limits; there, the one who
    waits ends a reader that takes too long."""
    try:
        import resource
    except ImportError:
        return
    # What it took to start, which is long on an old laptop, is not the file's doing.
    seconds += ceil(process_time())
    wanted = {
        # No byte may be written to any file; and no core dump is left, which would hold people's words.
        resource.RLIMIT_AS: memory, resource.RLIMIT_CPU: seconds, resource.RLIMIT_FSIZE: 0, resource.RLIMIT_CORE: 0,
    }  # fmt: skip
    for what, most in wanted.items():
        try:
            # Hard as well as soft, so that nothing run from the file could lift it again.
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # macOS refuses some of them; the others still hold.
