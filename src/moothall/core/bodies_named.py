"""Which body a typed name means: an organisation by as much of its name as tells it apart, or a table. Takes none on trust."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.people import ORGANISATIONS, Organisation, Participant, organisations, present
from moothall.core.search import folded

TABLE = "table:"
"""What begins the key of a table, which has no record of its own."""
_LONGEST = 8
"""Words of a name that are looked at."""


def leading_body(session: Session, words: Sequence[str]) -> tuple[str, int]:
    """The key of the body the first words name, and how many words that took. Refused when none is called so, or several are."""
    if len(words) > 1 and folded(words[0]) == "table" and words[1].isdecimal():
        return f"{TABLE}{int(words[1])}", 2
    everybody = organisations(session)
    for number in range(min(_LONGEST, len(words)), 0, -1):
        fit = _called(everybody, words[:number])
        if len(fit) > 1:
            raise Refused("core.several_bodies", name=" ".join(words[:number])[:40], which="; ".join(o.name for o in fit[:4]))
        if fit:
            return fit[0].key, number
    raise Refused("core.no_such_body", name=(words[0] if words else "")[:40])


def _called(bodies: Iterable[Organisation], words: Sequence[str]) -> list[Organisation]:
    """Those whose name holds these words in a row, the last perhaps begun only. Whole words win, and a whole name wins over all."""
    asked = [folded(word.rstrip(".,;:")) for word in words]
    if not asked[-1]:
        return []
    names = [(body, [folded(part) for part in body.name.split()]) for body in bodies]
    rows = [(body, name, [name[n : n + len(asked)] for n in range(len(name) - len(asked) + 1)]) for body, name in names]
    exact = [body for body, name, _ in rows if name == asked]
    whole = [body for body, _, runs in rows if asked in runs]
    begun = [body for body, _, runs in rows if any(run[:-1] == asked[:-1] and run[-1].startswith(asked[-1]) for run in runs)]
    return exact or whole or begun


def body_name(session: Session, key: str) -> str:
    """What it is called; empty for one that is gone. A table is called by its number."""
    if key.startswith(TABLE):
        return key.removeprefix(TABLE)
    body = session.find(ORGANISATIONS, key)
    return body.name if body else ""


def members_here(session: Session, key: str) -> list[Participant]:
    """Who of a body is here, in list order."""
    if key.startswith(TABLE):
        return [p for p in present(session) if p.table.strip() == key.removeprefix(TABLE)]
    return [p for p in present(session) if p.organisation == key]
