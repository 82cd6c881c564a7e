"""Lines brought in, one reworded, one moved, a slip, and all adopted, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.principles.records import PRINCIPLES
from moothall.core.agenda import add_item
from moothall.core.record_places import move_place
from moothall.voting.adoption import adopt, bring_in


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "How we work", 10, "principles"))
    lines = ("You may pass.", "One speaks, others listen.", "A slip of the finger")
    desk.do(bring_in(PRINCIPLES, desk.session, lines, desk.keys(3), desk.now(), item))
    first, second, slip = PRINCIPLES.all(desk.session)[-3:]
    desk.do(PRINCIPLES.delete(desk.session, slip.key))
    desk.do(PRINCIPLES.edit(desk.session, first.key, text="You may pass, without a reason."))
    desk.do(move_place(PRINCIPLES, desk.session, second.key, -1))
    desk.do(adopt(PRINCIPLES, desk.session))
