"""Covering names in free text. Non-attribution strips the organisation as well as the name (practice, finding 9)."""

from __future__ import annotations

import re

from moothall.core.facts import facts_of
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.people import organisations, people

ORGANISATION = "[an organisation]"
PERSON = "[a name]"


class Mask:
    """Covers known names in a text, and counts what it covered. Whole words only, in the case they were listed in."""

    def __init__(self, names: dict[str, str]) -> None:
        longest_first = sorted((n for n in names if n.strip()), key=len, reverse=True)
        self._names = names
        self._pattern = re.compile("|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in longest_first)) if longest_first else None
        self.hits = 0

    def __call__(self, text: str) -> str:
        if self._pattern is None:
            return text
        covered, hits = self._pattern.subn(lambda found: self._names[found.group()], text)
        self.hits += hits
        return covered


def mask_for(session: Session, level: Level) -> Mask:
    """What must be covered at this level: nothing in the facilitator's own file, nothing in an open session's room copy."""
    is_open = facts_of(session).confidentiality == "open"
    if level is Level.PRIVATE or (is_open and level <= Level.ROOM):
        return Mask({})
    names = {p.name: PERSON for p in people(session)} | {o.name: ORGANISATION for o in organisations(session)}
    return Mask(names)
