"""Where columns stand: how many side by side, how high their rows, at which zoom all of them fit. Numbers only; draws nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from moothall.ui.theme.look import TextScale, look

STEPS = (15, 20, 25, 30, 35, 45, 60, 75, 85, 100, 125, 150, 200)
"""Zoom in per cent. Close together where a few per cent decide whether everything is in sight, wider above 100. 60 and 35 are the edges
of the two coarser details, so that stepping stops right on them."""

BRIEF, BLOCK = 0.599, 0.349  # 60 and 35 %, with room for what the painter's scale is rounded to
"""Under the first zoom a note shows its number and three words, under the second only number and colour. The two zooms are the design's.
Lowering either shows words too small to be read; raising it hides words that could be."""


@dataclass(frozen=True, slots=True)
class Measures:
    """In px at 100 % zoom: a column's width, the gap between two, the gap between rows, the margin round all; the heights of a
    theme's card and of the lowest note, each with the gap after it, and of the line that says how many more; that gap."""

    column: int
    gap: int
    row_gap: int
    margin: int
    head: int
    note: int
    line: int
    grid: int = 8

    def across(self, width: float) -> int:
        """How many columns stand side by side in `width`."""
        # Each column brings a gap but the last, hence one more gap in the room than there is. One column at least, however narrow.
        return max(1, int((width - 2 * self.margin + self.gap) // (self.column + self.gap)))

    def width_of(self, columns: int) -> int:
        return 2 * self.margin + columns * self.column + max(0, columns - 1) * self.gap

    def places(self, heights: Sequence[int], across: int, top: int | None = None) -> tuple[list[tuple[int, int]], int]:
        """The top left corner of each column, row by row, and the height of it all. The first row begins at `top`."""
        corners: list[tuple[int, int]] = []
        # The first row stands a gap below the top, as columns stand a gap apart.
        top = self.gap if top is None else top
        for start in range(0, len(heights), across):
            row = heights[start : start + across]
            corners += [(self.margin + n * (self.column + self.gap), top) for n in range(len(row))]
            top += max(row) + self.row_gap
        return corners, top

    def most(self, columns: int, across: int, height: float) -> int:
        """How many notes of the usual size a column shows before it is folded, so that two rows of columns are in sight; 3 at least."""
        # Rounded up without floats. Two rows at most are reckoned with: sharing the height among more would show three notes of
        # each.
        rows = min(2, -(-columns // across))
        room = (height - self.gap) / max(1, rows) - self.row_gap - self.head - self.line
        # Three at least, or a column says nothing of what its theme is about.
        return max(3, int(room // self.note))

    def fitting(self, heights: Callable[[bool], Sequence[int]], width: float, height: float) -> int:
        """The largest zoom, at most 100 %, at which everything is in sight; the smallest there is when nothing helps.

        `heights` gives each column's, as seen from far off (True) or from near.
        """
        # From the largest down, so that the first that fits is the answer. Above 100 % nobody asks to see everything.
        for step in reversed([s for s in STEPS if s <= 100]):
            across, room = self.across(width * 100 / step), height * 100 / step
            # From near, notes are as high as their text. The flat heights are asked first, because they measure nothing and rule
            # most out.
            flat, near = heights(True), step > BRIEF * 100
            if self.places(flat, across)[1] <= room and (not near or self.places(heights(False), across)[1] <= room):
                return step
        return STEPS[0]


# The same object for as long as the text size stays: columns and notes know by identity whether what they added up is still true.
def measures() -> Measures:
    """At the present text size."""
    return _measures(look().scale.percent)


@cache
def _measures(percent: int) -> Measures:
    now, scale = look().tokens.size, TextScale(percent)
    # What holds text grows with it; gaps between papers don't.
    heads, notes = scale.px(now.theme_card) + now.grid, scale.px(now.note_min) + now.grid
    column, line = scale.px(now.theme_column), scale.px(now.target)
    return Measures(column, now.gap, now.section_gap, now.section_gap, heads, notes, line, now.grid)


def next_step(zoom: int, by: int) -> int:
    """The next zoom up (`by` 1) or down (-1)."""
    # `zoom` may lie between two steps, as "fit" and the wheel leave it; at either end it stays.
    further = [s for s in STEPS if s > zoom] if by > 0 else [s for s in reversed(STEPS) if s < zoom]
    return further[0] if further else zoom
