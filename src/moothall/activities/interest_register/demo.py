"""An interest declared in one line, its kind said and read back, another taken off, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.interest_register.records import INTEREST
from moothall.activities.interest_register.rules import declare


def play(desk: Any) -> None:
    for line in ("Trustee of the hospice = hospice money", "Married to a bidder", "A slip of the finger"):
        desk.do(declare(desk.session, desk.key(), line, desk.now()))
    first, second, third = INTEREST.all(desk.session)[-3:]
    desk.do(INTEREST.edit(desk.session, first.key, kind="professional", outcome="no_vote"))
    desk.do(INTEREST.read_back(desk.session, first.key))
    desk.do(INTEREST.edit(desk.session, second.key, kind="indirect", outcome="left", note="Said in the corridor"))
    desk.do(INTEREST.delete(desk.session, third.key))
