"""A line of the ladder: a step with its working days and who may start it, or one of the three things every ladder says (practice 2.6b)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import choice, earlier, words
from moothall.voting.adoption import STATES, adopted_kind

SCALE = "gradients-8"
"""The ready scale it is polled on: it will be needed on a bad day, so it is asked in eight gradients of agreement."""
TERMS = ("start", "meanwhile", "outside")
"""Who may start it · what goes on meanwhile · what may be said outside."""
GAP = "gap"
"""What a rehearsal showed to be missing, and the ladder must still settle."""
MOST_DAYS = 250
"""Working days: a year. A longer step is none."""
_DAYS = re.compile(r"(?P<n>[0-9]{1,4})(?:\s*(?:working\s+)?days?)?|(?P<same>(?:the\s+)?same\s+day)", re.I)


def working_days(text: str) -> str:
    """The number as it is kept: "5" of "5 working days", "0" of "same day", "" of nothing. Refused when it is none, or over a year."""
    if not text.strip():
        return ""
    found = _DAYS.fullmatch(text.strip())
    if found is None or (found["n"] and int(found["n"]) > MOST_DAYS):
        raise Refused("mechanism.not_days", text=text.strip()[:40], most=MOST_DAYS)
    return str(int(found["n"])) if found["n"] else "0"


@dataclass(frozen=True, slots=True)
class LadderLine:
    """What every adopted line has (`voting.adoption`), written out because the store fills records of one class and none above it; then
    its own. `number` is its place among all lines; `days` is how long it may take: working days as a number, or in words.
    """

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    earlier: str = earlier(level=Level.ROOM)
    poll: str = ""
    item: str = ""
    noted: str = ""
    sort: str = choice("step", *TERMS, GAP, level=Level.OUTSIDE)
    who: str = words(level=Level.OUTSIDE, spotlit=True)
    days: str = words(level=Level.OUTSIDE, spotlit=True)


MECHANISM = replace(
    adopted_kind("mechanism", Table("ladder_line", LadderLine), "Resolution mechanism", ("state", "poll")),
    layout=("text", "sort", "who", "days", "earlier"),
)
