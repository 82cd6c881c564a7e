"""Small groups: whoever is one of few could be recognised, so counts of few are put together until nobody can be told."""

from __future__ import annotations

from collections.abc import Iterable

FEW = 5
"""Fewer people than this in a group could be recognised (practice 2.16)."""


def few_together(cells: Iterable[tuple[str, int]], few: int = FEW) -> list[tuple[str, int]]:
    """Counts with every cell under `few` put together under the empty name, with the next smallest where one alone could be told.

    A single hidden cell, or hidden cells adding up to fewer than that, could be worked out from the total.
    """
    # The largest first, so that the smallest shown is always the last; by name where counts are equal, so that every copy is the same.
    shown = sorted(cells, key=lambda c: (-c[1], c[0]))
    hidden: list[tuple[str, int]] = []
    while shown and (shown[-1][1] < few or (hidden and (len(hidden) < 2 or sum(n for _, n in hidden) < few))):
        hidden.append(shown.pop())
    return [*shown, *([("", sum(n for _, n in hidden))] if hidden else [])]
