"""The outlines of the seven theme shapes in a box of 32 by 32, for screen and paper alike. Paints nothing."""

from __future__ import annotations

BOX = 32.0
"""The side of the box, in units of its own: px of the symbol at 100 % on the desk. Whoever draws scales it to the size at hand."""
CIRCLE_RADIUS = 14.0

# Square 26 wide. Diamond, hexagon and octagon touch a circle of 15.5 round the middle; the pentagon one of 16 round a point 1 lower,
# since it is taller above its middle than below.
# Corner points, clockwise from the top. The circle has none: it is round the middle with CIRCLE_RADIUS.
CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "square": ((3, 3), (29, 3), (29, 29), (3, 29)),
    "triangle": ((16, 1.5), (31, 29), (1, 29)),
    "diamond": ((16, 0.5), (31.5, 16), (16, 31.5), (0.5, 16)),
    "hexagon": ((31.5, 16), (23.75, 29.42), (8.25, 29.42), (0.5, 16), (8.25, 2.58), (23.75, 2.58)),
    "pentagon": ((16, 1), (31.22, 12.06), (25.4, 29.94), (6.6, 29.94), (0.78, 12.06)),
    "octagon": (
        (30.32, 21.93), (21.93, 30.32), (10.07, 30.32), (1.68, 21.93), (1.68, 10.07), (10.07, 1.68), (21.93, 1.68), (30.32, 10.07),
    ),
}  # fmt: skip

# Where the letter's baseline lies and how large the letter is, in the same box: the triangle is widest low down.
LETTER_BASELINE = {"triangle": 24.9, "pentagon": 22.5}
# The triangle's letter is 12 % smaller than the others'.
LETTER_SIZE = {"triangle": 14.5, "diamond": 15.0}
USUAL_BASELINE, USUAL_SIZE = 21.6, 16.5
"""The letter's capitals, 0.714 of its size high in the bundled typeface, then have their middle near the middle of the box."""


def letter_baseline(shape: str) -> float:
    """How far below the top of the box, in its units, the letter stands."""
    return LETTER_BASELINE.get(shape, USUAL_BASELINE)


def letter_size(shape: str, letters: int) -> float:
    """Smaller for AA and beyond, so that two letters stay inside the shape."""
    # Three quarters, more or less: two letters in the usual size would touch the outline.
    return LETTER_SIZE.get(shape, USUAL_SIZE) * (1.0 if letters == 1 else 0.74)
