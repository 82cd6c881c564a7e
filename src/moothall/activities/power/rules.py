"""What of the power log still needs a word before people leave: what wasn't read back, and vetoes whose holder wasn't asked."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.power.records import POWER
from moothall.core.model import Session
from moothall.core.open_matters import OpenMatter, unread


def matters(session: Session) -> Sequence[OpenMatter]:
    """By number alone: what was said stays in the log."""
    vetoes = [entry for entry in POWER.all(session) if entry.kind == "veto" and entry.acknowledged != "yes"]
    unasked = tuple(OpenMatter("power.veto_unasked", {"number": e.number}, subject=e.key) for e in vetoes)
    return (*unread(POWER, session), *unasked)
