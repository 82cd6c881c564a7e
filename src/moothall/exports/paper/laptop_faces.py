"""Typefaces of this laptop for Chinese, Japanese and Korean, which are too large to ship: where they lie, and which may be put into a file.

Reads the head of each font file and nothing else. A face without TrueType outlines, or whose maker doesn't allow it in a document, is none.
The layout of a font file is that of the OpenType specification (https://learn.microsoft.com/typography/opentype/spec/).
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

_RANGES = (
    ("\u2e80", "\u30ff"),  # radicals, punctuation, kana
    ("\u3100", "\u312f"),  # bopomofo
    ("\u31a0", "\u9fff"),  # Chinese characters, and what is set among them
    ("\uac00", "\ud7a3"),  # Korean syllables
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last characters of what is written without letters that change with their neighbours: any face that has them will do."""
_HAS = (1 << 17) | (1 << 18) | (1 << 24) | (1 << 27)
"""Bits of OS/2's second field of Unicode ranges: hiragana, katakana, Korean syllables, Chinese characters. One of them at least."""
_TRUETYPE = (b"\0\1\0\0", b"true")
_MOST_IN_ONE, _MOST_TABLES = 64, 128
"""Faces in a collection and tables in a face: more than any has, so that a file made to hurt costs nothing."""


_PLAIN_WEIGHT = 400
"""Of OS/2's weights, that of running text."""


class LaptopFace(NamedTuple):
    """A font file, and which of its faces, from 0. `rank` is lower the better it suits running text in any of the three languages."""

    rank: int
    path: Path
    number: int


def is_east_asian(char: str) -> bool:
    """Whether a face of the laptop may be asked for it."""
    return any(first <= char <= last for first, last in _RANGES)


def laptop_faces() -> tuple[LaptopFace, ...]:
    """Those that may be used, the best first. Looked for once: that reads a little of each font file there is."""
    return _found(tuple(_folders()))


@cache
def _found(folders: tuple[Path, ...]) -> tuple[LaptopFace, ...]:
    return tuple(sorted(face for path in _files(folders) for face in _faces_in(path)))


def _folders() -> Iterator[Path]:
    """Where the system and this account keep fonts."""
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        if local := os.environ.get("LOCALAPPDATA"):
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library" / "Fonts")
    else:
        own = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        yield from (Path(base) / "fonts" for base in (own, *shared.split(":")) if base)


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.suffix.lower() in (".ttf", ".ttc", ".otf"))


def _faces_in(path: Path) -> Iterator[LaptopFace]:
    try:
        with path.open("rb") as file:
            starts = _starts(file)
            yield from (LaptopFace(rank, path, number) for number, start in enumerate(starts) if (rank := _rank(file, start)) is not None)
    except (OSError, struct.error):
        # Not to be read, or no font: none of our business.
        return


def _starts(file: BinaryIO) -> tuple[int, ...]:
    """Where each face of a file begins: one, or those of a collection."""
    head = file.read(12)
    if head[:4] != b"ttcf":
        return (0,)
    number = min(struct.unpack(">I", head[8:12])[0], _MOST_IN_ONE)
    return struct.unpack(f">{number}I", file.read(4 * number))


def _rank(file: BinaryIO, start: int) -> int | None:
    """None for a face that won't do."""
    file.seek(start)
    kind, number = struct.unpack(">4sH6x", file.read(12))
    if kind not in _TRUETYPE or number > _MOST_TABLES:
        return None
    tables = {name: place for name, _, place, _ in struct.iter_unpack(">4sIII", file.read(16 * number))}
    if b"glyf" not in tables or b"OS/2" not in tables:
        return None
    file.seek(tables[b"OS/2"])
    weight, kind_of_use, ranges = struct.unpack(">4xH2xH36xI", file.read(50))
    if not ranges & _HAS or not _may_be_embedded(kind_of_use):
        return None
    # One face for all of a text before one that has a part of it, and a plain one before a bold one.
    return abs(int(weight) - _PLAIN_WEIGHT) + 1000 * (_HAS.bit_count() - (int(ranges) & _HAS).bit_count())


def _may_be_embedded(kind_of_use: int) -> bool:
    """By fsType of OS/2: 2 is no, 4 and 8 are for print and for editing, of several the widest counts. 0x100 forbids taking a part of it,
    0x200 its outlines, and both are what a PDF holds.
    """
    if kind_of_use & 0x300:
        return False
    return not kind_of_use & 0xE or bool(kind_of_use & 0xC)
