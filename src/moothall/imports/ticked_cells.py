"""Lists of ticked options that stand in one cell, "Time;Money;" or "Time, Money, Staff (nurses, carers)", taken apart by what repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

LONGEST_OPTION = 90
"""Characters of an option that somebody could tick."""

# Commas within brackets are part of an option.
_COMMA = re.compile(r",\s+(?![^()\[\]]*[)\]])")
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (";", re.compile(r"\s*;\s*")),
    ("|", re.compile(r"\s*\|\s*")),
    ("\n", re.compile(r"\s*\n\s*")),
    (",", _COMMA),
    ("、", re.compile("[、，]\\s*")),
)


def ticked(cells: Sequence[str]) -> list[list[str]]:
    """What was ticked in each cell, or nothing at all when the cells are not such lists."""
    for mark, pattern in _MARKS:
        if sum(mark in cell for cell in cells) < 2:
            continue
        lists = [[part.strip() for part in pattern.split(cell) if part.strip()] for cell in cells]
        if mark == ",":
            lists = _joined(lists)
        if _repeat(lists, all(cell.rstrip().endswith(mark) for cell in cells if cell.strip())):
            return lists
    return []


def _repeat(lists: Sequence[Sequence[str]], ended: bool) -> bool:
    """Whether the same few options come again and again, in more than one company, as nobody writes."""
    counts = Counter(part for parts in lists for part in parts)
    total = sum(counts.values())
    several = sum(len(parts) > 1 for parts in lists)
    if several < 2 or not counts or max(map(len, counts)) > LONGEST_OPTION or any(len(set(parts)) < len(parts) for parts in lists):
        return False
    again = sum(n for n in counts.values() if n > 1)
    if ended:
        # A mark after the last one too: only a program writes so.
        return again * 2 >= total or total <= 12
    return again >= 0.75 * total and len(counts) <= max(3, total // 2)


def _joined(lists: list[list[str]]) -> list[list[str]]:
    """Options that have a comma in them, put together again: what begins small and only ever stands after one and the same."""
    alone = Counter(part for parts in lists for part in parts)
    pairs = Counter(pair for parts in lists for pair in pairwise(parts))
    whole = {(a, b) for (a, b), n in pairs.items() if n > 1 and n == alone[b] == alone[a] and b[:1].islower() and a[:1].isupper()}
    found = []
    for parts in lists:
        kept: list[str] = []
        last = ""
        for part in parts:
            if kept and (last, part) in whole:
                kept[-1] = f"{kept[-1]}, {part}"
            else:
                kept.append(part)
            last = part
        found.append(kept)
    return found
