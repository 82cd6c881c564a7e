"""Shares side by side, row by row: what a chart draws and a screen reader says. Nothing here is a score, and no row is before another."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """One bar: `part` from 0 to 1, None where it is withheld; `words` what stands beside it. An `open` one is drawn hollow."""

    part: float | None
    words: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A name, its bars from the top down, and further cells under the chart's heads."""

    name: str
    shares: tuple[Share, ...]
    cells: tuple[str, ...] = ()

    def spoken(self) -> str:
        return ", ".join(share.words for share in self.shares)
