"""The papers there are. Knows their size and nothing of what is printed on them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperSize:
    """Upright, in points."""

    key: str
    wide: float
    high: float


PAPERS = {
    paper.key: paper
    for paper in (
        PaperSize("a4", 595.28, 841.89),
        PaperSize("a3", 841.89, 1190.55),
        PaperSize("letter", 612.0, 792.0),
        PaperSize("a5", 419.53, 595.28),
    )
}
