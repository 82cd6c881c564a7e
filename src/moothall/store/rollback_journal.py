"""SQLite's rollback journal beside a session that a crash left: puts back, in memory, the pages of the act that was not finished.

Only what comes before the log begins is written by way of a journal: bringing an older file up to date, and the header's word for
"log". Never writes to a disk. Source: https://www.sqlite.org/fileformat2.html, section 3.
"""

from __future__ import annotations

import struct
from pathlib import Path

from moothall.core.errors import Trouble

_HEADER = struct.Struct(">8s5I")
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_TO_THE_END = 0xFFFFFFFF


def roll_back(path: Path, pages: bytearray) -> None:
    """Make `pages`, the content of `path`, what it was before the unfinished act. Without a journal they stay as they are."""
    journal = path.with_name(path.name + "-journal")
    try:
        if journal.exists():
            _play(journal.read_bytes(), pages)
    except ValueError:
        raise Trouble("store.damaged", file=path.name) from None


def _play(journal: bytes, pages: bytearray) -> None:
    """Part by part; each begins on a sector of its own, and the first says how long the file was."""
    at = sector = size = 0
    while len(journal) >= at + _HEADER.size and journal.startswith(_MAGIC, at):
        _, records, nonce, long, *sizes = _HEADER.unpack_from(journal, at)
        if not at:
            sector, size = sizes
            if not sector or size != _page_size(pages) or long * size > len(pages) + len(journal):
                raise ValueError("the header does not fit")
            _set_length(pages, long * size)
        at += sector
        if records == _TO_THE_END:
            records = (len(journal) - at) // (size + 8)
        for start in range(at, at + records * (size + 8), size + 8):
            if not _put_back(journal[start : start + size + 8], pages, nonce, size):
                return
        at = -(-(at + records * (size + 8)) // sector) * sector


def _put_back(record: bytes, pages: bytearray, nonce: int, size: int) -> bool:
    """False where the journal ends: it may be half-written, and then what it would have kept is still in the file."""
    if len(record) < size + 8:
        return False
    number, content, written = int.from_bytes(record[:4], "big"), record[4:-4], int.from_bytes(record[-4:], "big")
    if not number or (nonce + sum(content[size - 200 : 0 : -200])) & 0xFFFFFFFF != written:
        return False
    if number * size <= len(pages):
        pages[(number - 1) * size : number * size] = content
    return True


def _page_size(pages: bytearray) -> int:
    size = int.from_bytes(pages[16:18], "big")
    return 65536 if size == 1 else size


def _set_length(pages: bytearray, length: int) -> None:
    del pages[length:]
    pages.extend(bytes(length - len(pages)))
