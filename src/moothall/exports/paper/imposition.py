"""Cards on a sheet: how many, where each stands, where its back stands, and the marks to cut by. Draws nothing of what a card says."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.exports.paper.paper_page import PaperPage
from moothall.exports.paper.paper_sizes import PaperSize

SAFE = 14.18
"""Points that no printer may be asked for at the edge of a sheet: 5 mm."""
_MARK, _OFF = 11.0, 3.0
"""How long a crop mark is, and how far it stays off the card, in points."""
_WORDS = 15.0
"""Room over and under the cards for what the sheet says of itself, in points of ordinary print."""


@dataclass(frozen=True, slots=True)
class CardGrid:
    """Cards `wide` by `high` points in rows and columns in the middle of a sheet, so that a back turned there meets its front."""

    paper: PaperSize
    wide: float
    high: float
    columns: int
    rows: int

    @property
    def left(self) -> float:
        return (self.paper.wide - self.columns * self.wide) / 2

    @property
    def top(self) -> float:
        return (self.paper.high - self.rows * self.high) / 2

    @property
    def up(self) -> int:
        """Cards on a sheet."""
        return self.columns * self.rows

    def place(self, at: int, back: bool = False) -> tuple[float, float]:
        """The top left corner of the `at`-th card from 0, read in rows; of its back, where the sheet was turned at its long edge."""
        row, column = divmod(at, self.columns)
        if back:
            column = self.columns - 1 - column
        return self.left + column * self.wide, self.top + row * self.high

    def crop(self, page: PaperPage) -> None:
        """Marks at every cut, outside the cards: one on a card would still be there after the cut."""
        right, foot = self.left + self.columns * self.wide, self.top + self.rows * self.high
        for column in range(self.columns + 1):
            x = self.left + column * self.wide
            page.line((x, self.top - _OFF - _MARK), (x, self.top - _OFF), 0.5)
            page.line((x, foot + _OFF), (x, foot + _OFF + _MARK), 0.5)
        for row in range(self.rows + 1):
            y = self.top + row * self.high
            page.line((self.left - _OFF - _MARK, y), (self.left - _OFF, y), 0.5)
            page.line((right + _OFF, y), (right + _OFF + _MARK, y), 0.5)


def card_grid(paper: PaperSize, wide: float, high: float, words: float = _WORDS) -> CardGrid:
    """As many cards of this size as the paper has room for; one at least. `words` are points over and under them for the sheet's own."""
    beside, above = 2 * (SAFE + _MARK + _OFF), 2 * (SAFE + words + _OFF + _MARK)
    columns = max(1, int((paper.wide - beside + 0.01) // wide))
    rows = max(1, int((paper.high - above + 0.01) // high))
    return CardGrid(paper, wide, high, columns, rows)
