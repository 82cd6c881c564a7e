"""Four items parked: one leaves for the next agenda, one is dropped, one stays, one was a slip, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.parked.records import PARKED
from moothall.activities.parked.rules import leave_as
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "What we parked", 10, "parked"))
    for text in ("Parking for home care staff", "Same-day letters to practices", "Uniform colours", "A slip of the finger"):
        desk.do(PARKED.add(desk.session, desk.key(), text, desk.now(), item))
    _, second, third, fourth = PARKED.all(desk.session)[-4:]
    desk.do(leave_as(desk.session, second.key, "next"))
    desk.do(leave_as(desk.session, third.key, "dropped", "each employer’s own"))
    desk.do(PARKED.delete(desk.session, fourth.key))
