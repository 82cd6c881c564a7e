"""How far a picture can be read from: the height of a letter times 150 reaches the furthest viewer (practice 2.22)."""

from __future__ import annotations

CAPITALS = 0.04
"""Of the picture's height: capital letters of the smallest words on the shared screen (design language, 2)."""
REACH = 150
"""Metres that a letter a metre high is read from."""


def furthest_seat(height: float) -> float:
    """Metres from which a picture `height` metres high can be read."""
    return CAPITALS * REACH * height


def height_for(seat: float) -> float:
    """Metres a picture must be high to be read from `seat` metres."""
    return seat / (CAPITALS * REACH)
