"""Whether a session's records make sense together, as rules that go through them take for granted. What we write always does; a file made
to hurt whoever opens it may hold a round that is its own round, or settings without end.
"""

from __future__ import annotations

import json

from moothall.core.agenda import AGENDA
from moothall.core.errors import Refused
from moothall.core.forms.form_rounds import ROUNDS, FormRound, bodies_asked, form_asked
from moothall.core.model import Session
from moothall.core.votes import VOTES

LARGEST_STRUCTURE = 1 << 20
"""Characters of settings or of a form, kept as JSON: 1 MiB. The longest of ours take a few thousand; a list of a million empty lists
would take fifty times its length in memory.
"""


def is_sound(session: Session) -> bool:
    """Rounds that come to an end, settings and forms that can be read."""
    return (
        _rounds_end(session)
        and all(_are_settings(item.settings) for item in session.all(AGENDA))
        and all(_can_be_asked(round_) for round_ in session.all(ROUNDS))
    )


def _rounds_end(session: Session) -> bool:
    """No vote is a further round of itself, by however many steps."""
    earlier = {vote.key: vote.round_of for vote in session.all(VOTES)}
    ending: set[str] = set()
    for key in list(earlier):
        at, way = key, set[str]()
        while at in earlier and at not in ending:
            if at in way:
                return False
            way.add(at)
            at = earlier[at]
        ending |= way
    return True


def _can_be_asked(round_: FormRound) -> bool:
    if max(len(round_.asked), len(round_.bodies)) > LARGEST_STRUCTURE:
        return False
    try:
        return bool(form_asked(round_).questions) and len(bodies_asked(round_)) >= 0
    except Refused:
        return False


def _are_settings(text: str) -> bool:
    if len(text) > LARGEST_STRUCTURE:
        return False
    try:
        return isinstance(json.loads(text), dict)
    # Brackets within brackets, thousands deep.
    except (ValueError, RecursionError):
        return False
