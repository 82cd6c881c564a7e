"""Two decisions recorded, one filled in, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.decision.rules import decide, decisions, delete_decision, edit_decision
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "What we decided", 10, "decision"))
    for text in ("One front door from June", "We meet again in six weeks", "A slip of the finger"):
        desk.do(decide(desk.session, desk.key(), text, desk.now(), item))
    first, second, third = decisions(desk.session)[-3:]
    desk.do(edit_decision(desk.session, first.key, rule="consent", decides="The partnership board", ratifies="Both councils"))
    desk.do(edit_decision(desk.session, second.key, conditions="If the hall is free", review="2027-01-15"))
    desk.do(delete_decision(desk.session, third.key))
