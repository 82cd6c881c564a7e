"""What changed between two wordings, word by word. Judges neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\S+\s*|\s+")
"""A word with the space behind it, so that pieces put together again are the text."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch that stayed, is new, or stood there before."""

    text: str
    sort: Literal["kept", "added", "removed"] = "kept"


def text_changes(before: str, after: str) -> tuple[TextPiece, ...]:
    """The pieces of both wordings in reading order, what went before what came. All of it is new where nothing was there before."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    # The space at the end of a line is no change of words.
    matcher = SequenceMatcher(None, [w.rstrip() for w in old], [w.rstrip() for w in new], autojunk=False)
    return tuple(piece for code in matcher.get_opcodes() for piece in _pieces(code, old, new) if piece.text)


def _pieces(code: tuple[str, int, int, int, int], old: list[str], new: list[str]) -> Iterator[TextPiece]:
    tag, a, b, c, d = code
    if tag == "equal":
        yield TextPiece("".join(new[c:d]))
        return
    yield TextPiece("".join(old[a:b]), "removed")
    yield TextPiece("".join(new[c:d]), "added")


def new_words(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """Where in `after` new words stand: first and last place of each stretch, without the space behind it."""
    found, at = [], 0
    for piece in text_changes(before, after):
        if piece.sort == "added":
            found.append((at, at + len(piece.text.rstrip())))
        if piece.sort != "removed":
            at += len(piece.text)
    return tuple(found)
