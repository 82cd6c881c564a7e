"""SQLite's write-ahead log beside a session that a crash left: which pages its acts end with, and whether any of it is damaged.

SQLite stops at the first frame that doesn't fit, whatever comes after, because the last act may be half-written. That an act which was
finished, and forced to the disk before the next began, is missing from the middle is damage, and is told here. Never writes.
Source: https://www.sqlite.org/fileformat2.html, section 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from moothall.core.errors import Trouble

Sum = tuple[int, ...]

# 32 bytes: magic, version, bytes a page, checkpoint, two salts, two words of the sum of the first 24.
_HEADER = struct.Struct(">8I")
# 24 bytes before each page: its number, pages of the file after an act's last frame, the salts again, two words of the sum so far.
_FRAME = struct.Struct(">6I")
_ORDERS = {0x377F0682: "<", 0x377F0683: ">"}  # of the words that are summed, by what the log begins with


@dataclass(slots=True)
class LoggedPages:
    """As of the log's last whole act: pages of `size` bytes by number, from 1; and how many the file then has, 0 without an act."""

    held: dict[int, bytes] = field(default_factory=dict)
    size: int = 0
    count: int = 0


@dataclass(frozen=True, slots=True)
class _Frame:
    page: int
    count: int  # 0 where the act goes on
    salts: Sum
    sum: Sum
    summed: bytes
    """The frame's first eight bytes and the page: what the sum is of, on top of that of the frame before."""


def read_log(path: Path) -> LoggedPages:
    """What the log beside `path` adds to it. Trouble when an act is missing from its middle."""
    log = path.with_name(path.name + "-wal")
    try:
        return _pages(log.read_bytes())
    except FileNotFoundError:
        return LoggedPages()
    except ValueError:
        raise Trouble("store.damaged", file=path.name) from None


def _pages(log: bytes) -> LoggedPages:
    found = LoggedPages()
    # A header alone, or less: the log was begun and no act is in it.
    if len(log) <= _HEADER.size:
        return found
    # The header is on the disk before any frame is written: one that doesn't fit was damaged later.
    magic, _, found.size, _, *rest = _HEADER.unpack_from(log)
    salts, total, order = tuple(rest[:2]), tuple(rest[2:]), _ORDERS.get(magic, "")
    if not order or _add((0, 0), log[:24], order) != total:
        raise ValueError("the header does not fit")
    frames, act = list(_frames(log, found.size)), dict[int, bytes]()
    for n, frame in enumerate(frames):
        total = _add(total, frame.summed, order)
        if frame.salts != salts or frame.sum != total:
            _refuse_later_acts(frames[n:], salts, total, order)
            break
        # Kept aside until the act's last frame is found whole: half an act never counts.
        act[frame.page] = frame.summed[8:]
        if frame.count:
            # Page 0 is none, and one beyond the act's end would make a file of any length.
            if not all(0 < page <= frame.count for page in act):
                raise ValueError("a page is not the file's")
            found.held.update(act)
            found.count = frame.count
            act.clear()
    return found


def _frames(log: bytes, size: int) -> Iterator[_Frame]:
    whole = _FRAME.size + size
    # A frame that is cut short at the end is left out: its act was never said to be saved.
    for start in range(_HEADER.size, len(log) - whole + 1, whole):
        page, count, *rest = _FRAME.unpack_from(log, start)
        content = log[start + _FRAME.size : start + whole]
        yield _Frame(page, count, tuple(rest[:2]), tuple(rest[2:]), log[start : start + 8] + content)


def _refuse_later_acts(frames: list[_Frame], salts: Sum, total: Sum, order: str) -> None:
    """An act begun after the end of another, behind a frame that doesn't fit. Frames of an older log, or of an act that never ended,
    may lie there too, but don't go on from one another so. `total` is what the first should sum to: its sum may be what is damaged.
    """
    for before, frame in pairwise(frames):
        sums = (_add(start, frame.summed, order) for start in (before.sum, total))
        if before.count and frame.salts == salts and frame.sum in sums:
            raise ValueError("an act is missing")


def _add(total: Sum, content: bytes, order: str) -> Sum:
    one, two = total
    words = struct.unpack(f"{order}{len(content) // 4}I", content)
    for odd, even in zip(words[::2], words[1::2], strict=True):
        # SQLite's own checksum: two running sums of 32 bits that feed each other, so that the order of the words counts.
        one = (one + odd + two) & 0xFFFFFFFF
        two = (two + even + one) & 0xFFFFFFFF
    return one, two
