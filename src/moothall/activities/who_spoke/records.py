"""A turn: which group spoke, from when and for how long (practice 2.15). The facilitator's own, whoever asks; never a person's."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, words

BY = ("sector", "table")


@dataclass(frozen=True, slots=True)
class TalkTurn:
    """`speaks` is the group's name, `by` whether that is a sector or a table. `since` is HH:MM:SS; `seconds` how long it lasted, empty
    while it goes on. `told` says whether the spread may be told in what the room gets. `item` is the agenda item that ran, `noted` HH:MM.
    """

    key: str
    number: int
    speaks: str = words(must=True)
    by: str = choice(*BY)
    since: str = words()
    seconds: str = words()
    told: str = choice("", "yes")
    item: str = ""
    noted: str = ""


TALK = RecordKind(
    "who_spoke",
    Table("talk_turn", TalkTurn, counted=lambda t: ("talk_turn", t.number)),
    # All of it stands on no sheet that somebody else fills in.
    own_notes=("since", "seconds", "told"),
    member=None,
    view="Who spoke",
)
