"""Two groups speak by turns, one stops, and the spread is told to the room and not, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.who_spoke.records import TALK
from moothall.activities.who_spoke.rules import begins, nobody, tell_room


def play(desk: Any) -> None:
    for group, at in (("Health", "10:00:00"), ("Council", "10:03:10"), ("Health", "10:04:00")):
        desk.do(begins(desk.session, desk.key(), group, at))
    desk.do(nobody(desk.session, "10:11:30"))
    desk.do(tell_room(desk.session, on=True))
    desk.do(tell_room(desk.session, on=False))
    desk.do(TALK.delete(desk.session, TALK.all(desk.session)[-1].key))
