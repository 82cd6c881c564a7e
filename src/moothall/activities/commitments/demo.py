"""Two commitments, one changed and a slip of the finger, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.commitments.records import COMMITMENT
from moothall.activities.commitments.rules import write
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "What we commit to", 10, "commitments"))
    lines = (
        "a nurse in the hub two days a week | ring before we write | no second referral 30 Jun = she stays",
        "open the shared list in six weeks",
        "a slip",
    )
    for line in lines:
        desk.do(write(desk.session, desk.key(), line, desk.now(), item))
    first, second, slip = COMMITMENT.all(desk.session)[-3:]
    desk.do(COMMITMENT.edit(desk.session, second.key, trust="nobody reads it alone"))
    desk.do(COMMITMENT.edit(desk.session, first.key, winter="she stays, the clinic closes first"))
    desk.do(COMMITMENT.delete(desk.session, slip.key))
