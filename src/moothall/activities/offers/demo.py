"""Two bodies ask each other and offer something; answers of every kind, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.offers.records import OFFERS
from moothall.activities.offers.rules import answered, write
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "How can we help each other?", 15, "offers"))
    lines = (
        "table 1 > table 2 a named nurse for each home",
        "table 2 > table 1 one number to ring",
        "table 1 + twelve volunteers",
        "table 2 + a slip",
    )
    for line in lines:
        desk.do(write(desk.session, desk.key(), line, desk.now(), item))
    first, second, _, slip = OFFERS.all(desk.session)[-4:]
    desk.do(answered(desk.session, first.key, "yes"))
    desk.do(answered(desk.session, second.key, "too_vague"))
    desk.do(OFFERS.edit(desk.session, second.key, what="one number to ring after five"))
    desk.do(OFFERS.delete(desk.session, slip.key))
