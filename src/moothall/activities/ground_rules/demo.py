"""Lines brought in, one reworded, one moved, a slip, and all adopted, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.ground_rules.records import GROUND_RULES
from moothall.core.agenda import add_item
from moothall.core.record_places import move_place
from moothall.voting.adoption import adopt, bring_in


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "How we work", 10, "ground_rules"))
    lines = ("You may pass.", "One speaks, others listen.", "A slip of the finger")
    desk.do(bring_in(GROUND_RULES, desk.session, lines, desk.keys(3), desk.now(), item))
    first, second, slip = GROUND_RULES.all(desk.session)[-3:]
    desk.do(GROUND_RULES.delete(desk.session, slip.key))
    desk.do(GROUND_RULES.edit(desk.session, first.key, text="You may pass, without a reason."))
    desk.do(move_place(GROUND_RULES, desk.session, second.key, -1))
    desk.do(adopt(GROUND_RULES, desk.session))
