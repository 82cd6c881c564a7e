"""A statement put as a question, and the questions that deepen a tension in the order in which they come up in a room."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from moothall.activities.conflict.records import CONFLICT, CONFLICTS, Conflict
from moothall.core.model import Session, Step
from moothall.words import say

_OURS = re.compile(r"^(?:we|they all|everyone|everybody)\s+(?:should|must|need to|have to|ought to)\s+(?P<rest>.+)$", re.I | re.S)
_SHOULD = re.compile(r"^(?P<who>.+?)\s+(?:should|must|needs? to|ha(?:s|ve) to|ought to)\s+(?P<rest>.+)$", re.I | re.S)
_HAPPENS = re.compile(
    r"\b(?:is|are|was|were|isn.t|aren.t|never|always|won.t|can.?t|cannot|don.t|doesn.t|keeps?|refuses?|wants?|has|have|takes?|gets?|pays?|does)\b",
    re.I,
)


def is_question(text: str) -> bool:
    """Whether somebody could answer it: it ends in a question mark, of any script."""
    return text.rstrip().endswith(("?", "？", "؟"))


def as_question(text: str) -> str:
    """The statement as a question both sides could ask; empty where it is one already, or nothing. A proposal: nobody has to take it."""
    line = " ".join(text.split()).rstrip(" .!;:,…")
    if not line or is_question(text):
        return ""
    if found := _OURS.match(line):
        return say("conflict.as_ours", rest=found["rest"])
    if found := _SHOULD.match(line):
        return say("conflict.as_should", who=_small(found["who"]), rest=found["rest"])
    return say("conflict.as_when" if _HAPPENS.search(line) else "conflict.as_thing", text=_small(line))


def _small(text: str) -> str:
    """Within a sentence: only a word that is a capital and small letters loses its capital, and only one that is no name by its looks."""
    first, _, rest = text.partition(" ")
    ordinary = {"the", "a", "an", "they", "we", "it", "this", "that", "our", "their", "no", "nobody", "some", "one", "there", "who", "you"}
    return f"{first.lower()} {rest}".strip() if first.lower() in ordinary else text


@dataclass(frozen=True, slots=True)
class Deeper:
    """One question about a tension: a field of it, or of one of its sides. `side` is that side's key; empty for a field of the tension, and
    "new" for a side that isn't there yet.
    """

    field: str
    side: str = ""
    place: int = 0
    of: str = ""
    """The side's name, where it has one."""


_OF_SIDE = ("name", "asks", "interest", "bound")
_AFTER = ("shared", "criterion", "options", "owner")
_TWO = 2


def deeper(session: Session, key: str) -> Iterator[Deeper]:
    """Every question there is to ask, in order: two sides at least, one after the other; then what both want, how to judge, what could be
    done, who takes it on. A third and a fourth side are asked for by their key alone.
    """
    rows = CONFLICT.rows_of(session, key)
    for place in range(max(_TWO, len(rows))):
        row = rows[place] if place < len(rows) else None
        for name in _OF_SIDE if row else ("name",):
            yield Deeper(name, row.key if row else "new", place + 1, row.name if row else "")
    for name in _AFTER:
        yield Deeper(name)


def value_of(session: Session, key: str, ask: Deeper) -> str:
    """What is said to it so far."""
    if ask.side == "new":
        return ""
    record: Any = session.find(CONFLICT.rows.table, ask.side) if ask.side and CONFLICT.rows else session.find(CONFLICTS, key)
    return str(getattr(record, ask.field, ""))


def next_question(session: Session, key: str, after: Deeper | None = None) -> Deeper | None:
    """The next one without an answer, after one that was passed over; None when there is none left."""
    asks = list(deeper(session, key))
    start = next((n + 1 for n, ask in enumerate(asks) if after and (ask.field, ask.place) == (after.field, after.place)), 0)
    return next((ask for ask in asks[start:] if not value_of(session, key, ask)), None)


def answer(session: Session, key: str, ask: Deeper, text: str, fresh: str) -> Step:
    """What was said, in its field. `fresh` is a key for a side that isn't there yet. Refused as the field refuses."""
    if ask.side == "new":
        return CONFLICT.add_row(session, fresh, key, name=text)
    if ask.side:
        return CONFLICT.edit_row(session, ask.side, **{ask.field: text})
    return CONFLICT.edit(session, key, **{ask.field: text})


def asked(ask: Deeper) -> str:
    """The question in words, with the side it is put to."""
    if ask.field in _OF_SIDE:
        who = ask.of or say("conflict.side_number", n=ask.place)
        return say(f"conflict.ask_{ask.field}", who=who, n=ask.place)
    return say(f"conflict.ask_{ask.field}")


def take_question(session: Session, key: str) -> Step:
    """The title put as the question that is proposed; nothing where it is one."""
    before: Conflict = session.get(CONFLICTS, key)
    proposed = as_question(before.issue)
    return CONFLICT.edit(session, key, issue=proposed) if proposed else Step("conflict.step_edited", ())
