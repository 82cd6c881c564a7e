"""From a file to its text or its workbook. Reads nothing endless, and no file that is something else; its letters are for letter_sets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from moothall.core.batch import Remark
from moothall.core.errors import Trouble
from moothall.imports.letter_sets import ENCODINGS, GUESSED, Decoded, decoded, in_ascii, known_encoding
from moothall.imports.workbook import Book, book_in
from moothall.store.error_words import worded
from moothall.words import say

LARGEST = 50 * 1024 * 1024
"""Bytes. The largest published vote with a ballot a line is smaller; anything more is the wrong file."""

_OLD_BOOK = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin, and new ones with a password: both lie in the container of old Office files."""

_OTHER_FILES = (
    (b"PK\x03\x04", "imports.workbook"),
    (_OLD_BOOK, "imports.old_workbook"),
    (b"SQLite format 3\0", "imports.a_session"),
)
"""How files begin that have a sentence of their own. The first is any zip archive: a workbook that could be read went before."""

_READ_WORKBOOKS = (".xlsx", ".xlsm")
"""Endings of workbooks that are read, whatever is wrong with the one at hand."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".docx")
"""Endings of files from office programs: one that begins like none of the above is not looked into any further."""

_UNPRINTED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Bytes that text of no encoding has; tabs, line breaks and form feeds it has."""


Counted = Callable[[int], None]


def nobody(_: int) -> None:
    """Hears how many rows are read and does nothing about it."""


@dataclass(frozen=True, slots=True)
class TextSource:
    """A file's name and text, and what was odd about reading it. A workbook has no text but a `book`.

    `counted` hears how many rows are read so far. `pasted` text came from no file, and has no folder.
    """

    path: Path
    text: str = ""
    remarks: tuple[Remark, ...] = ()
    encoding: str = ""
    book: Book | None = None
    pasted: bool = False
    counted: Counted = nobody
    digest: str = ""
    """What its bytes come to."""
    told: dict[str, Remark] = field(default_factory=dict, compare=False)
    """What was odd and shows only while rows are read, by its key: what is read twice is told once."""

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def title(self) -> str:
        """What it may be called where the file says nothing of itself."""
        return self.path.stem


def read_source(path: Path, encoding: str = "", counted: Counted = nobody, of_json: bool = False) -> TextSource:
    """The text or the workbook in a file. Trouble, in words, when it is missing, empty, too big, or neither text nor a workbook.

    `of_json`: only its values will be read, so that its signs may come as JSON escapes them.
    """
    raw = _bytes_of(path)
    if not raw:
        raise Trouble("imports.empty", file=path.name)
    book = book_in(raw)
    if book:
        return TextSource(path, book=book, counted=counted, digest=sha256(raw).hexdigest())
    # After the attempt: by now it is known that no workbook could be opened in it.
    if path.suffix.lower() in _READ_WORKBOOKS and not raw.startswith(_OLD_BOOK):
        raise Trouble("imports.broken_workbook", file=path.name)
    for start, key in _OTHER_FILES:
        if raw.startswith(start):
            raise Trouble(key, file=path.name)
    if path.suffix.lower() in _WORKBOOKS:
        raise Trouble("imports.workbook", file=path.name)
    escaped = in_ascii(raw) if of_json and not encoding else None
    text, used, remarks, likely = escaped or _decoded(path, raw, encoding)
    if not text.strip():
        raise Trouble("imports.empty", file=path.name)
    # UTF-16 without a mark passes for UTF-8 with a nought beside each letter; a quarter of them is more than a stray one or two.
    if text.count("\0") * 4 > len(text) or not any(map(str.isprintable, text.strip())):
        raise Trouble("imports.not_text", file=path.name)
    remarks = (*remarks, *_likely_told(likely))
    return TextSource(path, text, remarks, used, counted=counted, digest=sha256(raw).hexdigest())


def pasted_source(text: str, counted: Counted = nobody) -> TextSource:
    """Text that came with the clipboard. Trouble when it is empty or too big."""
    path = Path(say("imports.pasted"))
    if not text.strip():
        raise Trouble("imports.empty", file=path.name)
    if len(text) > LARGEST:
        raise Trouble("imports.too_big", file=path.name, most=LARGEST // (1024 * 1024))
    return TextSource(path, text, pasted=True, counted=counted, digest=sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _bytes_of(path: Path) -> bytes:
    with worded(path):
        if path.is_dir():
            raise Trouble("imports.directory", file=path.name)
        # A pipe would keep the reader waiting for ever.
        if path.exists() and not path.is_file():
            raise Trouble("imports.not_a_file", file=path.name)
        with path.open("rb") as file:
            raw = _read(file, path)
    if len(raw) > LARGEST:
        raise Trouble("imports.too_big", file=path.name, most=LARGEST // (1024 * 1024))
    return raw


def _read(file: BinaryIO, path: Path) -> bytes:
    # The store's sentences about disks are about saving, and nothing was to be saved here.
    try:
        # One byte more than may be tells that there is more, and the rest of an endless file is never read.
        return file.read(LARGEST + 1)
    except OSError:
        raise Trouble("imports.unreadable", file=path.name) from None


def _decoded(path: Path, raw: bytes, chosen: str) -> Decoded:
    """The text, the encoding it was read in, and what there is to say of that. Trouble when it is no text, or not in the one chosen."""
    name = known_encoding(chosen) if chosen else ""
    if chosen and not name:
        # In sentences, what a file or a person says is cut at 40 characters, here and in the other readers.
        raise Trouble("imports.no_such_encoding", encoding=chosen[:40], encodings=", ".join(ENCODINGS))
    found = decoded(raw, name)
    if found is None and name:
        raise Trouble("imports.other_encoding", file=path.name, encoding=_called(name))
    # Old encodings take nearly any bytes, so what no text has must be looked for as well: else every picture would be text.
    if found is None or (found.encoding == GUESSED and not name and _UNPRINTED.search(raw)):
        raise Trouble("imports.not_text", file=path.name)
    return found


def _called(name: str) -> str:
    return say(f"imports.encoding_{name.replace('-', '_')}")


def _likely_told(likely: tuple[str, ...]) -> tuple[Remark, ...]:
    """What may fit better than the letters it was read in: for a person to choose, and never chosen here."""
    named = ", ".join(f"{_called(name)} ({name})" for name in likely)
    return (Remark("imports.which_letters", {"likely": named}),) if likely else ()
