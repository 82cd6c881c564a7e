"""An offer or a request: what one body can give, or asks of another, and the one answer it gets (practice 2.14)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.bodies_named import TABLE, body_name
from moothall.core.levels import Level
from moothall.core.model import Session, Table
from moothall.core.records import RecordKind, choice, day, earlier, link, words
from moothall.words import say

KINDS = ("request", "offer")
ANSWERS = ("", "yes", "will_try", "no", "too_vague")
"""Not answered yet · yes · I will try · no · too vague to answer. There are no others, and no discussion."""


def body_words(session: Session, key: str) -> str:
    """An organisation's name, or "Table 3"."""
    name = body_name(session, key)
    return say("offers.table", number=name) if key.startswith(TABLE) else name


@dataclass(frozen=True, slots=True)
class HelpAsked:
    """`asker` and `asked` are bodies' keys (`core.bodies_named`); an offer is to anybody, and has no `asked`. `action` is the key of the
    action it became, or empty; `noted` is HH:MM.
    """

    key: str
    number: int
    what: str = words(level=Level.OUTSIDE, must=True)
    kind: str = choice(*KINDS, level=Level.OUTSIDE)
    asker: str = link(level=Level.ROOM, read=body_words)
    asked: str = link(level=Level.ROOM, read=body_words)
    by_when: str = day(level=Level.OUTSIDE, spotlit=True)
    answer: str = choice(*ANSWERS, level=Level.OUTSIDE)
    taken_by: str = words(level=Level.ROOM)
    earlier: str = earlier(level=Level.ROOM)
    action: str = ""
    item: str = ""
    noted: str = ""


HELP = Table("help_asked", HelpAsked, counted=lambda a: ("help_asked", a.number))
OFFERS = RecordKind("offers", HELP, settled=("answer", "action"), member=None, view="Offers and requests")
