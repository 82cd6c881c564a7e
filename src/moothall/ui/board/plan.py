"""Where columns stand: how many side by side, how high their rows, at which zoom all of them fit. Numbers only; draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STEPS = (15, 20, 25, 30, 35, 45, 60, 75, 85, 100, 125, 150, 200)
"""Zoom in per cent."""


@dataclass(frozen=True, slots=True)
class Measures:
    """In px at 100 % zoom: a column's width, the gap between two, the gap between rows, the margin round all; the heights of a
    theme's card, of a note with the gap after it, and of the line that says how many more."""

    column: int
    gap: int
    row_gap: int
    margin: int
    head: int
    note: int
    line: int

    def across(self, width: float) -> int:
        """How many columns stand side by side in `width`."""
        return max(1, int((width - 2 * self.margin + self.gap) // (self.column + self.gap)))

    def width_of(self, columns: int) -> int:
        return 2 * self.margin + columns * self.column + max(0, columns - 1) * self.gap

    def places(self, heights: Sequence[float], across: int) -> tuple[list[tuple[float, float]], float]:
        """The top left corner of each column, row by row, and the height of it all."""
        corners: list[tuple[float, float]] = []
        top = float(self.gap)
        for start in range(0, len(heights), across):
            row = heights[start : start + across]
            corners += [(self.margin + n * (self.column + self.gap), top) for n in range(len(row))]
            top += max(row) + self.row_gap
        return corners, top

    def most(self, columns: int, across: int, height: float) -> int:
        """How many notes of the usual size a column shows before it is folded, so that two rows of columns are in sight; 3 at least."""
        rows = min(2, -(-columns // across))
        room = (height - self.gap) / max(1, rows) - self.row_gap - self.head - self.line
        return max(3, int(room // self.note))

    def fitting(self, heights: Sequence[float], width: float, height: float) -> int:
        """The largest zoom, at most 100 %, at which everything is in sight; the smallest there is when nothing helps."""
        for step in reversed([s for s in STEPS if s <= 100]):
            room = width * 100 / step
            if self.places(heights, self.across(room))[1] * step / 100 <= height:
                return step
        return STEPS[0]


def next_step(zoom: int, by: int) -> int:
    """The next zoom up (`by` 1) or down (-1)."""
    further = [s for s in STEPS if s > zoom] if by > 0 else [s for s in reversed(STEPS) if s < zoom]
    return further[0] if further else zoom
