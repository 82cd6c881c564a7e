"""Lines that mix scripts written left to right and right to left, put in the order they are seen.

The rules of Unicode's annex 9 for text without marks of direction, cut to what notes need: letters, figures, and what lies between.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

# Classes as unicodedata names them: Hebrew and the like, Arabic; European figures, Arabic ones; separators, and signs of plus and minus.
_RIGHT = ("R", "AL")
_FIGURES = ("EN", "AN")
_JOINERS = ("CS", "ES")
"""Signs inside a figure, as in 1,000 or 10:24."""
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")
"""Pairs that change places when their text is drawn from the other side: an opening bracket must still open."""

Piece = TypeVar("Piece", bound=tuple[int, str, str])


def starts_right(text: str) -> bool:
    """Whether a text reads from right to left: its first letter says."""
    return next((kind in _RIGHT for kind in map(unicodedata.bidirectional, text) if kind in (*_RIGHT, "L")), False)


class _Place(NamedTuple):
    """How deep a character is nested, and which way it pulls what lies beside it: 1 is leftwards."""

    level: int
    side: int


def levels(text: str) -> list[int]:
    """How deep each character is nested: even reads rightwards, odd leftwards."""
    base = int(starts_right(text))
    kinds = [unicodedata.bidirectional(char) for char in text]
    places = _letters(kinds, base)
    before, found = _Place(base, base), [0] * len(kinds)
    gap: list[int] = []
    # The text's own direction stands before and after it, so that signs at either end go with it.
    for at, place in enumerate([*places, _Place(base, base)]):
        if place is None:
            gap.append(at)
            continue
        for lying in gap:
            # Level 2 is a figure within text read leftwards; one sign between two of them belongs to the figure.
            joined = len(gap) == 1 and kinds[lying] in _JOINERS and before.level == place.level == 2
            found[lying] = 2 if joined else _between(before, place, base)
        if at < len(found):
            found[at] = place.level
        before, gap = place, []
    return found


def _letters(kinds: Sequence[str], base: int) -> list[_Place | None]:
    """Where letters and figures belong; None for what lies between. Figures keep their own order in a text read leftwards."""
    places: list[_Place | None] = []
    side = base
    for kind in kinds:
        if kind in _FIGURES:
            places.append(_Place(2 if base or side else 0, side))
        elif kind == "L" or kind in _RIGHT:
            side = int(kind in _RIGHT)
            places.append(_Place(1 if side else 2 * base, side))
        else:
            places.append(None)
    return places


def _between(before: _Place, after: _Place, base: int) -> int:
    """What lies between two pieces that pull the same way goes with them."""
    if before.side != after.side:
        return base
    return 1 if before.side else 2 * base


def visual(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces, each led by its level, in the order they are seen from left to right."""
    seen = list(pieces)
    # From the deepest level up, each run of it turned round: the order annex 9 asks for (rule L2).
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
