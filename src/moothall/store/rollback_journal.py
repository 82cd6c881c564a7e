"""SQLite's rollback journal beside a session that a crash left: puts back, in memory, the pages of the act that was not finished.

Only what comes before the log begins is written by way of a journal: bringing an older file up to date, and the header's word for
"log". Never writes to a disk. Source: https://www.sqlite.org/fileformat2.html, section 3.
"""

from __future__ import annotations

import struct
from pathlib import Path

from moothall.core.errors import Trouble

# Highest byte first: magic, records, nonce, pages the file had, bytes a sector, bytes a page. 28 bytes of a sector filled with zeros.
_HEADER = struct.Struct(">8s5I")
_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""What each part of a journal begins with. SQLite wipes or removes it when the act is done, so without it there is nothing to put back."""
_TO_THE_END = 0xFFFFFFFF
"""In place of a number of records: as many as there are (SQLite's -1)."""


def roll_back(path: Path, pages: bytearray) -> None:
    """Make `pages`, the content of `path`, what it was before the unfinished act. Without a journal they stay as they are. Trouble when
    the journal's header doesn't fit the file, OSError when it can't be read.
    """
    journal = path.with_name(path.name + "-journal")
    try:
        if journal.exists():
            _play(journal.read_bytes(), pages)
    except ValueError:
        raise Trouble("store.damaged", file=path.name) from None


def _play(journal: bytes, pages: bytearray) -> None:
    """Part by part; each begins on a sector of its own, and the first says how long the file was."""
    # It ends so where several files were changed in one act, which ours never are: SQLite would ask for a file by the name before it.
    if journal.startswith(_MAGIC) and journal.endswith(_MAGIC):
        raise ValueError("an act on other files too")
    at = sector = size = 0
    while len(journal) >= at + _HEADER.size and journal.startswith(_MAGIC, at):
        _, records, nonce, long, *sizes = _HEADER.unpack_from(journal, at)
        if not at:
            sector, size = sizes
            # The last of these keeps a damaged length from taking all memory: no file was longer than what is left of it and its journal.
            if not sector or size != _page_size(pages) or long * size > len(pages) + len(journal):
                raise ValueError("the header does not fit")
            _set_length(pages, long * size)
        at += sector
        # A record is a page with four bytes before it, its number, and four after, its sum.
        if records == _TO_THE_END:
            records = (len(journal) - at) // (size + 8)
        for start in range(at, at + records * (size + 8), size + 8):
            if not _put_back(journal[start : start + size + 8], pages, nonce, size):
                return
        # Rounded up to the next sector: `//` rounds down, so both signs are turned.
        at = -(-(at + records * (size + 8)) // sector) * sector


def _put_back(record: bytes, pages: bytearray, nonce: int, size: int) -> bool:
    """False where the journal ends: it may be half-written, and then what it would have kept is still in the file."""
    if len(record) < size + 8:
        return False
    number, content, written = int.from_bytes(record[:4], "big"), record[4:-4], int.from_bytes(record[-4:], "big")
    # The journal's sum is of every 200th byte from the page's end, on top of the nonce: enough to tell a page that was never written.
    if not number or (nonce + sum(content[size - 200 : 0 : -200])) & 0xFFFFFFFF != written:
        return False
    # A page beyond the old end was added by the act itself and is cut off already.
    if number * size <= len(pages):
        pages[(number - 1) * size : number * size] = content
    return True


def _page_size(pages: bytearray) -> int:
    size = int.from_bytes(pages[16:18], "big")
    # Two bytes can't hold 65536, so the header writes 1 for it.
    return 65536 if size == 1 else size


def _set_length(pages: bytearray, length: int) -> None:
    # One of these two does nothing: either the act made the file longer, or shorter.
    del pages[length:]
    pages.extend(bytes(length - len(pages)))
