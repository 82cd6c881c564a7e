"""Lines that mix scripts written left to right and right to left, put in the order they are seen.

The Unicode rules for text without marks of direction, cut to what notes need: letters, figures, and what lies between.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

_RIGHT = ("R", "AL")
_FIGURES = ("EN", "AN")
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")

Piece = TypeVar("Piece", bound=tuple[int, str, str])


def starts_right(text: str) -> bool:
    """Whether a text reads from right to left: its first letter says."""
    return next((kind in _RIGHT for kind in map(unicodedata.bidirectional, text) if kind in (*_RIGHT, "L")), False)


def levels(text: str) -> list[int]:
    """How deep each character is nested: even reads rightwards, odd leftwards."""
    base = int(starts_right(text))
    found: list[int | None] = [_level(unicodedata.bidirectional(char), base) for char in text]
    at = 0
    while at < len(found):
        end = at
        while end < len(found) and found[end] is None:
            end += 1
        before, after = (found[at - 1] if at else base), (found[end] if end < len(found) else base)
        # What lies between two pieces that read the same way reads that way too.
        found[at:end] = [before if before == after else base] * (end - at)
        at = end + 1
    return [base if level is None else level for level in found]


def _level(kind: str, base: int) -> int | None:
    if kind in _RIGHT:
        return 1
    if kind in _FIGURES:
        return 2 if base else None
    if kind == "L":
        return 2 * base
    return None


def visual(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces, each led by its level, in the order they are seen from left to right."""
    seen = list(pieces)
    for depth in range(max((piece[0] for piece in seen), default=0), 0, -1):
        at = 0
        while at < len(seen):
            end = at
            while end < len(seen) and seen[end][0] >= depth:
                end += 1
            seen[at:end] = reversed(seen[at:end])
            at = end + 1
    return seen


def mirrored(text: str) -> str:
    """Signs that stand in a text read leftwards, as they are drawn from the left."""
    return text[::-1].translate(_MIRROR)
