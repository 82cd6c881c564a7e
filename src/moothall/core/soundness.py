"""Whether a session's records make sense together, as rules that go through them take for granted. What we write always does; a file made
to hurt whoever opens it may hold a round that is its own round, or settings without end.
"""

from __future__ import annotations

import json

from moothall.core.agenda import AGENDA
from moothall.core.model import Session
from moothall.core.votes import VOTES


def is_sound(session: Session) -> bool:
    """Rounds that come to an end, and settings that can be read."""
    return _rounds_end(session) and all(_are_settings(item.settings) for item in session.all(AGENDA))


def _rounds_end(session: Session) -> bool:
    """No vote is a further round of itself, by however many steps."""
    earlier = {vote.key: vote.round_of for vote in session.all(VOTES)}
    ending: set[str] = set()
    for vote in earlier:
        way: set[str] = set()
        while vote in earlier and vote not in ending:
            if vote in way:
                return False
            way.add(vote)
            vote = earlier[vote]
        ending |= way
    return True


def _are_settings(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    # Brackets within brackets, thousands deep.
    except (ValueError, RecursionError):
        return False
