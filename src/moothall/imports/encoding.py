"""From a file to its text: the byte order mark, else UTF-8, else Windows-1252. Guesses no further, and reads nothing endless."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from moothall.core.batch import Remark
from moothall.core.refused import Trouble
from moothall.store.trouble import worded

LARGEST = 50 * 1024 * 1024
"""Bytes. The largest published vote with a ballot a line is smaller; anything more is the wrong file."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_OTHER_FILES = (
    (b"PK\x03\x04", "imports.workbook"),
    (b"\xd0\xcf\x11\xe0", "imports.workbook"),
    (b"SQLite format 3\0", "imports.a_session"),
)
"""How files begin that have a sentence of their own."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".docx")

_UNPRINTED = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that old Windows text never has."""


class Source(NamedTuple):
    """A file's name and text, and what was odd about reading it."""

    path: Path
    text: str
    remarks: tuple[Remark, ...] = ()

    @property
    def name(self) -> str:
        return self.path.name


def read_source(path: Path) -> Source:
    """The text of a file. Trouble in words when there is none to read."""
    raw = _bytes_of(path)
    for start, key in _OTHER_FILES:
        if raw.startswith(start):
            raise Trouble(key, file=path.name)
    if path.suffix.lower() in _WORKBOOKS:
        raise Trouble("imports.workbook", file=path.name)
    text, remarks = _decoded(path, raw)
    if not text.strip():
        raise Trouble("imports.empty", file=path.name)
    if text.count("\0") * 4 > len(text):
        raise Trouble("imports.not_text", file=path.name)
    return Source(path, text, remarks)


def _bytes_of(path: Path) -> bytes:
    with worded(path):
        if path.is_dir():
            raise Trouble("imports.directory", file=path.name)
        if path.exists() and not path.is_file():
            raise Trouble("imports.not_a_file", file=path.name)
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Trouble("imports.too_big", file=path.name, most=LARGEST // (1024 * 1024))
    return raw


def _decoded(path: Path, raw: bytes) -> tuple[str, tuple[Remark, ...]]:
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    try:
        return raw.decode(marked or "utf-8"), ()
    except UnicodeDecodeError:
        if marked or _UNPRINTED.search(raw):
            raise Trouble("imports.not_text", file=path.name) from None
    try:
        return raw.decode("cp1252"), (Remark("imports.read_as_windows"),)
    except UnicodeDecodeError:
        raise Trouble("imports.not_text", file=path.name) from None
