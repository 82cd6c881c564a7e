"""Theme letters and the shapes that go with them. The letter is the identity; shape and colour only help the eye."""

from __future__ import annotations

SHAPES = ("circle", "square", "triangle", "diamond", "hexagon", "pentagon", "octagon")
"""Seven that are told apart at a distance and without colour. In this order for good: a theme should look the same in every version."""


def letter(ordinal: int) -> str:
    """1 is A, 26 is Z, 27 is AA, 28 is AB."""
    text = ""
    while ordinal > 0:
        # Base 26 without a nought: A is 1 and Z is 26, so that one is taken off before each division.
        ordinal, rest = divmod(ordinal - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def ordinal(text: str) -> int:
    """The other way round, in either case. 0 when it is not a letter at all."""
    number = 0
    for sign in text.upper():
        if not "A" <= sign <= "Z":
            return 0
        number = number * 26 + ord(sign) - ord("A") + 1
    return number


def shape(number: int) -> str:
    """Shapes repeat every seven themes."""
    return SHAPES[(number - 1) % len(SHAPES)]
