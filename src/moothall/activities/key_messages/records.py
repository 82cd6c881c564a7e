"""A key message: one line that everybody here can say outside, in the same words (practice 1b, row 35). Five at most."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, earlier, words

MOST = 5
STATES = ("open", "agreed")


@dataclass(frozen=True, slots=True)
class KeyMessage:
    """`number` is its place, 1 to 5. `poll` is the key of the vote on these words, or empty; other words need another. `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    earlier: str = earlier(level=Level.ROOM)
    poll: str = ""
    item: str = ""
    noted: str = ""


MESSAGES = Table("key_message", KeyMessage)
KEY_MESSAGES = RecordKind(
    "key_messages",
    MESSAGES,
    step_edited="step_reworded",
    most=MOST,
    too_many="key_messages.five_already",
    settled=("state", "poll"),
    member=None,
    first_page=("taken_back",),
    together=True,
    view="Key messages",
)
