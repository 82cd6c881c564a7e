"""Names of the groups that cards are given to: those the session knows, those that fit what is being typed, those nobody here is from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from moothall.core.model import Session
from moothall.core.people import organisations, people

_CARDS = re.compile(r"\s*\d{1,4}(?:\s*(?:-|–|to)\s*\d{1,4})?[\s:]+")
"""What stands before a group's name in its line."""
MOST_OFFERED = 6
"""One row of names; more are found by typing on."""


def _sectors(session: Session) -> Iterable[str]:
    return (*(o.sector for o in organisations(session)), *(p.sector for p in people(session)))


_KNOWN: Mapping[str, Callable[[Session], Iterable[str]]] = {
    "sector": _sectors,
    "organisation": lambda session: (o.name for o in organisations(session)),
    "table": lambda session: (p.table for p in people(session)),
}


def known_groups(session: Session, by: str) -> list[str]:
    """What the list of people has of this, once each, in the list's order."""
    found = (name.strip() for name in (_KNOWN[by](session) if by in _KNOWN else ()))
    return list({name.casefold(): name for name in reversed(list(found)) if name}.values())[::-1]


def being_typed(text: str, caret: int) -> tuple[int, int, str] | None:
    """Where the name in the caret's line begins and ends, and the name as far as it is typed. None while there are no cards before it."""
    start = text.rfind("\n", 0, caret) + 1
    end = text.find("\n", caret)
    end = len(text) if end < 0 else end
    cards = _CARDS.match(text[start:end])
    if cards is None or start + cards.end() > caret:
        return None
    return start + cards.end(), end, text[start + cards.end() : caret]


def offered(known: Sequence[str], begun: str) -> list[str]:
    """Names that begin so, or have a word that does. None once it is whole."""
    said = begun.strip().casefold()
    fitting = [name for name in known if any(part.startswith(said) for part in _beginnings(name))]
    return [] if any(name.casefold() == said for name in known) else fitting[:MOST_OFFERED]


def unknown_groups(known: Sequence[str], ranges: Iterable[tuple[int, int, str]]) -> list[str]:
    """Names that nobody on the list is from; none where the list says nothing."""
    there = {name.casefold() for name in known}
    return list(dict.fromkeys(name for _, _, name in ranges if there and name.casefold() not in there))


def _beginnings(name: str) -> Iterable[str]:
    folded = name.casefold()
    return (folded[found.start() :] for found in re.finditer(r"\S+", folded))
