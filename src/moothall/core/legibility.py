"""How far a picture can be read from: the height of a letter times 150 reaches the furthest viewer (practice 2.22). How wide words are,
before anything can measure them.
"""

from __future__ import annotations

CAPITALS = 0.04
"""Of the picture's height: capital letters of the smallest words on the shared screen (design language, 2)."""
REACH = 150
"""Metres that a letter a metre high is read from."""
_LETTERS = {**dict.fromkeys("iljtfrI.,:;'’!|()[] -", 0.55), **dict.fromkeys("mwMW@%", 1.6)}
"""How wide letters are that are not as wide as most."""


def in_letters(text: str) -> float:
    """The width of a text, in ordinary letters. Capitals are a third wider; East Asian signs and pictures count double."""
    return sum(_LETTERS.get(c, 2 if ord(c) > 0x2E7F else 1.3 if c.isupper() else 1) for c in text)


def furthest_seat(height: float) -> float:
    """Metres from which a picture `height` metres high can be read."""
    return CAPITALS * REACH * height


def height_for(seat: float) -> float:
    """Metres a picture must be high to be read from `seat` metres."""
    return seat / (CAPITALS * REACH)
