"""A starter brought in, a step given other days, one moved, a slip, and the ladder adopted, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.mechanism.records import MECHANISM
from moothall.activities.mechanism.rules import bring_in, change, move, steps, write
from moothall.core.agenda import add_item
from moothall.voting.adoption import adopt


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Our way of settling things", 10, "mechanism"))
    lines = ("Say it in the room = anyone, same day", "Two leads talk = either lead, 5 days", "meanwhile: What was agreed goes on.")
    desk.do(bring_in(desk.session, lines, desk.keys(3), desk.now(), item))
    desk.do(write(desk.session, desk.key(), "A slip of the finger", desk.now(), item))
    desk.do(MECHANISM.delete(desk.session, steps(desk.session)[-1].key))
    desk.do(write(desk.session, desk.key(), "Chief officers = either lead, in writing, 15 days", desk.now(), item))
    desk.do(move(desk.session, steps(desk.session)[-1].key, -1))
    desk.do(change(desk.session, steps(desk.session)[0].key, days="1"))
    desk.do(adopt(MECHANISM, desk.session))
