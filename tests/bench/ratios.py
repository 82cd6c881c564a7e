"""Measuring a thing beside its floor: interleaved, so that a busy machine slows both; medians and 99th percentiles; never an assertion."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

Act = Callable[[], object]


def collect_nothing() -> None:
    """As in the app, which collects garbage only while nobody types or points: never within what is measured here."""
    gc.collect()
    gc.disable()


@dataclass(frozen=True, slots=True)
class Ratio:
    """Times in milliseconds: what we do, and the floor it stands on."""

    name: str
    floor_name: str
    ours: list[float]
    floor: list[float]

    def __str__(self) -> str:
        ratio = _middle(self.ours) / _middle(self.floor)
        return (
            f"{ratio:>7.1f} ×  {self.name:<46} {_middle(self.ours):>9.2f} /{_late(self.ours):>9.2f}   "
            f"{self.floor_name:<38} {_middle(self.floor):>8.2f} /{_late(self.floor):>8.2f}"
        )


HEAD = f"{'ratio':>7}     {'what':<46} {'median':>9} /{'p99 ms':>9}   {'over its floor':<38} {'median':>8} /{'p99 ms':>8}"


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def _late(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]


def beside(name: str, ours: Act, floor_name: str, floor: Act, times: int, warm: int = 2, after: Act = lambda: None) -> Ratio:
    """Both in turn, `times` times, after `warm` rounds that don't count. `after` each act clears up, and is not timed."""
    taken: tuple[list[float], list[float]] = ([], [])
    for n in range(times + warm):
        for act, into in ((ours, taken[0]), (floor, taken[1])):
            start = perf_counter()
            act()
            if n >= warm:
                into.append((perf_counter() - start) * 1000)
            after()
    return Ratio(name, floor_name, *taken)
