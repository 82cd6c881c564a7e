"""How a strip is read: as a shape. Where the middle stands, whether there are two humps, how many stand at either end, what to talk about.

A mean is never told; one stands in a rule for prompts to talk, beside the shares it is read with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from moothall.core.interpretation import shape

FALL, ENOUGH = 7, 8
"""Tenths of a point by which the mean is down since the last wave, and how many answered both times, to be a prompt (practice 2.16)."""


@dataclass(frozen=True, slots=True)
class Ends:
    """How many stand at the top two and the bottom two points, of how many."""

    top: int
    bottom: int
    base: int


def middle(counts: Mapping[int, int]) -> float | None:
    """The median, a whole or a half point; None where nobody answered."""
    marks = [value for value, n in sorted(counts.items()) for _ in range(n)]
    if not marks:
        return None
    half = len(marks) // 2
    return float(marks[half]) if len(marks) % 2 else (marks[half - 1] + marks[half]) / 2


def two_humps(counts: Mapping[int, int], points: range) -> bool:
    """Whether the room stands at both ends with less between: each end has a quarter, the middle less than either."""
    return shape([counts.get(point, 0) for point in reversed(points)]) == "divided"


def ends(counts: Mapping[int, int], points: range) -> Ends:
    top, bottom = (sum(counts.get(point, 0) for point in own) for own in (points[-2:], points[:2]))
    return Ends(top, bottom, sum(counts.values()))


def per_cent(n: int, base: int) -> int:
    """A share rounded to the nearest whole; a half goes up. 0 of nobody."""
    return (200 * n + base) // (2 * base) if base else 0


def prompts_to_talk(counts: Mapping[int, int], points: range, before: Mapping[int, int] | None = None) -> tuple[str, ...]:
    """Why a strip is worth a word, as keys: "fell", "low" or "humps". Stated rules, and no scores (practice 2.16)."""
    n = sum(counts.values())
    low = sum(counts.get(point, 0) for point in points[:3])
    found = []
    if before is not None and _fell(counts, before):
        found.append("fell")
    if n and 4 * low >= n:
        found.append("low")
    if two_humps(counts, points) and (before is None or not two_humps(before, points)):
        found.append("humps")
    return tuple(found)


def _fell(now: Mapping[int, int], before: Mapping[int, int]) -> bool:
    n, m = sum(now.values()), sum(before.values())
    if min(n, m) < ENOUGH:
        return False
    # Whole numbers: a fall of exactly 0.7 is one.
    return 10 * (_sum(before) * n - _sum(now) * m) >= FALL * n * m


def _sum(counts: Mapping[int, int]) -> int:
    return sum(value * n for value, n in counts.items())
