"""Two who are not here, one rated and given a next talk, another taken off, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.stakeholders.records import STAKEHOLDER
from moothall.activities.stakeholders.rules import name_one, take_over
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Who else has a say", 15, "stakeholders"))
    for line in ("Regional office 9 4", "The landlords’ forum 3 8 14 May 2027", "A slip of the finger"):
        desk.do(name_one(desk.session, desk.key(), line, desk.now(), item))
    first, _, third = STAKEHOLDER.all(desk.session)[-3:]
    desk.do(STAKEHOLDER.edit(desk.session, first.key, stands="against", wanted="neutral", note="Ask their finance lead"))
    desk.do(STAKEHOLDER.delete(desk.session, third.key))
    desk.do(take_over(desk.session, ["Night-shift staff"], [desk.key()], desk.now(), item))
