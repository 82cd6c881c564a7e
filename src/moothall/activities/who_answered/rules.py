"""Who answered and who didn't, by sector: how many were invited, are here, and wrote. Small sectors are told together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Session
from moothall.core.people import by_sector, participants, present
from moothall.core.small_cells import FEW


@dataclass(frozen=True, slots=True)
class SectorLine:
    """`sector` is empty for the small ones together. `answered` are people told apart by the number of their response."""

    sector: str
    invited: int
    here: int
    answered: int


def by_sectors(session: Session) -> list[SectorLine]:
    """Most invited first. A sector stands for itself where five or more were invited or answered; the others are one line, which is left
    out where it would tell of fewer than five in all.
    """
    invited, here = Counter(dict(by_sector(session, participants(session)))), Counter(dict(by_sector(session, present(session))))
    answered = _answered(session)
    names = sorted({*invited, *here, *answered} - {""}, key=lambda s: (-invited[s], -answered[s], s))
    large = [s for s in names if max(invited[s], answered[s]) >= FEW]
    lines = [SectorLine(s, invited[s], here[s], answered[s]) for s in large]
    rest = [s for s in (*names, "") if s not in large]
    together = SectorLine("", *(sum(counts[s] for s in rest) for counts in (invited, here, answered)))
    return [*lines, together] if max(together.invited, together.answered) >= FEW else lines


def _answered(session: Session) -> Counter[str]:
    """People whose answers came in from a file, by the sector that stands beside them. A person with several answers counts once."""
    hands = {(note.sector, note.response_no or note.key) for note in session.all(CONTRIBUTIONS) if note.source == "imported"}
    return Counter(sector for sector, _ in hands)
