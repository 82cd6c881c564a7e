"""A line in the order it is seen, where scripts written left to right and right to left meet: Unicode's annex 9, by python-bidi.

Orders, and says what reads leftwards; breaks no line and shapes no letter. Text comes from `drawable`: no controls, no marks of direction.
"""

from __future__ import annotations

from typing import NamedTuple

from bidi import get_base_level, get_display
from bidi.mirror import MIRRORED

_MIRROR = str.maketrans(MIRRORED)
"""Pairs that change places when their text is drawn from the other side: an opening bracket must still open."""

_FOLLOWER = "\u2060"
"""A word joiner: the annex leaves it out of account and puts it where the character before it goes."""

_LEFT, _RIGHT = ("L", "\u200e"), ("R", "\u200f")
"""The two ways a text may read, and the mark of each. A mark at the end keeps the last follower with its character; to the text it is
what stands there anyway, for a line ends as its text reads."""


class SeenCharacter(NamedTuple):
    """A character at its place from the left. One that reads leftwards is drawn mirrored where it has a mirror."""

    char: str
    leftwards: bool


def starts_right(text: str) -> bool:
    """Whether a text reads from right to left: its first letter says. A line break in it changes nothing."""
    words = " ".join(text.split())
    # The library knows no empty text.
    return bool(words) and get_base_level(words) == 1


def visual(text: str, leftwards: bool) -> list[SeenCharacter]:
    """A line's characters in the order they are seen from left to right. `leftwards` is how the whole text reads that the line is of."""
    base, end = _RIGHT if leftwards else _LEFT
    # The library gives text alone, not which way a character reads: each gets a follower, which lands on its left if that is leftwards.
    followed = "".join(char + _FOLLOWER for char in text) + end
    seen = get_display(followed, base_dir=base).replace(end, "")
    return [SeenCharacter(b, True) if a == _FOLLOWER else SeenCharacter(a, False) for a, b in zip(seen[::2], seen[1::2], strict=True)]


def mirrored(text: str) -> str:
    """A piece that reads leftwards, as it is drawn from the left."""
    return text[::-1].translate(_MIRROR)
