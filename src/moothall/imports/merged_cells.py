"""Merged cells of a sheet: what was written once and is meant for every row it lies beside. Fills downwards only, and makes no row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

MOST = 50_000
"""Merged cells of a sheet that are looked after. Honest sheets have hundreds."""

_CORNER = re.compile("([A-Z]+)([0-9]+)")


def place_of(letters: str) -> int:
    """A column's place from 0, by its letters."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def letters_of(place: int) -> str:
    """A column's letters, by its place from 0."""
    letters, rest = "", place + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(65 + last) + letters
    return letters


@dataclass
class Merges:
    """Merged cells by the row they begin in, each as its first column, last row and width in columns."""

    begins: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    open: list[tuple[int, int, str]] = field(default_factory=list)
    """Those that reach below the row at hand: column, last row, text."""

    def reset(self) -> None:
        """Before a sheet is read once more from its first row."""
        self.open = []

    def filled(self, number: int, cells: list[str]) -> frozenset[int]:
        """Write into a row what merged cells above it say, and remember those that begin in it. The places that were filled.

        A row with nothing of its own stays empty.
        """
        self.open = [one for one in self.open if one[1] >= number]
        own = any(cells)
        filled = set()
        for place, _, text in self.open if own else ():
            # A row ends with its last cell that says something; what is merged may lie beyond.
            cells += [""] * (place + 1 - len(cells))
            if not cells[place]:
                cells[place] = text
                filled.add(place)
        for place, last, _ in self.begins.get(number, ()):
            if last > number and place < len(cells) and cells[place]:
                self.open.append((place, last, cells[place]))
        return frozenset(filled)

    def across(self, number: int, cells: list[str]) -> list[int]:
        """Places in a row from which a filled cell reaches over columns to its right."""
        begun = self.begins.get(number, ())
        return [place for place, _, wide in begun if wide > 1 and place < len(cells) and cells[place]]


def ranges_in(found: Iterable[bytes]) -> Merges:
    """From what a sheet says, as A2:A5. What can't be one is none."""
    merges = Merges()
    for text in sorted(found)[:MOST]:
        first, last = (_CORNER.fullmatch(corner) for corner in text.decode("ascii").split(":"))
        if first and last:
            left, top, bottom = place_of(first[1]), int(first[2]), int(last[2])
            merges.begins.setdefault(top, []).append((left, bottom, place_of(last[1]) - left + 1))
    return merges
