"""Two decisions recorded, one filled in, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.decision.records import DECISION
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "What we decided", 10, "decision"))
    for text in ("One front door from June", "We meet again in six weeks", "A slip of the finger"):
        desk.do(DECISION.add(desk.session, desk.key(), text, desk.now(), item))
    first, second, third = DECISION.all(desk.session)[-3:]
    desk.do(
        DECISION.edit(
            desk.session,
            first.key,
            rule="consent",
            decides="The partnership board",
            ratifies="Both councils",
            consult="The council, over money, by May",
        )
    )
    desk.do(DECISION.edit(desk.session, second.key, conditions="If the hall is free", review="2027-01-15"))
    desk.do(DECISION.delete(desk.session, third.key))
