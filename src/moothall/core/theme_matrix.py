"""The same theme across prompts, from problem to vision to difference (practice, row 14); and who spoke of a theme, by sector.

Counts items. Themes are the same when they are called the same, case and spaces aside; a theme without a name is in no row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from moothall.core.cell_suppression import Shown, suppressed
from moothall.core.contributions import items, said
from moothall.core.model import Session
from moothall.core.prompts import Prompt, prompts
from moothall.core.themes import THEMES, notes_in, themes_of

Counted = Iterable[tuple[str, int]]
"""A board's themes: name and items."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A theme's name as it was first written, and its items on each board; None where a board has no such theme."""

    name: str
    items: tuple[int | None, ...]

    @property
    def boards(self) -> int:
        return sum(1 for n in self.items if n is not None)

    @property
    def total(self) -> int:
        return sum(n or 0 for n in self.items)


def crossings(boards: Sequence[Counted]) -> list[Crossing]:
    """A row for each name: those on most boards first, then those with most items."""
    written: dict[str, str] = {}
    counts: dict[str, list[int | None]] = {}
    for place, themes in enumerate(boards):
        for name, n in themes:
            # The same folding as for names people look for: casefold and not lower, which leaves ß beside ss.
            key = " ".join(name.split()).casefold()
            if not key:
                continue
            written.setdefault(key, name)
            row = counts.setdefault(key, [None] * len(boards))
            # Two themes of one board may be called the same but for case and spaces: they are one row.
            row[place] = (row[place] or 0) + n
    rows = [Crossing(written[key], tuple(row)) for key, row in counts.items()]
    return sorted(rows, key=lambda row: (-row.boards, -row.total, row.name.casefold()))


def boards_with_themes(session: Session) -> list[Prompt]:
    """The prompts that have themes, in their order."""
    return [p for p in prompts(session) if session.where(THEMES, "prompt", p.key)]


def crossings_of(session: Session) -> list[Crossing]:
    """The session's matrix; its columns are `boards_with_themes`."""
    return crossings(
        [[(t.name, items(session, notes_in(session, t.key))) for t in themes_of(session, p.key)] for p in boards_with_themes(session)]
    )


def theme_sectors(session: Session, prompt: str, told: Container[str] | None = None) -> Shown:
    """A board's items by theme and sector, as far as they may be shown: rows by the theme's letter, in the order of the board.

    Items without a sector are a group of their own, with the empty name. Where `told` says which sectors have a name here, those of all
    others are in that group too. Empty when no note of the board has a sector with a name.
    """
    notes = {t.letter: said(session, notes_in(session, t.key)) for t in themes_of(session, prompt)}
    rows = {letter: Counter(c.sector if told is None or c.sector in told else "" for c in of) for letter, of in notes.items()}
    if not any(sector for row in rows.values() for sector in row):
        return {}
    # `not s` is True for the empty name and sorts it last.
    groups = sorted({sector for row in rows.values() for sector in row}, key=lambda s: (not s, s.casefold()))
    # A theme nobody wrote to has no row: a line of noughts would be withheld and only puzzle.
    return suppressed({letter: {group: row[group] for group in groups} for letter, row in rows.items() if row})
