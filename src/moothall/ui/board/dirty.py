"""What a change touches on one board: which themes to lay out again, which notes may have come to or left the tray. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Change, Session
from moothall.core.themes import DOMAINS, PLACEMENTS, THEMES


@dataclass(frozen=True, slots=True)
class Dirty:
    """Keys of themes and of contributions, of this board or another: whoever draws looks them up."""

    themes: frozenset[str]
    notes: frozenset[str]


def touched_by(session: Session, changes: Iterable[Change]) -> Dirty:
    """Read after the change: what was deleted is told by the side before it."""
    themes: set[str] = set()
    notes: set[str] = set()
    for change in changes:
        # Both: a placement that moved touches the theme it left and the theme it came to.
        sides = [side for side in (change.before, change.after) if side is not None]
        if change.table == THEMES.name:
            themes.add(change.key)
        elif change.table == DOMAINS.name:
            # A domain's name and order stand over the columns, whose place depends on them.
            themes.update(t.key for t in session.where(THEMES, "domain", change.key))
        elif change.table == PLACEMENTS.name:
            themes.update(side.theme for side in sides)
            notes.update(side.contribution for side in sides)
        elif change.table == CONTRIBUTIONS.name:
            notes.add(change.key)
            notes.update(side.same_as for side in sides if side.same_as)  # what it repeats shows how often it was said
    # Last, when all notes are known: whatever a note says new, it says in every theme it lies in.
    themes.update(p.theme for note in notes for p in session.where(PLACEMENTS, "contribution", note))
    return Dirty(frozenset(themes), frozenset(notes))
