"""Entries of a declared kind as options of a vote: their words as they are, called by their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from moothall.core.agenda import AgendaItem
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.records import RecordKind
from moothall.core.votes import Candidate


def record_candidates(
    kind: RecordKind[Any], session: Session, item: AgendaItem | None, counts: Callable[[Any], bool] = lambda _: True
) -> Mapping[str, Sequence[Candidate]]:
    """Those that `counts` lets in, by number, under the kind's key; nothing while there are none. A private entry is never one: options
    stand on the shared screen.
    """
    entries = [e for e in kind.all(session) if getattr(e, "visibility", Level.ROOM) != Level.PRIVATE and counts(e)]
    found = [Candidate(getattr(e, kind.title.name), ref=str(e.number), subject=e.key) for e in entries]
    return {kind.key: found} if found else {}
